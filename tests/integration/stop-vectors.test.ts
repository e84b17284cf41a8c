import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import { creditors } from '@/db/schema/parties.ts';
import { addDays, day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { listFilingQueue } from '@/lib/filings/queries.ts';
import type { FilingKind, Typed } from '@/lib/filings/view.ts';
import { contextFor, debtorActor } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

// Noon in Brussels, in winter and in summer.
const noonOf = (on: string) => new Date(`${on}T10:30:00Z`);
type Given = { id: string; debtorId: string };

const own = (db: Database, { debtorId }: Given, on: string) =>
  contextFor(db, debtorActor(debtorId), noonOf(on));
const send = async (db: Database, dossier: Given, kind: FilingKind, typed: Typed, on: string) => {
  const ctx = own(db, dossier, on);
  await saveStep(ctx, { dossierId: dossier.id, kind, typed });
  const sent = await sendFiling(ctx, { dossierId: dossier.id, kind, submissionId: crypto.randomUUID() });
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.filingId;
};
const act = async (db: Database, filingId: string, name: string, on: string, noted: string | null = null) =>
  actOnFiling(contextFor(db, await givenStaff(db), noonOf(on)), {
    ...{
      filingId,
      submissionId: crypto.randomUUID(),
      act: name,
      note: 'Redenen',
      amountCents: null,
      reasons: ['creditorShows'],
      item: null,
    },
    day: noted ? day(noted) : null,
  });
const restsOn = async (db: Database, dossier: Given, on: string) => {
  const found = await findDossier(own(db, dossier, on), dossier.id);
  return (found?.stops.length ?? 0) > 0;
};
const interestOn = async (db: Database, dossier: Given, on: string) =>
  Number((await findDossier(own(db, dossier, on), dossier.id))?.interestCents);
const dueOf = async (db: Database, filingId: string, on: string) => {
  const queue = await listFilingQueue(contextFor(db, await givenStaff(db), noonOf(on)), 100);
  return queue.rows.find(({ id }) => id === filingId)?.dueOn;
};

/** 100 euros at 10.5 %, so that interest runs from 1 March 2026. */
async function givenInterest(db: Database): Promise<Given> {
  const dossier = await givenDossier(db);
  const [row] = await db.select().from(dossiers).where(eq(dossiers.id, dossier.id));
  await db
    .update(creditors)
    .set({ isSme: true })
    .where(eq(creditors.id, row?.creditorId ?? ''));
  await db
    .update(dossiers)
    .set({ interestRatePerYearBps: 1_050, contractOn: '2024-01-01', debtKind: 'goods' })
    .where(eq(dossiers.id, dossier.id));
  await db
    .update(invoices)
    .set({ principalCents: 10_000, issuedOn: '2025-12-01', dueOn: '2026-01-31' })
    .where(eq(invoices.dossierId, dossier.id));
  await db.delete(reminders).where(eq(reminders.dossierId, dossier.id));
  await db.insert(reminders).values({
    ...{ dossierId: dossier.id, kind: 'first_reminder', channel: 'email', sentOn: '2026-02-28' },
  });
  return dossier;
}

const long: Typed = { way: 'count', instalments: '36', firstDueOn: '10/05/2026', every: 'month' };
const quality: Typed = { ground: 'quality', scope: 'whole', words: 'Kapot' };

describe('worked examples of the law, by what people do on the site', () => {
  it.each([
    ['b', '2026-03-06', '2026-04-05', '2026-04-06'],
    ['c', '2026-04-30', '2026-05-31', '2026-06-01'],
  ])('R2.8 %s: a plan asked on %s is decided by %s, else interest stops on %s', (_, asked, last, stops) =>
    inRollback(async (db) => {
      const dossier = await givenInterest(db);
      const filingId = await send(
        db,
        dossier,
        'plan',
        { ...long, firstDueOn: asked.split('-').reverse().join('/') },
        asked,
      );
      expect(await dueOf(db, filingId, asked)).toBe(last);
      expect(await restsOn(db, dossier, '2026-06-30')).toBe(true);
      const before = await interestOn(db, dossier, stops);
      expect(before).toBeGreaterThan(await interestOn(db, dossier, addDays(day(stops), -8)));
      expect(await interestOn(db, dossier, addDays(day(stops), 12))).toBe(before);
    }),
  );

  it('R2.8 g: a decision on 20 April lets interest run again from that day', () =>
    inRollback(async (db) => {
      const dossier = await givenInterest(db);
      const filingId = await send(db, dossier, 'plan', { ...long, firstDueOn: '06/03/2026' }, '2026-03-06');
      expect(await act(db, filingId, 'refuse', '2026-04-20')).toMatchObject({ ok: true });
      const stopped = await interestOn(db, dossier, '2026-04-06');
      expect(await interestOn(db, dossier, '2026-04-20')).toBe(stopped);
      // Ten days of 10.5 % on 100 euros.
      expect(await interestOn(db, dossier, '2026-04-30')).toBeGreaterThanOrEqual(stopped + 28);
      expect(await restsOn(db, dossier, '2026-04-20')).toBe(false);
    }));

  it('R2.8 d: mediation said on 6 March rests up to and including 20 April', () =>
    inRollback(async (db) => {
      const dossier = await givenInterest(db);
      await send(db, dossier, 'mediation', { service: 'ocmw', helperName: 'Els' }, '2026-03-06');
      expect(await restsOn(db, dossier, '2026-04-20')).toBe(true);
      expect(await restsOn(db, dossier, '2026-04-21')).toBe(false);
    }));

  it('R2.8 f: a dispute rests until it is decided, whenever it is sent', () =>
    inRollback(async (db) => {
      const dossier = await givenInterest(db);
      const filingId = await send(db, dossier, 'dispute', quality, '2026-07-10');
      expect(await restsOn(db, dossier, '2027-07-10')).toBe(true);
      await act(db, filingId, 'reject', '2026-08-03');
      expect(await restsOn(db, dossier, '2026-08-03')).toBe(false);
    }));

  it('R3.2: a settlement stops interest after the register, and staff get the days of its claim', () =>
    inRollback(async (db) => {
      const dossier = await givenInterest(db);
      const filingId = await send(db, dossier, 'settlement', { helperName: 'Mr. X' }, '2026-03-05');
      await act(db, filingId, 'confirm', '2026-03-12', '2026-03-09');
      // d: nine days at 10.5 % of 100 euros, and no more.
      expect(await interestOn(db, dossier, '2026-06-30')).toBe(25);
      await act(db, filingId, 'notified', '2026-03-12', '2026-03-10');
      expect(await dueOf(db, filingId, '2026-03-12')).toBe('2026-04-10');
      await act(db, filingId, 'warned', '2026-05-05', '2026-05-04');
      expect(await dueOf(db, filingId, '2026-05-05')).toBe('2026-05-19');
    }));
});
