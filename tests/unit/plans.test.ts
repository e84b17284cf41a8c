import { describe, expect, it } from 'vitest';
import { type ClaimFacts, standingOf } from '@/lib/claims/rules.ts';
import { addDays, addMonths, day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { feasibleCents } from '@/lib/plans/budget.ts';
import { planCalendar } from '@/lib/plans/calendar.ts';
import { type Change, changePlan, outsideChange } from '@/lib/plans/change.ts';
import { outsideRules } from '@/lib/plans/plan-rules.ts';
import { nextInstalment, progressOf } from '@/lib/plans/progress.ts';
import { instalmentDay, nextDay } from '@/lib/plans/schedule.ts';
import { type Simulation, simulatePlan, withPayments } from '@/lib/plans/simulate.ts';
import type { PlanView } from '@/lib/plans/view.ts';
import { wantedPlan } from '@/lib/plans/wanted.ts';
import { firstRules, instalmentsOf, planOf } from '../support/plans.ts';

// The rates of 2025 are known to the end: interest runs through the whole plan.
const today = day('2025-01-15');
const claim = (more: Partial<ClaimFacts> = {}): ClaimFacts => ({
  debtorKind: 'consumer',
  debtKind: 'telecom',
  isRecurring: false,
  creditorIsSme: false,
  contractOn: day('2024-01-02'),
  contractRenewedOn: null,
  clause: { text: 'clausule', flat: 4_000, bps: null, minimum: null },
  interestBps: 800,
  invoices: [1, 2].map((n) => ({
    ...{ id: `${n}`, principal: 30_000 * n + 7, issuedOn: day('2024-09-01'), dueOn: day('2024-10-01') },
    ...{ charge: null, interest: null },
  })),
  reminders: [
    { invoiceId: null, kind: 'first_reminder', channel: 'email', sentOn: day('2024-10-10'), cost: 0 },
  ],
  money: [],
  stops: [],
  decisions: [],
  ...more,
});
const simulated = (...wanted: Parameters<typeof simulatePlan>) => {
  const found = simulatePlan(...wanted);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const monthly = { firstDueOn: day('2025-01-31'), every: 'month' } as const;

describe('the days of a plan', () => {
  it('come back to the 31st after a shorter month', () => {
    const days = [1, 2, 3, 4].map((n) => instalmentDay(day('2025-01-31'), 'month', n));
    expect(days).toEqual(['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30']);
    expect(instalmentDay(day('2024-12-30'), 'week', 2)).toBe('2025-01-06');
  });

  it('go on in their rhythm', () => {
    expect(nextDay(day('2025-01-31'), 'month', day('2025-02-28'))).toBe('2025-03-31');
    expect(nextDay(day('2025-01-31'), 'month', day('2025-03-30'))).toBe('2025-03-31');
    expect(nextDay(day('2025-01-06'), 'week', day('2025-01-13'))).toBe('2025-01-20');
  });
});

describe('a plan on paper', () => {
  it('comes to the same cent as the booking of its payments', () => {
    for (let n = 1; n <= 60; n += 1) {
      const facts = claim();
      const wanted = n % 2 ? { instalments: (n % 24) + 1 } : { instalmentCents: 2_000 + n * 331 };
      const every = n % 3 ? 'month' : 'week';
      const firstDueOn = addDays(today, n % 45);
      const { instalments, totalCents, extraCents, endsOn } = simulated(facts, today, {
        ...wanted,
        firstDueOn,
        every,
      });
      const after = standingOf(withPayments(facts, instalments), endsOn).statement;
      expect([after.balance, after.surplus]).toEqual([0, 0]);
      expect(instalments.reduce((sum, one) => sum + one.amountCents, 0)).toBe(totalCents);
      expect(totalCents - extraCents).toBe(standingOf(facts, today).statement.balance);
      const days = instalments.map(({ dueOn }) => dueOn);
      expect(days).toEqual([...new Set(days)].sort());
      const [first] = instalments;
      for (const { amountCents } of instalments) expect(amountCents).toBeGreaterThan(0);
      for (const { amountCents } of instalments.slice(0, -1)) expect(amountCents).toBe(first?.amountCents);
      expect(instalments.at(-1)?.amountCents).toBeLessThanOrEqual(first?.amountCents ?? 0);
      expect(instalments.length).toBeLessThanOrEqual(wanted.instalments ?? 120);
    }
  });

  it('costs more interest the longer it lasts, and never a fee', () => {
    const extra = [3, 6, 12].map(
      (instalments) => simulated(claim(), today, { ...monthly, instalments }).extraCents,
    );
    expect(extra).toEqual([...extra].sort((a, b) => a - b));
    expect(extra[0] ?? 0).toBeGreaterThan(0);
    const bare = claim({ interestBps: null, clause: { text: null, flat: null, bps: null, minimum: null } });
    const { totalCents } = simulated(bare, today, { ...monthly, instalments: 10 });
    expect(totalCents).toBeLessThanOrEqual(standingOf(bare, addMonths(today, 10)).statement.balance);
  });

  it.each([
    [
      'nothingOpen',
      { money: [{ id: 1, kind: 'payment', amount: 999_999, on: today, invoiceId: null, reverses: null }] },
      {},
    ],
    ['amountTooSmall', {}, { instalmentCents: 100 }],
    ['tooLate', {}, { firstDueOn: addDays(today, -1) }],
    ['tooLate', {}, { firstDueOn: addDays(today, 91) }],
  ])('is refused as %s', (error, more, wanted) => {
    const asked = { ...monthly, instalmentCents: 10_000, ...wanted } as Parameters<typeof simulatePlan>[2];
    expect(simulatePlan(claim(more as Partial<ClaimFacts>), today, asked)).toEqual({ ok: false, error });
  });

  it('says from which day the rate is not known', () => {
    const found = simulated(claim(), day('2026-06-20'), {
      ...monthly,
      firstDueOn: day('2026-07-20'),
      instalments: 3,
    });
    expect(found.rateUnknownFrom).toBe('2026-07-01');
  });

  it('of 36 instalments and 20 invoices is made in an instant', () => {
    const invoices = Array.from({ length: 20 }, (_, i) => ({
      ...{ id: `${i}`, principal: 10_000, issuedOn: day('2024-08-01'), dueOn: addDays(day('2024-09-01'), i) },
      ...{ charge: null, interest: null },
    }));
    const from = performance.now();
    simulated(claim({ invoices }), today, { ...monthly, instalments: 36 });
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});

describe('the table of rules', () => {
  const plan = (more: Partial<Simulation>): Simulation => ({
    instalments: [1, 2].map((number) => ({
      number,
      dueOn: addMonths(today, number),
      amountCents: cents(2_500),
    })),
    ...{
      totalCents: cents(5_000),
      extraCents: cents(0),
      endsOn: addMonths(today, 12),
      rateUnknownFrom: null,
    },
    ...more,
  });

  it.each([
    [{}, []],
    [{ endsOn: addDays(addMonths(today, 12), 1) }, ['takesLong']],
    [
      { instalments: [1, 2].map((number) => ({ number, dueOn: today, amountCents: cents(2_499) })) },
      ['instalmentSmall'],
    ],
    [{ instalments: [{ number: 1, dueOn: today, amountCents: cents(100) }] }, []],
    [{ instalments: [{ number: 1, dueOn: addDays(today, 46), amountCents: cents(100) }] }, ['startsLate']],
  ])('%j is outside by %j', (more, outside) => {
    expect(outsideRules(plan(more), firstRules, today)).toEqual(outside);
  });
});

describe('the progress of a plan', () => {
  const three = instalmentsOf('2025-01-31', 'month', [1_000, 1_000, 400]);
  const progress = (paidCents: number, neededCents: number, on: string) =>
    progressOf(three, { paidCents, neededCents, today: day(on), graceDays: 5 });

  it.each([
    [0, '2025-01-20', ['next', 'coming', 'coming']],
    [0, '2025-01-31', ['due', 'coming', 'coming']],
    [0, '2025-02-05', ['due', 'coming', 'coming']],
    [0, '2025-02-06', ['late', 'coming', 'coming']],
    [1_500, '2025-02-06', ['paid', 'part', 'coming']],
    [2_400, '2025-02-06', ['paid', 'paid', 'paid']],
    [-50, '2025-01-20', ['next', 'coming', 'coming']],
  ])('with %i cents on %s is %j', (paid, on, states) => {
    expect(progress(paid, 99_999, on).map(({ state }) => state)).toEqual(states);
  });

  it.each([
    [0, 1_000],
    [999, 1],
    [1_000, 1_000],
    [2_100, 300],
    [2_400, undefined],
  ])('after %i cents asks for %s next', (paid, next) => {
    expect(nextInstalment(progress(paid, 99_999, '2025-01-20'))?.leftCents).toBe(next);
  });

  it('asks for no more than is needed', () => {
    const left = (needed: number) => progress(1_000, needed, '2025-03-15').map(({ leftCents }) => leftCents);
    expect(left(1_400)).toEqual([0, 1_000, 400]);
    expect(left(1_050)).toEqual([0, 1_000, 50]);
    expect(left(300)).toEqual([0, 300, 0]);
    expect(progress(1_000, 300, '2025-02-10').map(({ state }) => state)).toEqual(
      ['paid', 'part', 'dropped'].with(1, 'next'),
    );
    expect(nextInstalment(progress(0, 0, '2025-03-15'))).toBe(null);
  });
});

describe('a change of a plan', () => {
  const facts = claim();
  const agreed = () => {
    const { instalments, endsOn } = simulated(facts, today, { ...monthly, instalments: 10 });
    const all = instalments.map((one) => ({ ...one, baseOn: one.dueOn }));
    return planOf(all, { endsFirstOn: endsOn, agreedOn: today });
  };
  const paidOn = (plan: PlanView, count: number, extra = 0) => {
    const paid = plan.instalments.slice(0, count);
    const money = withPayments(facts, paid).money.map((one, i) => ({ ...one, id: i + 1 }));
    const more = {
      id: 99,
      kind: 'payment' as const,
      amount: extra,
      on: today,
      invoiceId: null,
      reverses: null,
    };
    return {
      facts: { ...facts, money: extra ? [...money, more] : money },
      plan: { ...plan, paidCents: cents(paid.reduce((sum, { amountCents }) => sum + amountCents, extra)) },
    };
  };
  const changed = (...asked: Parameters<typeof changePlan>) => {
    const found = changePlan(...asked);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };
  const daysOf = (all: readonly { dueOn: string }[]) => all.map(({ dueOn }) => dueOn);
  const sum = (all: readonly { amountCents: number }[]) =>
    all.reduce((total, one) => total + one.amountCents, 0);
  /** What stays open when a plan is paid to the day. */
  const openAfter = (claimed: ClaimFacts, plan: PlanView, all: PlanView['instalments'], on = today) => {
    const rest = progressOf(all, { paidCents: plan.paidCents, neededCents: 999_999, today: on, graceDays: 5 })
      .filter(({ leftCents }) => leftCents > 0)
      .map((one) => ({ ...one, amountCents: one.leftCents, dueOn: one.dueOn < on ? on : one.dueOn }));
    const last = rest.at(-1)?.dueOn ?? on;
    const { balance, surplus } = standingOf(withPayments(claimed, rest), last).statement;
    return balance - surplus;
  };

  it('moves one instalment, and the last one takes the interest of those days', () => {
    const plan = agreed();
    const all = changed(facts, plan, { kind: 'move', number: 2, toOn: day('2025-03-10') }, today);
    expect(daysOf(all)).toEqual(daysOf(plan.instalments).with(1, '2025-03-10'));
    expect(all[1]?.baseOn).toBe('2025-02-28');
    // Ten days of 8 % on one instalment.
    expect(sum(all) - sum(plan.instalments)).toBe(Math.floor((plan.instalmentCents * 0.08 * 10) / 365));
    expect(openAfter(facts, plan, all)).toBe(0);
  });

  it('skips one: what comes after takes the next day', () => {
    const plan = agreed();
    const all = changed(facts, plan, { kind: 'skip', number: 3 }, today);
    const days = daysOf(plan.instalments);
    expect(daysOf(all)).toEqual([...days.slice(0, 2), ...days.slice(3), '2025-11-30']);
    expect(openAfter(facts, plan, all)).toBe(0);
  });

  it('lowers three months, and new ones follow at the end', () => {
    const plan = agreed();
    const { instalmentCents } = plan;
    const low = Math.ceil(instalmentCents / 2);
    const all = changed(facts, plan, { kind: 'lower', months: 3, amountCents: low }, today);
    expect(all.slice(0, 3).map(({ amountCents }) => amountCents)).toEqual([low, low, low]);
    expect(all.slice(3, -1).every(({ amountCents }) => amountCents === instalmentCents)).toBe(true);
    expect(all).toHaveLength(12);
    expect(openAfter(facts, plan, all)).toBe(0);
  });

  it('keeps what is paid, and what is paid in part', () => {
    for (const count of [1, 4]) {
      const { facts: now, plan } = paidOn(agreed(), count, 1_234);
      const on = addDays(day(plan.instalments[count - 1]?.dueOn ?? ''), 1);
      const all = changed(now, plan, { kind: 'skip', number: count + 1 }, on);
      expect(all.slice(0, count)).toEqual(plan.instalments.slice(0, count));
      expect(all[count]?.amountCents).toBe(plan.instalments[count]?.amountCents);
      expect(openAfter(now, plan, all, on)).toBe(0);
    }
  });

  it('rests: what falls into the days comes after them, late ones too', () => {
    const plan = agreed();
    const from = day('2025-02-10');
    const all = changed(facts, plan, { kind: 'pause', fromOn: from, days: 30 }, from);
    expect(daysOf(all).slice(0, 2)).toEqual(['2025-03-31', '2025-04-30']);
    expect(all).toHaveLength(10);
    const early = changePlan(facts, plan, { kind: 'pause', fromOn: today, days: 10 }, today);
    expect(early).toEqual({ ok: false, error: 'sameDay' });
  });

  it('leaves open what the plan left open, whatever is changed', () => {
    for (let n = 0; n < 80; n += 1) {
      const count = n % 5;
      const { facts: now, plan } = paidOn(agreed(), count, (n % 3) * 700);
      const on = addDays(today, n);
      const next = plan.instalments.find(({ dueOn, number }) => number > count + 1 && dueOn > on);
      if (!next) continue;
      const changes: Change[] = [
        { kind: 'move', number: next.number, toOn: addDays(next.dueOn, (n % 14) + 1) },
        { kind: 'skip', number: next.number },
        { kind: 'lower', months: (n % 3) + 1, amountCents: 2_000 + n * 40 },
        { kind: 'pause', fromOn: on, days: 10 + (n % 21) },
      ];
      for (const change of changes) {
        const found = changePlan(now, plan, change, on);
        if (!found.ok) continue;
        const all = found.value;
        expect(openAfter(now, plan, all, on)).toBe(Math.max(0, openAfter(now, plan, plan.instalments, on)));
        expect(daysOf(all)).toEqual([...new Set(daysOf(all))].sort());
        expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i + 1));
        for (const { amountCents } of all) expect(amountCents).toBeGreaterThan(0);
      }
    }
  });

  it('of a plan for a part of the debt leaves that part alone', () => {
    const plan = planOf(instalmentsOf('2025-02-01', 'month', [5_000, 5_000]));
    const all = changed(facts, plan, { kind: 'skip', number: 1 }, today);
    expect(sum(all)).toBeLessThan(10_000 + 700);
    expect(daysOf(all)).toEqual(['2025-03-01', '2025-04-01']);
  });

  it.each<[string, Change]>([
    ['noInstalment', { kind: 'move', number: 99, toOn: day('2025-02-05') }],
    ['noInstalment', { kind: 'skip', number: 0 }],
    ['sameDay', { kind: 'move', number: 1, toOn: day('2025-01-31') }],
    ['pastDay', { kind: 'move', number: 1, toOn: day('2025-01-14') }],
    ['afterNext', { kind: 'move', number: 1, toOn: day('2025-02-28') }],
    ['notLower', { kind: 'lower', months: 1, amountCents: 99_999 }],
  ])('is refused as %s', (error, change) => {
    expect(changePlan(facts, agreed(), change, today)).toEqual({ ok: false, error });
  });

  it('is within its table or not', () => {
    const plan = agreed();
    const outside = (change: Change, more: Partial<PlanView> = {}) => {
      const from = { ...plan, ...more };
      return outsideChange(from, change, changed(facts, from, change, today), today);
    };
    const half = Math.ceil(plan.instalmentCents / 2);
    const used = (kind: 'skip' | 'lower', ago: number) => ({
      changes: [{ kind, on: addDays(today, -ago), byRules: true }],
    });
    const moved = (days: number) => ({
      kind: 'move' as const,
      number: 2,
      toOn: addDays(day('2025-02-28'), days),
    });
    expect(outside(moved(14))).toEqual([]);
    expect(outside(moved(15))).toEqual(['moveFar']);
    expect(outside({ kind: 'skip', number: 1 })).toEqual([]);
    expect(outside({ kind: 'skip', number: 1 }, used('skip', 364))).toEqual(['skipUsed']);
    expect(outside({ kind: 'skip', number: 1 }, used('skip', 365))).toEqual([]);
    expect(outside({ kind: 'skip', number: 1 }, used('lower', 1))).toEqual([]);
    expect(outside({ kind: 'lower', months: 3, amountCents: half })).toEqual([]);
    expect(outside({ kind: 'lower', months: 4, amountCents: half })).toEqual(['lowerLong']);
    expect(outside({ kind: 'lower', months: 3, amountCents: half - 1 })).toEqual(['lowerMuch']);
    expect(outside({ kind: 'lower', months: 1, amountCents: half }, used('lower', 9))).toEqual(['lowerUsed']);
    const end = addMonths(plan.endsFirstOn, -3);
    expect(outside({ kind: 'skip', number: 1 }, { endsFirstOn: end })).toEqual(['endsLate']);
    const tight = { rules: { ...firstRules, moveDays: 3 } };
    expect(outside(moved(4), tight)).toEqual(['moveFar']);
  });
});

it.each([
  [{ incomeCents: 200_000, fixedCents: 100_000, people: 1 }, 30_000],
  [{ incomeCents: 200_000, fixedCents: 100_000, people: 2 }, 10_000],
  [{ incomeCents: 100_000, fixedCents: 90_000, people: 1 }, 0],
  [{ incomeCents: 100_050, fixedCents: null, people: null }, 30_000],
  [{ incomeCents: null }, null],
])('a budget of %j leaves %s', (budget, feasible) => {
  expect(feasibleCents(budget)).toBe(feasible);
});

it.each([
  [{ way: 'amount', instalmentCents: 500, instalments: 3 }, { instalmentCents: 500 }],
  [{ way: 'count', instalmentCents: 500, instalments: 3 }, { instalments: 3 }],
  [{ way: 'amount', instalments: 3 }, null],
])('of %j the plan is %j', (chosen, wanted) => {
  const start = { firstDueOn: '2025-02-01', every: 'month' };
  expect(wantedPlan({ ...start, ...chosen })).toEqual(wanted && { ...start, ...wanted });
});

describe('the calendar of a plan', () => {
  const instalments = instalmentsOf('2025-01-31', 'month', [1_000, 1_000]);
  const text = planCalendar(
    { id: 'p1', instalments, madeAt: new Date('2025-01-15T10:00:00.123Z') },
    { product: 'Bureau; test', summary: (n) => `Betaling, ${'é'.repeat(60)} ${n}` },
  );

  it('has whole days, stable ids and no long line', () => {
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(text).toContain(
      'UID:p1-1@plan.invalid\r\nDTSTAMP:20250115T100000Z\r\nDTSTART;VALUE=DATE:20250131\r\n',
    );
    expect(text).toContain('DTEND;VALUE=DATE:20250301');
    expect(text).toContain('PRODID:-//Bureau\\; test//EN');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:Betaling\\, ${'é'.repeat(60)} 2`);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('tells nothing of the debt', () => {
    expect(text).not.toMatch(/10[.,]00|€|EUR/);
  });
});
