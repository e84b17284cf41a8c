import { describe, expect, it } from 'vitest';
import { type Asked, audit } from '@/lib/debt-law/audit.ts';
import type { Claim } from '@/lib/debt-law/claim.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { aClaim, aClause, anInvoice, money } from '../../support/claims.ts';

const none = { money: [], stops: [] };
const asked = (more: Partial<Record<keyof Asked, number>>): Asked => ({
  charge: cents(more.charge ?? 0),
  interest: cents(more.interest ?? 0),
  reminderCosts: cents(more.reminderCosts ?? 0),
  ownCosts: cents(more.ownCosts ?? 0),
});
const invoice = (principal: number) => [anInvoice('1', principal, '2026-02-15', [['2026-03-02']])];
const onDay = day('2026-06-01');
const of = (claim: Claim, more: Parameters<typeof asked>[0], on = onDay) =>
  audit(asked(more), claim, none, on).heads;
const verdict = (head: { verdict: string; by: number }) => `${head.verdict} ${head.by}`;

describe('a charge that was asked', () => {
  it.each([
    [15_009, 3_000, 'ok 0'],
    [15_009, 3_001, 'doubtful 0'],
    [15_009, 3_002, 'tooHigh 1'],
    [15_000, 3_000, 'tooHigh 1000'],
    [15_000, 2_000, 'ok 0'],
    [15_000, 0, 'ok 0'],
  ])('on %i cents, of %i cents: %s', (principal, charge, expected) => {
    const { charge: found } = of(aClaim(invoice(principal)), { charge });
    expect(verdict(found)).toBe(expected);
    expect(found.asked).toBe(charge);
  });

  it('counts on what was left when the fourteen days ended', () => {
    const facts = { money: [money('payment', 'p', '2026-03-10', 6_000)], stops: [] };
    const { heads } = audit(asked({ charge: 3_500 }), aClaim(invoice(20_000)), facts, onDay);
    expect(heads.charge).toMatchObject({
      verdict: 'tooHigh',
      by: 1_500,
      allowed: { safe: 2_000, strict: 2_000 },
    });
  });

  it('out of a void clause is all too high', () => {
    const claim = aClaim(invoice(10_000), { contract: { charge: aClause(0, 1_500, 2_500) } });
    expect(verdict(of(claim, { charge: 2_500 }).charge)).toBe('tooHigh 2500');
  });

  it('without a reminder is all too high, and nobody knows when nobody says', () => {
    const silent = aClaim([anInvoice('1', 10_000, '2026-02-15')]);
    expect(verdict(of(silent, { charge: 2_000 }).charge)).toBe('tooHigh 2000');
    const unknown = aClaim([anInvoice('1', 10_000, '2026-02-15', 'unknown')]);
    expect(verdict(of(unknown, { charge: 2_000 }).charge)).toBe('doubtful 0');
    expect(verdict(of(unknown, { charge: 2_001 }).charge)).toBe('tooHigh 1');
  });

  it('on several invoices is doubtful between the cap of their sum and the sum of their caps', () => {
    const three = ['1', '2', '3'].map((id) => anInvoice(id, 4_000, '2026-02-15', [['2026-03-02']]));
    const charges = [2_000, 2_001, 6_000, 6_001].map((charge) =>
      verdict(of(aClaim(three), { charge }).charge),
    );
    expect(charges).toEqual(['ok 0', 'doubtful 0', 'doubtful 0', 'tooHigh 1']);
  });

  it('for a delay before the law is doubtful at worst', () => {
    const old = aClaim([anInvoice('1', 10_000, '2023-08-01', [['2023-08-10']])], {
      contract: { on: day('2020-01-01') },
    });
    expect(verdict(of(old, { charge: 90_000, interest: 90_000 }).charge)).toBe('doubtful 0');
    expect(verdict(of(old, { charge: 90_000, interest: 90_000 }).interest)).toBe('doubtful 0');
  });

  it('that is more than the debt itself is said to be so, after how the days and the cap were counted', () => {
    const because = (principal: number) => of(aClaim(invoice(principal)), { charge: 2_000 }).charge.because;
    const counted = [
      { code: 'bookApplies' },
      { code: 'postStarts' },
      { code: 'termOfFourteenDays' },
      { code: 'interestFromTerm' },
      { code: 'chargeBase' },
      { code: 'chargeUpTo' },
    ];
    expect(because(2_000)).toMatchObject(counted);
    expect(because(1_999)).toMatchObject([...counted, { code: 'chargeTiny', principal: 1_999 }]);
  });
});

describe('interest that was asked', () => {
  it('is ok, doubtful or too high by the days and the rate', () => {
    const claim = aClaim(invoice(8_990), { creditorIsSme: null });
    const on = day('2026-04-20');
    const verdicts = [82, 83, 125, 126].map((interest) => verdict(of(claim, { interest }, on).interest));
    expect(verdicts).toEqual(['ok 0', 'doubtful 0', 'doubtful 0', 'tooHigh 1']);
    expect(of(claim, { interest: 82 }, on).interest.because).toMatchObject([
      { code: 'bookApplies' },
      { code: 'postStarts' },
      { code: 'termOfFourteenDays' },
      { code: 'interestFromTerm' },
      { code: 'interestSimple' },
      { code: 'interestOn', days: 32 },
    ]);
  });

  it.each(['2023-08-01', '2023-10-01'])(
    'on one delay since %s, before any cap is certain, is doubtful at worst',
    (due) => {
      const contract = { on: day('2020-01-01') };
      const invoices = [
        anInvoice('1', 10_000, due, [['2023-12-10']]),
        anInvoice('2', 10_000, '2026-02-15', [['2026-03-02']]),
      ];
      expect(of(aClaim(invoices, { contract }), { interest: 90_000 }).interest.verdict).toBe('doubtful');
      expect(of(aClaim(invoice(10_000), { contract }), { interest: 90_000 }).interest.verdict).toBe(
        'tooHigh',
      );
    },
  );

  it('without a clause may be the legal interest', () => {
    const claim = aClaim(invoice(8_990), { contract: { interest: null } });
    const legal = Math.floor((8_990 * 0.045 * 74) / 365);
    expect(of(claim, { interest: legal }).interest.verdict).toBe('ok');
    // From the notice itself on, nobody is accused of the legal interest.
    const fromNotice = Math.ceil((8_990 * 0.045 * 90) / 365);
    expect(of(claim, { interest: legal + 2 }).interest.verdict).toBe('doubtful');
    expect(of(claim, { interest: fromNotice }).interest.verdict).toBe('doubtful');
    expect(of(claim, { interest: fromNotice + 1 }).interest.verdict).toBe('tooHigh');
  });

  it('is doubtful at worst where no rate is known', () => {
    expect(verdict(of(aClaim(invoice(8_990)), { interest: 90_000 }, day('2026-11-23')).interest)).toBe(
      'doubtful 0',
    );
    expect(verdict(of(aClaim(invoice(8_990)), { interest: 90_000 }, day('2026-06-30')).interest)).toMatch(
      /^tooHigh/,
    );
  });
});

describe('other costs that were asked', () => {
  const sent = (sentOn: string) => ({
    dueOn: day('2026-02-15'),
    sentOn: day(sentOn),
    channel: 'post' as const,
    postage: cents(130),
  });
  const reminded = (count: number, costs: number, charge = 0) =>
    audit(
      asked({ reminderCosts: costs, charge }),
      aClaim(invoice(10_000), { isRecurring: false }),
      none,
      onDay,
      { sent: ['2026-03-02', '2026-04-02', '2026-05-04'].slice(0, count).map(sent), isWhole: true },
    ).heads.reminderCosts;

  it('of the collector are all too high', () => {
    expect(of(aClaim(invoice(10_000)), { ownCosts: 1_500 }).ownCosts).toMatchObject({
      verdict: 'tooHigh',
      by: 1_500,
      because: [{ code: 'ownCostsNever' }],
    });
    expect(verdict(of(aClaim(invoice(10_000)), {}).ownCosts)).toBe('ok 0');
  });

  it('of reminders are free first, then limited, and doubtful on top of a charge', () => {
    expect(verdict(reminded(1, 500))).toBe('tooHigh 500');
    expect(verdict(reminded(2, 880))).toBe('ok 0');
    expect(verdict(reminded(2, 881))).toBe('tooHigh 1');
    expect(verdict(reminded(3, 1_760))).toBe('ok 0');
    expect(verdict(reminded(2, 880, 2_000))).toBe('doubtful 0');
    expect(verdict(reminded(2, 881, 2_000))).toBe('tooHigh 1');
    expect(verdict(reminded(0, 500))).toBe('tooHigh 500');
    expect(reminded(2, 880).because).toMatchObject([
      { code: 'reminderFree' },
      { code: 'reminderAtMost', most: 750 },
      { code: 'reminderOnTop' },
    ]);
  });

  it('of reminders are doubtful on top of interest too, and where nobody says whether the supply recurs', () => {
    const costs = (more: Parameters<typeof asked>[0], isRecurring: boolean | null) =>
      audit(asked({ reminderCosts: 880, ...more }), aClaim(invoice(10_000), { isRecurring }), none, onDay, {
        sent: ['2026-03-02', '2026-04-02'].map(sent),
        isWhole: true,
      }).heads.reminderCosts;
    expect(verdict(costs({}, false))).toBe('ok 0');
    expect(verdict(costs({ interest: 1 }, false))).toBe('doubtful 0');
    expect([verdict(costs({}, null)), costs({}, null).allowed]).toEqual([
      'doubtful 0',
      { safe: 0, strict: 880 },
    ]);
  });

  it('of a reminder with an unknown postage are doubtful at worst', () => {
    const found = audit(
      asked({ reminderCosts: 9_000 }),
      aClaim(invoice(10_000), { isRecurring: false }),
      none,
      onDay,
      {
        sent: [sent('2026-03-02'), { ...sent('2026-04-02'), postage: null }, sent('2026-05-04')],
        isWhole: true,
      },
    ).heads.reminderCosts;
    expect([verdict(found), found.allowed]).toEqual(['doubtful 0', { safe: 0, strict: null }]);
  });
});

it('judges nothing that other rules govern', () => {
  for (const more of [{ debtorKind: 'enterprise' }, { debtKind: 'credit' }] as const) {
    const heads = of(aClaim(invoice(10_000), more), { charge: 90_000, ownCosts: 5 });
    for (const head of Object.values(heads)) expect(verdict(head)).toBe('notJudged 0');
    expect(heads.charge).toMatchObject({ asked: 90_000, because: [{}] });
  }
});

it('hands out both statements that it compared', () => {
  const found = audit(asked({ charge: 1 }), aClaim(invoice(10_000)), none, onDay);
  expect([found.safe.reading, found.strict.reading]).toEqual(['safe', 'strict']);
  expect(found.safe.charge.value).toBe(2_000);
});
