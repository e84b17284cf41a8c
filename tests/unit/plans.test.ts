import { describe, expect, it } from 'vitest';
import { type ClaimFacts, standingOf } from '@/lib/claims/rules.ts';
import { addDays, addMonths, day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { nextInstalment } from '@/lib/payments/choice.ts';
import { feasibleCents } from '@/lib/plans/budget.ts';
import { planCalendar } from '@/lib/plans/calendar.ts';
import { outsideRules, standardRules } from '@/lib/plans/plan-rules.ts';
import { progressOf } from '@/lib/plans/progress.ts';
import { instalmentDay, scheduleOf } from '@/lib/plans/schedule.ts';
import { type Simulation, simulatePlan, withPayments } from '@/lib/plans/simulate.ts';
import { wantedPlan } from '@/lib/plans/wanted.ts';

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

  it('leave the rest to the last instalment', () => {
    const plan = { ...monthly, instalments: 3, instalmentCents: cents(500), lastCents: cents(120) };
    expect(scheduleOf(plan).map(({ amountCents }) => amountCents)).toEqual([500, 500, 120]);
    expect(scheduleOf({ ...plan, lastCents: null }).map(({ amountCents }) => amountCents)).toEqual([
      500, 500, 500,
    ]);
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
    expect(outsideRules(plan(more), standardRules, today)).toEqual(outside);
  });
});

describe('the progress of a plan', () => {
  const three = scheduleOf({
    ...monthly,
    instalments: 3,
    instalmentCents: cents(1_000),
    lastCents: cents(400),
  });
  it.each([
    [0, '2025-01-20', ['next', 'coming', 'coming']],
    [0, '2025-01-31', ['due', 'coming', 'coming']],
    [0, '2025-02-05', ['due', 'coming', 'coming']],
    [0, '2025-02-06', ['late', 'coming', 'coming']],
    [1_500, '2025-02-06', ['paid', 'part', 'coming']],
    [2_400, '2025-02-06', ['paid', 'paid', 'paid']],
    [-50, '2025-01-20', ['next', 'coming', 'coming']],
  ])('with %i cents on %s is %j', (paid, on, states) => {
    expect(progressOf(three, paid, day(on), 5).map(({ state }) => state)).toEqual(states);
  });

  it.each([
    [0, 1_000],
    [999, 1],
    [1_000, 1_000],
    [2_100, 300],
    [2_400, null],
  ])('after %i cents asks for %s next', (paid, next) => {
    const plan = {
      instalmentCents: cents(1_000),
      instalments: 3,
      lastCents: cents(400),
      paidCents: cents(paid),
    };
    expect(nextInstalment(plan, cents(99_999))).toBe(next);
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
  const instalments = scheduleOf({
    ...monthly,
    instalments: 2,
    instalmentCents: cents(1_000),
    lastCents: null,
  });
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
