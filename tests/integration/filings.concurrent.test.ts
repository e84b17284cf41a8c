import { and, eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { filings, stops } from '@/db/schema/filings.ts';
import { plans } from '@/db/schema/plans.ts';
import { day } from '@/lib/debt-law/day.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { recordPlan } from '@/lib/plans/commands.ts';
import { contextFor, debtorActor } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

const pairs = 50;

it('files a dispute once when two tabs send it at once', () =>
  inOwnDatabase(async ({ db }) => {
    for (let pair = 0; pair < pairs; pair += 1) {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      await saveStep(ctx, { dossierId, kind: 'dispute', typed: { ground: 'quality', scope: 'whole' } });
      const send = () => sendFiling(ctx, { dossierId, kind: 'dispute', submissionId: crypto.randomUUID() });
      const results = await Promise.all([send(), send()]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const loser = results.find(({ ok }) => !ok);
      expect(['openAlready', 'incomplete']).toContain(loser && !loser.ok && loser.error);
    }
    expect(await db.$count(filings)).toBe(pairs);
    expect(await db.$count(stops)).toBe(pairs);
  }));

it('lets one of two conflicting acts win, and the other sees that it is too late', () =>
  inOwnDatabase(async ({ db }) => {
    const staff = contextFor(db, await givenStaff(db));
    for (let pair = 0; pair < pairs; pair += 1) {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      await saveStep(ctx, { dossierId, kind: 'dispute', typed: { ground: 'quality', scope: 'whole' } });
      const sent = await sendFiling(ctx, { dossierId, kind: 'dispute', submissionId: crypto.randomUUID() });
      const filingId = sent.ok ? sent.value.filingId : '';
      const facts = {
        filingId,
        note: 'Redenen',
        amountCents: 100,
        day: null,
        reasons: ['creditorShows'],
        item: null,
      };
      const results = await Promise.all([
        actOnFiling(ctx, { ...facts, submissionId: crypto.randomUUID(), act: 'withdraw' }),
        actOnFiling(staff, { ...facts, submissionId: crypto.randomUUID(), act: 'reject' }),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'notNow' });
    }
  }));

const four = { way: 'count', instalments: '4', firstDueOn: '01/12/2026', every: 'month' };

it('agrees exactly one plan when two tabs, or staff and the debtor, ask at once', () =>
  inOwnDatabase(async ({ db }) => {
    const staff = contextFor(db, await givenStaff(db));
    for (let pair = 0; pair < pairs; pair += 1) {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      await saveStep(ctx, { dossierId, kind: 'plan', typed: four });
      const send = () => sendFiling(ctx, { dossierId, kind: 'plan', submissionId: crypto.randomUUID() });
      const record = () =>
        recordPlan(staff, {
          ...{
            submissionId: crypto.randomUUID(),
            dossierId,
            as: 'accepted',
            way: 'count',
            words: 'Telefoon',
          },
          ...{ instalments: 3, instalmentCents: null, firstDueOn: day('2026-12-15'), every: 'month' },
        });
      await Promise.all([send(), pair % 2 ? send() : record()]);
      const running = await db.$count(plans, and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)));
      expect(running).toBe(1);
    }
  }));

it('changes a plan once when two changes come at once', () =>
  inOwnDatabase(async ({ db }) => {
    const staff = contextFor(db, await givenStaff(db));
    for (let pair = 0; pair < pairs; pair += 1) {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      const send = async (kind: 'plan' | 'planChange', typed: Record<string, string>) => {
        await saveStep(ctx, { dossierId, kind, typed });
        return sendFiling(ctx, { dossierId, kind, submissionId: crypto.randomUUID() });
      };
      await send('plan', four);
      await send('planChange', { change: 'skip', number: '1' });
      // The second skip of a year waits for a person.
      const asked = await send('planChange', { change: 'skip', number: '2' });
      const filingId = asked.ok ? asked.value.filingId : '';
      const facts = { filingId, note: null, amountCents: null, day: null, reasons: [], item: null };
      const results = await Promise.all([
        actOnFiling(staff, { ...facts, submissionId: crypto.randomUUID(), act: 'accept' }),
        actOnFiling(ctx, { ...facts, submissionId: crypto.randomUUID(), act: 'withdraw' }),
        sendFiling(ctx, { dossierId, kind: 'pause', submissionId: crypto.randomUUID() }),
      ]);
      expect(results.slice(0, 2).filter(({ ok }) => ok)).toHaveLength(1);
      const running = await db.$count(plans, and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)));
      expect(running).toBe(1);
    }
  }));
