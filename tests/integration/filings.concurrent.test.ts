import { expect, it } from 'vitest';
import { filings, stops } from '@/db/schema/filings.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
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
      const facts = { filingId, note: 'Redenen', amountCents: 100, day: null };
      const results = await Promise.all([
        actOnFiling(ctx, { ...facts, submissionId: crypto.randomUUID(), act: 'withdraw' }),
        actOnFiling(staff, { ...facts, submissionId: crypto.randomUUID(), act: 'reject' }),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'notNow' });
    }
  }));
