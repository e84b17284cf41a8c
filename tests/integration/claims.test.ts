import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { claimChecks, claimDecisions, dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import { checkClaims, checkHeldClaims } from '@/lib/claims/check.ts';
import { decideClaim } from '@/lib/claims/commands.ts';
import { findClaimFile, listHeld } from '@/lib/claims/queries.ts';
import type { DecideClaim } from '@/lib/claims/schema.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { contextFor, debtorActor, minutesLater, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

const later = (days: number) => {
  const now = minutesLater(days * 24 * 60);
  return { now, today: day(now.toISOString().slice(0, 10)) };
};

/** An invoice of € 123.45 with a clause of € 20, which asks a charge; reminded on 1 September 2026, or never. */
async function givenClaim(db: Database, { charge = 2_000, isReminded = true } = {}) {
  const dossier = await givenDossier(db);
  await db
    .update(dossiers)
    .set({ contractOn: '2024-05-02', chargeClauseFlatCents: 2_000, createdAt: minutesLater(-30 * 24 * 60) })
    .where(eq(dossiers.id, dossier.id));
  const [invoice] = await db
    .update(invoices)
    .set({ claimedChargeCents: charge })
    .where(eq(invoices.dossierId, dossier.id))
    .returning({ id: invoices.id });
  if (isReminded) {
    await db.insert(reminders).values({
      dossierId: dossier.id,
      invoiceId: invoice?.id ?? null,
      kind: 'first_reminder',
      channel: 'post',
      sentOn: '2026-09-01',
    });
  }
  await checkClaims(db, contextFor(db, system), [dossier.id]);
  return dossier;
}

const standing = async (db: Database, dossierId: string, days = 0) => {
  const ctx = { ...contextFor(db, await givenStaff(db)), ...later(days) };
  const found = await findDossier(ctx, dossierId);
  if (!found) throw new Error('the dossier is within reach');
  return found;
};
const decide = async (db: Database, dossierId: string, more: Partial<DecideClaim>, days = 0) =>
  decideClaim(
    { ...contextFor(db, await givenStaff(db)), ...later(days) },
    { dossierId, submissionId: crypto.randomUUID(), kind: 'reduced', sentOn: null, ...more },
  );
const checks = async (db: Database, dossierId: string) =>
  (
    await db.select().from(claimChecks).where(eq(claimChecks.dossierId, dossierId)).orderBy(claimChecks.id)
  ).map(({ verdict, reasons }) => [verdict, reasons[0]?.code]);

describe('the gate', () => {
  it('lets a lawful claim through, and what is owed is derived', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db);
      expect(await standing(db, id)).toMatchObject({
        standing: { state: 'open' },
        ...{ principalCents: 12_345, chargeCents: 2_000, interestCents: 0, openCents: 14_345 },
      });
      expect(await checks(db, id)).toEqual([['open', undefined]]);
    }));

  it('holds a claim that asks too much, and asks the invoices alone until then', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { charge: 2_001 });
      expect(await standing(db, id)).toMatchObject({
        standing: {
          state: 'held',
          because: expect.arrayContaining([
            expect.objectContaining({ code: 'askedTooMuch', asked: 2_001, allowed: 2_000 }),
          ]),
        },
        ...{ chargeCents: 0, openCents: 12_345 },
      });
      expect(await checks(db, id)).toEqual([['held', 'askedTooMuch']]);
    }));

  it('writes what it says once, and again when it says something else', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { isReminded: false });
      const ctx = contextFor(db, system);
      expect(await checkClaims(db, ctx, [id])).toBe(1);
      expect(await checkHeldClaims(ctx)).toBe(1);
      expect(await checks(db, id)).toEqual([['held', 'noFirstReminder']]);
      await db.insert(reminders).values({
        dossierId: id,
        kind: 'first_reminder',
        channel: 'post',
        sentOn: '2026-09-01',
      });
      expect(await checkHeldClaims(ctx)).toBe(0);
      expect(await checks(db, id)).toEqual([
        ['held', 'noFirstReminder'],
        ['open', undefined],
      ]);
    }));

  it('leaves closed dossiers alone', () =>
    inRollback(async (db) => {
      const { id } = await givenDossier(db);
      await db
        .update(dossiers)
        .set({ closedOn: '2026-01-01', interestRatePerYearBps: 800 })
        .where(eq(dossiers.id, id));
      const ctx = contextFor(db, system);
      expect([await checkClaims(db, ctx, [id]), await checkHeldClaims(ctx), await checks(db, id)]).toEqual([
        0,
        0,
        [],
      ]);
    }));
});

describe('staff', () => {
  it('lower a claim to what is lawful', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { charge: 9_000 });
      expect(await decide(db, id, { kind: 'reduced' })).toMatchObject({ ok: true });
      expect(await standing(db, id)).toMatchObject({ standing: { state: 'open' }, chargeCents: 2_000 });
      expect(await checks(db, id)).toEqual([
        ['held', 'askedTooMuch'],
        ['open', undefined],
      ]);
      expect(await decide(db, id, { kind: 'returned' })).toEqual({ ok: false, error: 'notHeld' });
    }));

  it('cannot lower away a missing reminder', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { isReminded: false });
      expect(await decide(db, id, { kind: 'reduced' })).toMatchObject({ ok: true });
      expect(await standing(db, id)).toMatchObject({ standing: { state: 'held' }, chargeCents: 0 });
    }));

  it('lower a claim to its invoices where a reminder cost too much', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db);
      await db.update(reminders).set({ costCents: 500 }).where(eq(reminders.dossierId, id));
      await checkClaims(db, contextFor(db, system), [id]);
      expect((await checks(db, id)).at(-1)).toEqual(['held', 'reminderTooDear']);
      expect(await decide(db, id, { kind: 'reduced' })).toMatchObject({ ok: true });
      expect(await standing(db, id)).toMatchObject({
        standing: { state: 'open' },
        chargeCents: 0,
        interestCents: 0,
      });
    }));

  it('remind where nothing but a formal notice was sent', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db);
      await db.update(reminders).set({ kind: 'formal_notice' }).where(eq(reminders.dossierId, id));
      await checkClaims(db, contextFor(db, system), [id]);
      expect((await checks(db, id)).at(-1)).toEqual(['held', 'noFirstReminder']);
      const sentOn = day('2026-11-20');
      expect(await decide(db, id, { kind: 'reminded', sentOn })).toMatchObject({ ok: true });
      expect((await checks(db, id)).at(-1)).toEqual(['held', 'stillWaiting']);
    }));

  it('give a claim back to its creditor, and take it up again another way', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { charge: 9_000 });
      await decide(db, id, { kind: 'returned' });
      expect(await standing(db, id)).toMatchObject({ standing: { state: 'returned' }, openCents: 12_345 });
      expect((await listHeld(contextFor(db, await givenStaff(db)), 10)).total).toBe(0);
      expect(await decide(db, id, { kind: 'reduced' })).toMatchObject({ ok: true });
      expect((await standing(db, id)).standing.state).toBe('open');
    }));

  it('send the first reminder themselves: what is on top waits fourteen days', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { isReminded: false });
      const today = day('2026-11-23');
      expect(await decide(db, id, { kind: 'reminded', sentOn: null })).toEqual({
        ok: false,
        error: 'reminderDay',
      });
      const ahead = { kind: 'reminded', sentOn: day('2026-11-24') } as const;
      expect(await decide(db, id, ahead)).toEqual({ ok: false, error: 'reminderDay' });
      // A day before the dossier came to us cannot be a day of ours.
      const early = { kind: 'reminded', sentOn: day('2026-10-23') } as const;
      expect(await decide(db, id, early)).toEqual({ ok: false, error: 'reminderDay' });
      expect(await db.select().from(claimDecisions)).toEqual([]);

      expect(await decide(db, id, { kind: 'reminded', sentOn: today })).toMatchObject({ ok: true });
      const waiting = await standing(db, id);
      expect(waiting.standing).toMatchObject({
        state: 'held',
        because: [{ code: 'stillWaiting', from: '2026-12-10' }],
      });
      expect((await standing(db, id, 16)).chargeCents).toBe(0);
      expect(await standing(db, id, 17)).toMatchObject({ standing: { state: 'open' }, chargeCents: 2_000 });
      expect(await decide(db, id, { kind: 'reminded', sentOn: today })).toEqual({
        ok: false,
        error: 'nothingToRemind',
      });
      const ctx = { ...contextFor(db, system), ...later(17) };
      expect(await checkHeldClaims(ctx)).toBe(0);
    }));

  it('decide once by a form that was sent twice, and leave it in the trail', () =>
    inRollback(async (db) => {
      const { id } = await givenClaim(db, { charge: 9_000 });
      const submissionId = crypto.randomUUID();
      const twice = [await decide(db, id, { submissionId }), await decide(db, id, { submissionId })];
      expect(twice).toEqual([
        { ok: true, value: { dossierId: id } },
        { ok: true, value: { dossierId: id } },
      ]);
      expect(await db.select().from(claimDecisions)).toHaveLength(1);
      const trail = await db.select({ type: auditEvents.type }).from(auditEvents);
      expect(trail.filter(({ type }) => type === 'claim.reduced')).toHaveLength(1);
      const { id: other } = await givenClaim(db, { charge: 9_000 });
      expect(await decide(db, other, { submissionId })).toEqual({ ok: false, error: 'notFound' });
    }));

  it('see what is held, the longest first, and what was asked against what is allowed', () =>
    inRollback(async (db) => {
      const first = await givenClaim(db, { charge: 9_000 });
      await givenClaim(db);
      const { id } = await givenClaim(db, { isReminded: false });
      const ctx = contextFor(db, await givenStaff(db));
      const { held, total } = await listHeld(ctx, 10);
      expect([total, held.map(({ dossierId }) => dossierId).sort()]).toEqual([2, [first.id, id].sort()]);
      expect(held.find(({ dossierId }) => dossierId === id)?.codes).toContain('noFirstReminder');
      expect((await listHeld(ctx, 1)).held).toHaveLength(1);
      await decide(db, first.id, { kind: 'returned' });
      const owned = await findDossier(ctx, first.id);
      if (!owned) throw new Error('the dossier is within reach');
      const file = await findClaimFile(ctx, owned);
      expect(file.audit.heads.charge).toMatchObject({ verdict: 'tooHigh', asked: 9_000, by: 7_000 });
      expect(file.decisions).toMatchObject([{ kind: 'returned', staffName: 'Samira' }]);
    }));
});

it('counts how long a claim is held from when it was held last', () =>
  inRollback(async (db) => {
    const { id: dossierId } = await givenClaim(db, { charge: 9_000 });
    const said = (verdict: 'open' | 'held', checkedOn: string) =>
      db
        .insert(claimChecks)
        .values({ dossierId, verdict, reasons: [], checkedOn, recordedAt: minutesLater(0) });
    await said('open', '2026-11-24');
    await said('held', '2026-11-26');
    await said('held', '2026-11-28');
    const { held } = await listHeld(contextFor(db, await givenStaff(db)), 10);
    expect(held).toMatchObject([{ dossierId, heldSince: '2026-11-26' }]);
  }));

it('shows a debtor the same standing as staff', () =>
  inRollback(async (db) => {
    const dossier = await givenClaim(db, { charge: 9_000 });
    const mine = await findDossier(contextFor(db, debtorActor(dossier.debtorId)), dossier.id);
    expect(mine?.standing.state).toBe('held');
  }));
