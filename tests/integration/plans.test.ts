import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { stops } from '@/db/schema/filings.ts';
import { planRules, plans } from '@/db/schema/plans.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { findFiling } from '@/lib/filings/queries.ts';
import type { FilingKind, Typed } from '@/lib/filings/view.ts';
import { breakPlan, type PlanToRecord, recordPlan, setPlanRules } from '@/lib/plans/commands.ts';
import { findPlan, findPlanRules, listLatePlans, listPlanRules } from '@/lib/plans/queries.ts';
import { contextFor, debtorActor, minutesLater } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';
import { firstRules, givenPlan, ruleValues } from '../support/plans.ts';

const days = (n: number) => minutesLater(n * 24 * 60);
const refused = (error: string) => ({ ok: false, error });
type Given = { id: string; debtorId: string };

const own = (db: Database, { debtorId }: Given, now = minutesLater(0)) =>
  contextFor(db, debtorActor(debtorId), now);
const file = async (db: Database, dossier: Given, kind: FilingKind, typed: Typed, now = minutesLater(0)) => {
  const ctx = own(db, dossier, now);
  await saveStep(ctx, { dossierId: dossier.id, kind, typed });
  return sendFiling(ctx, { dossierId: dossier.id, kind, submissionId: crypto.randomUUID() });
};
const filed = async (...asked: Parameters<typeof file>) => {
  const sent = await file(...asked);
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.filingId;
};
const four = { way: 'count', instalments: '4', firstDueOn: '01/12/2026', every: 'month' };
const planOf = async (db: Database, dossier: Given, now = minutesLater(0)) => {
  const ctx = own(db, dossier, now);
  const found = await findDossier(ctx, dossier.id);
  return found && (await findPlan(ctx, found));
};
const daysOf = async (...asked: Parameters<typeof planOf>) =>
  (await planOf(...asked))?.instalments.map(({ dueOn }) => dueOn.slice(5));
const stateOf = async (db: Database, dossier: Given, filingId: string) =>
  (await findFiling(own(db, dossier), filingId))?.state;
const noticesOf = async (db: Database, { id }: Given) =>
  (await db.select({ notice: messages.notice }).from(messages).where(eq(messages.dossierId, id))).map(
    ({ notice }) => notice,
  );
const act = (
  ctx: Parameters<typeof actOnFiling>[0],
  filingId: string,
  name: string,
  note: string | null = null,
) =>
  actOnFiling(ctx, {
    ...{
      filingId,
      submissionId: crypto.randomUUID(),
      act: name,
      note,
      amountCents: null,
      day: null,
      reasons: [],
      item: null,
    },
  });
const pay = (db: Database, { id: dossierId }: Given, amountCents: number, on: string) =>
  db.insert(ledgerEntries).values({
    ...{ dossierId, kind: 'payment', amountCents, valueOn: day(on), source: `test ${crypto.randomUUID()}` },
  });
const given = async (db: Database) => {
  const dossier = await givenDossier(db);
  await filed(db, dossier, 'plan', four);
  return dossier;
};

describe('a change of a plan', () => {
  it('within its table holds at once, as the next version; the one before stays as it was', () =>
    inRollback(async (db) => {
      const dossier = await given(db);
      const before = await planOf(db, dossier);
      const filingId = await filed(db, dossier, 'planChange', {
        change: 'move',
        number: '2',
        toOn: '10/01/2027',
      });
      expect(await stateOf(db, dossier, filingId)).toBe('accepted');
      expect(await daysOf(db, dossier)).toEqual(['12-01', '01-10', '02-01', '03-01']);
      const after = await planOf(db, dossier);
      expect(after).toMatchObject({ agreedOn: '2026-11-23', changes: [{ kind: 'move', byRules: true }] });
      expect(after?.firstId).toBe(before?.id);
      const rows = await db
        .select()
        .from(plans)
        .where(eq(plans.dossierId, dossier.id))
        .orderBy(plans.createdAt);
      expect(rows).toMatchObject([
        { id: before?.id, endKind: 'changed', endedOn: '2026-11-23' },
        { changesId: before?.id, change: 'move', endedOn: null, filingId },
      ]);
      const open = await db.$count(stops, and(eq(stops.dossierId, dossier.id), isNull(stops.endedOn)));
      expect(open).toBe(0);
    }));

  it('outside it rests until a person decides', () =>
    inRollback(async (db) => {
      const dossier = await given(db);
      await filed(db, dossier, 'planChange', { change: 'skip', number: '1' });
      const again = await filed(db, dossier, 'planChange', { change: 'skip', number: '1' });
      expect(await stateOf(db, dossier, again)).toBe('filed');
      expect(await daysOf(db, dossier)).toEqual(['01-01', '02-01', '03-01', '04-01']);
      expect(await file(db, dossier, 'planChange', { change: 'skip', number: '1' })).toEqual(
        refused('openAlready'),
      );
      const staff = contextFor(db, await givenStaff(db));
      expect(await act(staff, again, 'accept')).toMatchObject({ ok: true });
      expect(await daysOf(db, dossier)).toEqual(['02-01', '03-01', '04-01', '05-01']);
      expect((await planOf(db, dossier))?.changes.map(({ byRules }) => byRules)).toEqual([true, false]);
      expect(await noticesOf(db, dossier)).toEqual(['planAgreed']);
    }));

  it('that waits for a person is not made to the plan that came after it', () =>
    inRollback(async (db) => {
      const dossier = await given(db);
      await filed(db, dossier, 'planChange', { change: 'skip', number: '1' });
      const asked = await filed(db, dossier, 'planChange', { change: 'skip', number: '2' });
      const staff = contextFor(db, await givenStaff(db));
      const plan = { way: 'count' as const, instalments: 6, instalmentCents: null, every: 'month' as const };
      await recordPlan(staff, {
        ...{ ...plan, submissionId: crypto.randomUUID(), dossierId: dossier.id, as: 'accepted' },
        ...{ firstDueOn: day('2026-12-15'), words: 'Telefoon' },
      });
      expect(await act(staff, asked, 'accept')).toEqual(refused('noPlan'));
      expect(await daysOf(db, dossier)).toHaveLength(6);
    }));

  it.each<[string, Typed]>([
    ['noInstalment', { change: 'move', number: '9', toOn: '10/01/2027' }],
    ['afterNext', { change: 'move', number: '1', toOn: '10/02/2027' }],
    ['notLower', { change: 'lower', lowerCents: '500', months: '3' }],
    ['incomplete', { change: 'move', number: '2' }],
  ])('that cannot be is refused as %s, and nothing typed is lost', (error, typed) =>
    inRollback(async (db) => {
      const dossier = await given(db);
      expect(await file(db, dossier, 'planChange', typed)).toEqual(refused(error));
      expect(await db.$count(plans)).toBe(1);
    }),
  );

  it('without a plan is refused, and in a settlement', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const skip = { change: 'skip', number: '1' };
      expect(await file(db, dossier, 'planChange', skip)).toEqual(refused('noPlan'));
      const other = await given(db);
      await filed(db, other, 'settlement', {
        helperName: 'Mr. X',
        court: 'Gent',
        admissibleOn: '20/11/2026',
      });
      expect(await file(db, other, 'planChange', skip)).toEqual(refused('inSettlement'));
    }));

  it('by a pause comes by itself: what falls into it comes after it', () =>
    inRollback(async (db) => {
      const dossier = await given(db);
      await filed(db, dossier, 'pause', { days: '30' });
      expect(await daysOf(db, dossier)).toEqual(['01-01', '02-01', '03-01', '04-01']);
      expect((await planOf(db, dossier))?.changes).toMatchObject([{ kind: 'pause', byRules: true }]);
      expect(await file(db, dossier, 'pause', { days: '10' }, days(364))).toEqual(refused('pauseUsed'));
      expect(await file(db, dossier, 'pause', { days: '10' }, days(365))).toMatchObject({ ok: true });
    }));
});

describe('the table of rules', () => {
  const set = async (db: Database, creditorId: string | null, more: Partial<typeof firstRules>) =>
    setPlanRules(contextFor(db, await givenStaff(db)), {
      ...{ ...ruleValues, ...more, creditorId, submissionId: crypto.randomUUID() },
    });
  const rulesFor = async (db: Database, dossier: Given) => {
    const found = await findDossier(own(db, dossier), dossier.id);
    return found && (await findPlanRules(own(db, dossier), found));
  };

  it('that is changed holds for the page and the engine, and old plans keep theirs', () =>
    inRollback(async (db) => {
      const [old, fresh] = [await given(db), await givenDossier(db)];
      const [row] = await db.select().from(dossiers).where(eq(dossiers.id, fresh.id));
      expect(
        await set(db, row?.creditorId ?? '', { skipsPerYear: 0, mostMonths: 2, pauseDays: 10 }),
      ).toMatchObject({
        ok: true,
      });
      expect(await rulesFor(db, fresh)).toMatchObject({ skipsPerYear: 0, mostMonths: 2 });
      const asked = await filed(db, fresh, 'plan', four);
      expect(await stateOf(db, fresh, asked)).toBe('filed');
      expect(await file(db, fresh, 'pause', { days: '20' })).toEqual(refused('pauseLong'));
      expect(await set(db, null, { skipsPerYear: 0 })).toMatchObject({ ok: true });
      expect((await planOf(db, old))?.rules).toEqual(firstRules);
      const skipped = await filed(db, old, 'planChange', { change: 'skip', number: '1' });
      expect(await stateOf(db, old, skipped)).toBe('accepted');
      expect((await planOf(db, old))?.rules).toEqual(firstRules);
    }));

  it('is one row when the form is sent twice; the one for all is for who works for all', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const [row] = await db.select().from(dossiers).where(eq(dossiers.id, dossier.id));
      const creditorId = row?.creditorId ?? '';
      const staff = contextFor(db, await givenStaff(db));
      const submissionId = crypto.randomUUID();
      for (let n = 0; n < 2; n += 1) await setPlanRules(staff, { ...ruleValues, creditorId, submissionId });
      expect(await db.$count(planRules)).toBe(2);
      const listed = contextFor(db, await givenStaff(db, { creditorIds: [creditorId] }));
      const mine = { ...ruleValues, submissionId: crypto.randomUUID() };
      expect(await setPlanRules(listed, { ...mine, creditorId: null })).toEqual(refused('notFound'));
      expect(await setPlanRules(listed, { ...mine, creditorId })).toMatchObject({ ok: true });
      expect((await listPlanRules(listed)).map((one) => one.creditorId)).toEqual([null, creditorId]);
    }));
});

describe('staff', () => {
  const asked = (dossierId: string, as: 'accepted' | 'proposed'): PlanToRecord => ({
    ...{
      submissionId: crypto.randomUUID(),
      dossierId,
      as,
      way: 'count',
      instalments: 36,
      instalmentCents: null,
    },
    ...{ firstDueOn: day('2026-12-15'), every: 'month', words: 'Aan de telefoon afgesproken' },
  });

  it('note a plan that was agreed by phone: it runs, the debtor is told and sees it alike', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const staff = contextFor(db, await givenStaff(db));
      const plan = asked(dossier.id, 'accepted');
      const done = await recordPlan(staff, plan);
      expect(await recordPlan(staff, plan)).toEqual(done);
      expect(await planOf(db, dossier)).toMatchObject({ agreedOn: '2026-11-23', firstDueOn: '2026-12-15' });
      expect(await stateOf(db, dossier, done.ok ? done.value.filingId : '')).toBe('accepted');
      expect(await noticesOf(db, dossier)).toEqual(['planAgreed']);
      expect(await db.$count(stops)).toBe(0);
    }));

  it('propose one, and the debtor alone says yes or no', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      const staff = contextFor(db, await givenStaff(db));
      const ids = [];
      for (const { id } of [a, b]) {
        const done = await recordPlan(staff, asked(id, 'proposed'));
        ids.push(done.ok ? done.value.filingId : '');
      }
      const [one = '', two = ''] = ids;
      expect(await planOf(db, a)).toBeNull();
      expect(await act(staff, one, 'agree')).toEqual(refused('notNow'));
      expect(await act(own(db, a), one, 'agree')).toMatchObject({ ok: true });
      expect(await planOf(db, a)).toMatchObject({ firstDueOn: '2026-12-15' });
      expect(await act(own(db, b), two, 'decline')).toMatchObject({ ok: true });
      expect(await act(staff, two, 'takeBack')).toEqual(refused('notNow'));
      expect(await planOf(db, b)).toBeNull();
      // What we proposed keeps nobody from asking for another one.
      await recordPlan(staff, asked(b.id, 'proposed'));
      expect(await file(db, b, 'plan', four)).toMatchObject({ ok: true });
    }));

  it('find the plans with a late payment, and only they end one, with a reason', () =>
    inRollback(async (db) => {
      const [late, paid, future] = [await givenDossier(db), await givenDossier(db), await givenDossier(db)];
      for (const { id } of [late, paid])
        await givenPlan(db, id, {
          agreedOn: '2026-09-01',
          firstDueOn: '2026-10-01',
          amounts: [4_000, 4_000, 4_345],
        });
      await givenPlan(db, future.id, {
        agreedOn: '2026-11-01',
        firstDueOn: '2026-12-01',
        amounts: [4_000, 8_345],
      });
      await pay(db, late, 4_000, '2026-10-01');
      await pay(db, paid, 8_000, '2026-11-02');
      const staff = contextFor(db, await givenStaff(db));
      const found = await listLatePlans(staff, 100);
      expect(found).toMatchObject({
        rows: [{ dossierId: late.id, since: '2026-11-01', missingCents: 4_000 }],
        total: 1,
      });
      const end = async (dossier: Given) =>
        breakPlan(staff, {
          ...{
            submissionId: crypto.randomUUID(),
            dossierId: dossier.id,
            words: 'Geen antwoord sinds oktober.',
          },
          planId: (await planOf(db, dossier))?.id ?? '',
        });
      expect(await end(paid)).toEqual(refused('notLate'));
      expect(await end(late)).toMatchObject({ ok: true });
      expect(await planOf(db, late)).toBeNull();
      expect(await noticesOf(db, late)).toEqual(['planBroken']);
      expect(await end(late)).toEqual(refused('notNow'));
    }));
});

it('asks for less when the creditor gave a part up, and for nothing when all is paid', () =>
  inRollback(async (db) => {
    const dossier = await given(db);
    const before = await planOf(db, dossier);
    await db.insert(ledgerEntries).values({
      ...{ dossierId: dossier.id, kind: 'credit_note', amountCents: 4_000, valueOn: day('2026-11-23') },
      source: 'test credit',
    });
    const after = await planOf(db, dossier);
    expect((before?.neededCents ?? 0) - (after?.neededCents ?? 0)).toBe(4_000);
    await pay(db, dossier, 8_345, '2026-11-23');
    expect((await planOf(db, dossier))?.neededCents).toBe(0);
  }));

it('ends when a collective settlement is confirmed', () =>
  inRollback(async (db) => {
    const dossier = await given(db);
    const filingId = await filed(db, dossier, 'settlement', {
      helperName: 'Mr. X',
      admissibleOn: '20/11/2026',
    });
    expect(await planOf(db, dossier)).not.toBeNull();
    const staff = contextFor(db, await givenStaff(db));
    const confirmed = await actOnFiling(staff, {
      ...{
        filingId,
        submissionId: crypto.randomUUID(),
        act: 'confirm',
        note: null,
        amountCents: null,
        reasons: [],
        item: null,
      },
      day: day('2026-11-21'),
    });
    expect(confirmed).toMatchObject({ ok: true });
    expect(await planOf(db, dossier)).toBeNull();
  }));
