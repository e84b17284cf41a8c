import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { dossiers, invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { debtors } from '@/db/schema/parties.ts';
import { storeAccessCode } from '@/lib/auth/commands.ts';
import { freshAccessCode } from '@/lib/auth/hashing.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier, findDossierForStaff, findInternalFacts, listDossiers } from '@/lib/dossiers/queries.ts';
import { formatReference, referenceOf } from '@/lib/dossiers/reference.ts';
import { listUnanswered } from '@/lib/messaging/queries.ts';
import {
  formatStructuredCommunication,
  structuredCommunicationOf,
} from '@/lib/payments/structured-communication.ts';
import { findPlan } from '@/lib/plans/queries.ts';
import { listDossierTrail, listTrail, searchDossiers } from '@/lib/staff/queries.ts';
import { contextFor, minutesLater, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier, givenStaff } from '../support/files/given-dossier.ts';
import { givenPlan } from '../support/plans.ts';

const trailOf = async (db: Database) =>
  db.select({ type: auditEvents.type, facts: auditEvents.facts }).from(auditEvents);

/** A dossier of a debtor with this name, with numbers that check and one invoice. */
async function givenNamed(db: Database, name: string, invoiceNumber = 'F-1') {
  const dossier = await givenDossier(db);
  const reference = referenceOf(12_345_678);
  const structuredCommunication = structuredCommunicationOf(8_000_000_042);
  await db.update(debtors).set({ name }).where(eq(debtors.id, dossier.debtorId));
  await db
    .update(dossiers)
    .set({ reference, structuredCommunication, number: 'D-77' })
    .where(eq(dossiers.id, dossier.id));
  await db.insert(invoices).values({
    dossierId: dossier.id,
    number: invoiceNumber,
    description: 'Elektriciteit, juni',
    issuedOn: day('2026-06-01'),
    dueOn: day('2026-06-16'),
    principalCents: 12_345,
  });
  return { ...dossier, reference, structuredCommunication };
}

describe('searchDossiers', () => {
  it('finds by reference, communication, invoice number, dossier number and a part of the name', () =>
    inRollback(async (db) => {
      const dossier = await givenNamed(db, 'Jürgen O’Connor 100% zeker', 'F_2026/1');
      const ctx = contextOf(db, await givenStaff(db));
      const queries = [
        formatReference(dossier.reference),
        formatStructuredCommunication(dossier.structuredCommunication),
        dossier.structuredCommunication,
        'F_2026/1',
        'D-77',
        'jürgen',
        '100%',
      ];
      for (const query of queries) {
        const { found } = await searchDossiers(ctx, query);
        expect([query, found.map((each) => each.id)]).toEqual([query, [dossier.id]]);
      }
      // What means something to the database means itself.
      for (const query of ['FX2026/1', '%%%', '_____', '\\', "' or 1=1 --"]) {
        expect([query, (await searchDossiers(ctx, query)).found]).toEqual([query, []]);
      }
    }));

  it('stays within the creditors of the member of staff', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const { found } = await searchDossiers(contextOf(db, await givenStaff(db, mine)), 'An Peeters');
      expect(found.map((each) => each.id)).toEqual([mine.id]);
      expect(other.id).not.toBe(mine.id);
    }));

  it('says when there are more than fifty', () =>
    inRollback(async (db) => {
      for (let i = 0; i < 51; i++) await givenDossier(db);
      const { found, hasMore } = await searchDossiers(contextOf(db, await givenStaff(db)), 'An Peeters');
      expect([found.length, hasMore]).toEqual([50, true]);
    }));

  it('leaves its number of finds in the trail, never what was asked', () =>
    inRollback(async (db) => {
      await givenNamed(db, 'Lotte Verhaegen');
      await searchDossiers(contextOf(db, await givenStaff(db)), 'Verhaegen');
      expect(await trailOf(db)).toEqual([{ type: 'dossiers.searched', facts: { found: 1 } }]);
    }));
});

describe('the trail', () => {
  it('names the staff who looked at a dossier, newest first', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, await givenStaff(db));
      const seen = await findDossierForStaff(ctx, dossier.id, 'dossier');
      if (!seen) throw new Error('the dossier is within reach');
      await findDossierForStaff(ctx, dossier.id, 'messages');
      const events = await listDossierTrail(ctx, seen, 10);
      expect(events.map(({ type, staffName }) => [type, staffName])).toEqual([
        ['dossier.seen', 'Samira'],
        ['dossier.seen', 'Samira'],
      ]);
      expect(events[0]?.id).toBeGreaterThan(events[1]?.id ?? 0);
    }));

  it('is whole for an administrator of all creditors, and empty for others', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const [agent, listed] = [await givenStaff(db), await givenStaff(db, dossier)];
      await findDossierForStaff(contextOf(db, agent), dossier.id, 'dossier');
      expect(await listTrail(contextOf(db, agent), null, 10)).toEqual([]);
      expect(await listTrail(contextOf(db, { ...listed, role: 'administrator' }), null, 10)).toEqual([]);
      const events = await listTrail(contextOf(db, { ...agent, role: 'administrator' }), null, 10);
      expect(events.map((event) => event.type)).toEqual(['audit.seen', 'dossier.seen']);
      const older = await listTrail(
        contextOf(db, { ...agent, role: 'administrator' }),
        events[0]?.id ?? 0,
        10,
      );
      expect(older.map((event) => event.type)).toEqual(['dossier.seen']);
    }));

  it('has a row for each look at the queue', () =>
    inRollback(async (db) => {
      await listUnanswered(contextOf(db, await givenStaff(db)), 10);
      expect(await trailOf(db)).toEqual([{ type: 'queue.seen', facts: { dossiers: 0 } }]);
    }));
});

it('says of a dossier since when a code opens it, not whether one once did', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    const ctx = contextFor(db, await givenStaff(db));
    const seen = await findDossierForStaff(ctx, dossier.id, 'dossier');
    if (!seen) throw new Error('the dossier is within reach');
    const madeOn = async (days: number) => {
      const now = minutesLater(days * 24 * 60);
      return (await findInternalFacts({ ...ctx, now }, seen)).accessCodeMadeOn;
    };
    const make = (minutes: number) =>
      storeAccessCode(contextFor(db, system, minutesLater(minutes)), dossier.id, freshAccessCode());
    expect(await madeOn(0)).toBeNull();
    await make(-24 * 60);
    await make(0);
    expect([await madeOn(364), await madeOn(365)]).toEqual(['2026-11-23', null]);
    // Half past midnight in Brussels is still the evening before in UTC.
    await make(11.5 * 60);
    expect(await madeOn(1)).toBe('2026-11-24');
  }));

describe('what a debtor sees of a dossier', () => {
  it('says what it is for, and how far its plan is: payments since the agreement, credit notes apart', () =>
    inRollback(async (db) => {
      const dossier = await givenNamed(db, 'Lotte Verhaegen');
      const other = await givenDossier(db);
      await db.insert(ledgerEntries).values({
        dossierId: other.id,
        kind: 'payment',
        amountCents: 99_999,
        valueOn: day('2026-09-09'),
        source: 'test of another',
      });
      const ctx = contextOf(db, debtorOf(dossier));
      const before = await listDossiers(ctx);
      expect(before.map(({ description, hasPlan }) => [description, hasPlan])).toEqual([
        ['Elektriciteit, juni', false],
      ]);
      await givenPlan(db, dossier.id, {
        ...{ agreedOn: '2026-08-01', firstDueOn: '2026-09-01', paidBeforeCents: 1_000 },
        amounts: [4_000, 4_000, 4_000],
      });
      const moved = [
        ['payment', 1_000, '2026-07-31'],
        ['payment', 4_000, '2026-08-01'],
        ['payment', 4_000, '2026-10-01'],
        ['reversal', -500, '2026-10-02'],
        ['credit_note', 300, '2026-10-03'],
      ] as const;
      await db.insert(ledgerEntries).values(
        moved.map(([kind, amountCents, on]) => ({
          dossierId: dossier.id,
          kind,
          amountCents,
          valueOn: day(on),
          source: `test ${on}`,
        })),
      );
      const seen = await findDossier(ctx, dossier.id);
      if (!seen) throw new Error('the dossier is within reach');
      expect([seen.hasPlan, seen.openCents]).toEqual([true, 12_345 - 8_800]);
      expect((await findPlan(ctx, seen))?.paidCents).toBe(7_500);
    }));
});
