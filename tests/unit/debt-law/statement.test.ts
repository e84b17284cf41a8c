import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeCap } from '@/lib/debt-law/charge-cap.ts';
import type { Claim, ClaimedInvoice, MoneyFact } from '@/lib/debt-law/claim.ts';
import { addDays, day } from '@/lib/debt-law/day.ts';
import { cents, sum } from '@/lib/debt-law/money.ts';
import { type Statement, type StatementFacts, statement } from '@/lib/debt-law/statement.ts';
import { aClaim, aClause, anInvoice, money } from '../../support/claims.ts';
import { runs } from '../../support/runs.ts';

const none: StatementFacts = { money: [], stops: [] };
const paid = (...facts: MoneyFact[]): StatementFacts => ({ money: facts, stops: [] });
const of = (claim: Claim, on: string, facts = none, reading: 'safe' | 'strict' = 'safe') =>
  statement(claim, facts, day(on), reading);
const heads = ({ openPrincipal, openCharge, openInterest, balance, surplus }: Statement) => ({
  openPrincipal,
  openCharge,
  openInterest,
  balance,
  surplus,
});
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);

// Reminded by letter on 2 March 2026: the fourteen days end on 18 March, more may be asked from 19 March on.
const one = [anInvoice('1', 8_990, '2026-02-15', [['2026-03-02']])];

describe('a statement of one invoice', () => {
  it('asks the principal alone until the fourteen days are over', () => {
    const before = of(aClaim(one), '2026-03-18');
    expect(heads(before)).toEqual({
      openPrincipal: 8_990,
      openCharge: 0,
      openInterest: 0,
      balance: 8_990,
      surplus: 0,
    });
    expect(before.invoices[0]?.because).toEqual([
      { code: 'stillWaiting', source: 'reminderTerm', from: '2026-03-19' },
    ]);
    const first = of(aClaim(one), '2026-03-19');
    expect([first.openCharge, first.invoices[0]?.because]).toEqual([2_000, []]);
  });

  it('then asks the charge, and interest from the day after the term or, for a small firm, after the reminder', () => {
    const large = of(aClaim(one), '2026-04-20');
    expect(heads(large)).toMatchObject({ openCharge: 2_000, openInterest: 82, balance: 11_072 });
    expect(of(aClaim(one, { creditorIsSme: true }), '2026-04-20').openInterest).toBe(124);
    expect(of(aClaim(one, { creditorIsSme: true }), '2026-03-18').openInterest).toBe(0);
    expect(large.invoices[0]?.because).toMatchObject([
      { code: 'interestOn', principal: 8_990, from: '2026-03-19', to: '2026-04-20', days: 32, bps: 1_050 },
    ]);
    expect(codes(large.invoices[0]?.terms.because ?? [])).toEqual([
      'bookApplies',
      'postStarts',
      'termOfFourteenDays',
      'interestFromTerm',
    ]);
  });

  it('bears nothing when it was paid in time, on the last day too', () => {
    const inTime = of(
      aClaim(one, { creditorIsSme: true }),
      '2026-06-01',
      paid(money('payment', 'p', '2026-03-18', 8_990)),
    );
    expect(heads(inTime)).toEqual({
      openPrincipal: 0,
      openCharge: 0,
      openInterest: 0,
      balance: 0,
      surplus: 0,
    });
    expect(inTime.invoices[0]?.because).toMatchObject([{ code: 'paidInTime', lastDay: '2026-03-18' }]);
    const late = of(aClaim(one), '2026-06-01', paid(money('payment', 'p', '2026-03-19', 8_990)));
    expect(heads(late)).toMatchObject({ openPrincipal: 0, openCharge: 2_000, openInterest: 0 });
  });

  it('takes the balance at the end of the term as the base of the charge', () => {
    const invoice = [anInvoice('1', 20_000, '2026-02-15', [['2026-03-02']])];
    const part = of(aClaim(invoice), '2026-06-01', paid(money('payment', 'p', '2026-03-10', 6_000)));
    expect(part.charge.value).toBe(2_000);
    expect(of(aClaim(invoice), '2026-06-01').charge.value).toBe(3_500);
  });

  it('asks nothing on top without a first reminder, and says so', () => {
    const claim = aClaim([anInvoice('1', 8_990, '2026-02-15')]);
    for (const reading of ['safe', 'strict'] as const) {
      const found = of(claim, '2026-06-01', none, reading);
      expect(found.balance).toBe(8_990);
      expect(codes(found.invoices[0]?.terms.because ?? [])).toContain('noFirstReminder');
      expect(found.invoices[0]?.because).toEqual([]);
    }
  });

  it('takes an unknown reminder for none, and for one on the first day in the strict reading', () => {
    const claim = aClaim([anInvoice('1', 8_990, '2026-02-15', 'unknown')]);
    expect(of(claim, '2026-06-01').balance).toBe(8_990);
    const strict = of(claim, '2026-06-01', none, 'strict');
    expect(strict.invoices[0]?.terms).toMatchObject({
      term: { startsOn: '2026-02-17' },
      interestFrom: '2026-03-03',
    });
    expect(strict.charge.value).toBe(2_000);
  });

  it('never asks a cost of its own, nor of a reminder', () => {
    const { ownCosts, reminderCosts } = of(aClaim(one), '2026-06-01');
    expect([ownCosts, reminderCosts]).toEqual([
      { value: 0, because: [{ code: 'ownCostsNever', source: 'noOwnCosts' }] },
      { value: 0, because: [{ code: 'reminderOnTop', source: 'reminderOnTop' }] },
    ]);
  });

  it('judges nothing outside the law on debts of consumers', () => {
    for (const more of [
      { debtorKind: 'enterprise' },
      { debtKind: 'credit' },
      { hasEnforceableTitle: true },
    ] as const) {
      const found = of(aClaim(one, more), '2026-06-01');
      expect(found.balance).toBe(8_990);
      expect(found.charge).toEqual({ value: 0, because: [] });
      expect(found.interest).toEqual({ value: 0, because: [] });
      expect(found.scope.value).not.toBe('inScope');
    }
  });

  it('stops interest where no rate is known, says from when, and goes on with the rest', () => {
    const found = of(aClaim(one), '2026-11-23');
    expect(found.openInterest).toBe(Math.floor((8_990 * 0.105 * 104) / 365));
    expect(found.rateUnknown).toEqual({ from: '2026-07-01', half: '2026 H2' });
    expect(found.interest.because.at(-1)).toMatchObject({ code: 'rateUnknown', half: '2026 H2' });
    const known = of(aClaim(one), '2026-06-30');
    expect([known.rateUnknown, codes(known.interest.because)]).toEqual([null, ['interestSimple']]);
  });

  it('names the first day without a rate of all invoices', () => {
    const late = anInvoice('a', 8_990, '2026-01-15', [['2026-09-01', 'electronic']]);
    const early = anInvoice('b', 8_990, '2026-02-15', [['2026-03-02']]);
    const later = anInvoice('c', 8_990, '2026-03-15', [['2026-10-01', 'electronic']]);
    const unknownOf = (invoices: ClaimedInvoice[]) => of(aClaim(invoices), '2026-12-01').rateUnknown?.from;
    expect(unknownOf([late, early, later])).toBe('2026-07-01');
    expect(unknownOf([late, later])).toBe('2026-09-16');
    expect(unknownOf([later])).toBe('2026-10-16');
  });

  it('of no invoices owes nothing, and gives back what was paid', () => {
    const found = of(aClaim([]), '2026-06-01', paid(money('payment', 'p', '2026-05-01', 500)));
    expect(heads(found)).toEqual({
      openPrincipal: 0,
      openCharge: 0,
      openInterest: 0,
      balance: 0,
      surplus: 500,
    });
    expect(found.rateUnknown).toBeNull();
  });

  it('stops interest on the days of a stop', () => {
    const stops = [{ from: day('2026-04-01'), to: day('2026-05-01'), cause: 'undecided' as const }];
    const found = of(aClaim(one), '2026-06-01', { money: [], stops });
    expect(found.openInterest).toBe(Math.floor((8_990 * 0.105 * 44) / 365));
    expect(codes(found.invoices[0]?.because ?? [])).toEqual(['interestOn', 'interestStopped', 'interestOn']);
  });
});

describe('the rate of a contract', () => {
  const later = '2026-06-01';
  const interest = (
    rate: number | 'cap' | null,
    reading: 'safe' | 'strict',
    more: Parameters<typeof aClaim>[1] = {},
  ) => of(aClaim(one, { ...more, contract: { ...more.contract, interest: rate } }), later, none, reading);
  const daily = (bps: number, days: number) => (8_990 * bps * days) / 10_000 / 365;

  it('is the contract’s own below the cap', () => {
    expect(interest(800, 'safe').interest.value).toBe(Math.floor(daily(800, 74)));
    expect(interest(800, 'strict').interest.value).toBe(Math.ceil(daily(800, 74)));
  });

  it('is void above the cap of the day of a new contract; the strict reading leaves the legal rate', () => {
    const safe = interest(1_300, 'safe');
    expect(safe.interest.value).toBe(0);
    expect(safe.interest.because).toMatchObject([
      { code: 'interestSimple' },
      { code: 'rateVoid', bps: 1_300, capBps: 1_250 },
    ]);
    expect(interest(1_300, 'strict').interest.value).toBe(Math.ceil(daily(450, 74)));
    expect(interest(1_250, 'safe').interest.value).toBe(Math.floor(daily(1_050, 74)));
    const renewed = { contract: { on: day('2024-05-02'), renewedOn: day('2025-08-01') } };
    expect(codes(interest(1_100, 'safe', renewed).interest.because)).toContain('rateVoid');
  });

  it('is lowered to the cap in an old contract', () => {
    const old = { contract: { on: day('2020-05-02') } };
    const found = interest(1_300, 'safe', old);
    expect(found.interest.value).toBe(Math.floor(daily(1_050, 74)));
    expect(codes(found.interest.because)).toEqual(['interestSimple', 'rateReduced']);
  });

  it('of a contract of an unknown day is void above the lowest cap since the law, in what we ask', () => {
    const unknown = { contract: { on: null } };
    expect(interest(1_051, 'safe', unknown).interest.value).toBe(0);
    expect(interest(1_050, 'safe', unknown).interest.value).toBe(Math.floor(daily(1_050, 74)));
    expect(interest(1_051, 'strict', unknown).interest.value).toBe(Math.ceil(daily(1_050, 74)));
  });

  it('without a clause is the legal rate, and we ask it only when the creditor does', () => {
    const silent = interest(null, 'safe');
    expect([silent.interest.value, codes(silent.interest.because)]).toEqual([0, ['interestNotAsked']]);
    expect(silent.invoices[0]?.because).toEqual([]);
    const asked = { asked: { charge: null, interest: cents(50) } };
    expect(interest(null, 'safe', asked).interest.value).toBe(Math.floor(daily(450, 74)));
    expect(interest(null, 'strict').interest.value).toBe(Math.ceil(daily(450, 90)));
    const zero = { asked: { charge: null, interest: cents(0) } };
    expect(interest(null, 'safe', zero).interest.value).toBe(0);
  });
});

describe('payments', () => {
  const two = [
    anInvoice('a', 10_000, '2026-01-15', [['2026-02-02', 'electronic']]),
    anInvoice('b', 20_000, '2026-02-15', [['2026-03-02', 'electronic']]),
  ];

  it('pay interest before principal, the oldest invoice first, and the charge last', () => {
    const claim = aClaim(two);
    const facts = paid(
      money('payment', 'p', '2026-05-01', 15_000),
      money('payment', 'q', '2026-05-02', 20_000),
    );
    const found = of(claim, '2026-05-02', facts);
    const [first, second] = found.splits;
    const ofA = Math.floor((10_000 * 0.105 * 73) / 365);
    expect(first?.parts).toEqual([
      { invoiceId: 'a', interest: ofA, principal: 10_000 },
      {
        invoiceId: 'b',
        interest: Math.floor((20_000 * 0.105 * 45) / 365),
        principal: 15_000 - 10_000 - ofA - 258,
      },
    ]);
    expect(first?.because).toMatchObject([
      { code: 'paidInterestFirst', interest: ofA + 258, principal: 15_000 - ofA - 258 },
      { code: 'paidOldestFirst', claims: 2 },
    ]);
    expect(second?.parts).toHaveLength(1);
    expect(second?.because).toMatchObject([
      { code: 'paidInterestFirst' },
      { code: 'paidChargeLast', charge: second?.charge },
    ]);
    expect(second?.charge).toBeGreaterThan(0);
    expect(found.openPrincipal + found.openInterest).toBe(0);
    expect(found.openCharge).toBe(found.balance);
    expect(found.paid).toBe(35_000);
  });

  it('count in the order of their days, and on one day before what takes them back, then by name', () => {
    const facts = paid(
      money('reversal', 'a', '2026-02-03', 300, { reverses: 'd' }),
      money('payment', 'd', '2026-02-03', 300),
      money('payment', 'c', '2026-02-03', 200),
      money('payment', 'e', '2026-02-02', 100),
    );
    for (const money of [facts.money, facts.money.toReversed()]) {
      const found = of(aClaim(two), '2026-02-03', { money, stops: [] });
      expect(found.splits.map(({ id }) => id)).toEqual(['e', 'c', 'd', 'a']);
      expect(found.paid).toBe(300);
    }
  });

  it('leave an invoice its own term, also when an older one was reminded later', () => {
    const invoices = [
      anInvoice('a', 10_000, '2026-01-15', [['2026-06-01', 'electronic']]),
      anInvoice('b', 20_000, '2026-02-15', [['2026-03-02', 'electronic']]),
    ];
    const found = of(aClaim(invoices), '2026-04-20');
    expect(found.charge.value).toBe(3_500);
    expect(found.openInterest).toBe(Math.floor((20_000 * 0.105 * 34) / 365));
  });

  it('reach interest that is left without its principal', () => {
    const facts = paid(
      money('credit', 'c', '2026-05-01', 8_990),
      money('payment', 'p', '2026-05-02', 50),
      money('payment', 'q', '2026-05-03', 10),
    );
    const found = of(aClaim(one), '2026-05-03', facts, 'strict');
    const parts = found.splits.map((split) => split.parts);
    expect(parts).toEqual([
      [{ invoiceId: '1', interest: 0, principal: 8_990 }],
      [{ invoiceId: '1', interest: 50, principal: 0 }],
      [{ invoiceId: '1', interest: 10, principal: 0 }],
    ]);
    expect(found.openInterest).toBe(Math.ceil((8_990 * 0.105 * 43) / 365) - 60);
  });

  it('go to the invoice that the debtor chose, and what is left to the others', () => {
    const facts = paid(money('payment', 'p', '2026-02-16', 21_000, { invoiceId: 'b' }));
    const found = of(aClaim(two), '2026-02-16', facts);
    expect(found.splits[0]?.parts).toEqual([
      { invoiceId: 'b', interest: 0, principal: 20_000 },
      { invoiceId: 'a', interest: 0, principal: 1_000 },
    ]);
    expect(found.splits[0]?.because).toMatchObject([
      { code: 'paidAsChosen', amount: 20_000 },
      { code: 'paidOldestFirst', claims: 2 },
    ]);
  });

  it('reach what is due before what is not, and what bears interest before what does not', () => {
    const three = [
      anInvoice('old', 1_000, '2025-06-15'),
      anInvoice('bears', 1_000, '2026-01-15', [['2026-02-02', 'electronic']]),
      anInvoice('later', 1_000, '2026-12-15'),
    ];
    const order = (amount: number) =>
      of(
        aClaim(three, { contract: { interest: 0 } }),
        '2026-06-01',
        paid(money('payment', 'p', '2026-06-01', amount)),
      ).splits[0]?.parts.map(({ invoiceId }) => invoiceId);
    expect(order(500)).toEqual(['bears']);
    expect(order(1_500)).toEqual(['bears', 'old']);
    expect(order(2_500)).toEqual(['bears', 'old', 'later']);
    const silent = of(
      aClaim(three, { contract: { interest: null } }),
      '2026-06-01',
      paid(money('payment', 'p', '2026-06-01', 500)),
    );
    expect(silent.splits[0]?.parts.map(({ invoiceId }) => invoiceId)).toEqual(['old']);
  });

  it('are shared by invoices of one due day', () => {
    const twins = [anInvoice('x', 1_000, '2026-01-15'), anInvoice('y', 3_000, '2026-01-15')];
    const found = of(aClaim(twins), '2026-06-01', paid(money('payment', 'p', '2026-05-01', 1_000)));
    expect(found.splits[0]?.parts.map(({ principal }) => principal)).toEqual([250, 750]);
  });

  it('that are too much leave a surplus', () => {
    const found = of(aClaim(one), '2026-03-01', paid(money('payment', 'p', '2026-03-01', 10_000)));
    expect(heads(found)).toEqual({
      openPrincipal: 0,
      openCharge: 0,
      openInterest: 0,
      balance: 0,
      surplus: 1_010,
    });
    expect(found.splits[0]?.surplus).toBe(1_010);
  });

  it('after the day asked for do not count', () => {
    const facts = paid(money('payment', 'p', '2026-03-02', 1_000));
    expect(of(aClaim(one), '2026-03-01', facts).paid).toBe(0);
    expect(of(aClaim(one), '2026-03-02', facts).paid).toBe(1_000);
  });

  it('stop the interest of what they paid on their own day', () => {
    const facts = paid(money('payment', 'p', '2026-04-20', 4_990));
    const found = of(aClaim(one), '2026-05-20', facts);
    expect(found.splits[0]?.parts[0]?.interest).toBe(82);
    const exact = (8_990 * 0.105 * 32) / 365 + ((8_990 - 4_908) * 0.105 * 30) / 365;
    expect(found.interest.value).toBe(Math.floor(exact));
    expect(found.invoices[0]?.because.map((reason) => 'principal' in reason && reason.principal)).toEqual([
      8_990, 4_082,
    ]);
  });

  it('may pay the charge first where that was agreed', () => {
    const found = statement(
      aClaim(one),
      paid(money('payment', 'p', '2026-04-20', 2_100)),
      day('2026-04-20'),
      'safe',
      ['charge', 'interest', 'principal'],
    );
    expect(found.splits[0]).toMatchObject({ charge: 2_000, parts: [{ interest: 82, principal: 18 }] });
  });
});

describe('a credit note', () => {
  it('takes off principal as if it had never been asked, in what we ask', () => {
    const facts = paid(money('credit', 'c', '2026-05-01', 3_990));
    const safe = of(aClaim(one), '2026-06-01', facts);
    expect(safe).toMatchObject({ credited: 3_990, openPrincipal: 5_000, paid: 0, principal: 8_990 });
    expect(safe.interest.value).toBe(Math.floor((5_000 * 0.105 * 74) / 365));
    const strict = of(aClaim(one), '2026-06-01', facts, 'strict');
    const exact = (8_990 * 0.105 * 43) / 365 + (5_000 * 0.105 * 31) / 365;
    expect(strict.interest.value).toBe(Math.ceil(exact));
    expect(strict.splits[0]?.because).toEqual([]);
  });

  it('goes to its own invoice, and pays no interest or charge', () => {
    const invoices = [
      anInvoice('a', 10_000, '2026-01-15', [['2026-02-02']]),
      anInvoice('b', 20_000, '2026-02-15', [['2026-03-02']]),
    ];
    const facts = paid(money('credit', 'c', '2026-05-01', 40_000, { invoiceId: 'b' }));
    for (const reading of ['safe', 'strict'] as const) {
      const found = of(aClaim(invoices), '2026-05-01', facts, reading);
      expect(found.splits[0]?.parts).toEqual([
        { invoiceId: 'b', interest: 0, principal: 20_000 },
        { invoiceId: 'a', interest: 0, principal: 10_000 },
      ]);
      expect(found.splits[0]?.surplus).toBe(10_000);
    }
  });
});

describe('a reversal', () => {
  it('gives back the same split', () => {
    const facts = paid(
      money('payment', 'p', '2026-04-20', 11_100),
      money('reversal', 'r', '2026-04-25', 11_100, { reverses: 'p' }),
    );
    const before = of(aClaim(one), '2026-04-20');
    const after = of(aClaim(one), '2026-04-25', facts);
    expect(after.splits[1]).toMatchObject({
      kind: 'reversal',
      charge: 2_000,
      surplus: 28,
      parts: [{ invoiceId: '1', interest: 82, principal: 8_990 }],
      because: [{ code: 'sameSplitBack', amount: 11_100 }],
    });
    expect(heads(after)).toEqual(heads(before));
    expect(after.paid).toBe(0);
    expect(of(aClaim(one), '2026-05-25', facts).openInterest).toBe(Math.floor((8_990 * 0.105 * 62) / 365));
  });

  it('of a part gives back what was paid last, and the rest later', () => {
    const part = (...amounts: number[]) =>
      of(
        aClaim(one),
        '2026-04-25',
        paid(
          money('payment', 'p', '2026-04-20', 11_100),
          ...amounts.map((amount, i) => money('reversal', `r${i}`, '2026-04-25', amount, { reverses: 'p' })),
        ),
      );
    expect(heads(part(28))).toMatchObject({ surplus: 0, openCharge: 0, openPrincipal: 0 });
    expect(heads(part(1_028))).toMatchObject({ openCharge: 1_000, openPrincipal: 0 });
    expect(heads(part(2_128))).toMatchObject({ openCharge: 2_000, openPrincipal: 100, openInterest: 0 });
    expect(heads(part(1_028, 1_100))).toEqual(heads(part(2_128)));
    expect(heads(part(5_000, 6_100))).toEqual(heads(part(11_100)));
  });

  it('takes back the payment that it names, from no other, and nothing that moved nothing', () => {
    const invoices = [anInvoice('a', 1_000, '2026-01-15'), anInvoice('b', 1_000, '2026-01-16')];
    const facts = paid(
      money('payment', 'p', '2026-02-01', 1_500),
      money('payment', 'q', '2026-02-02', 500),
      money('reversal', 'r', '2026-02-03', 200, { reverses: 'p' }),
    );
    expect(of(aClaim(invoices), '2026-02-03', facts).splits[2]).toMatchObject({
      amount: 200,
      parts: [{ invoiceId: 'b', interest: 0, principal: 200 }],
    });
    const unknown = paid(
      ...facts.money.slice(0, 2),
      money('reversal', 'r', '2026-02-03', 200, { reverses: 'x' }),
    );
    expect(of(aClaim(invoices), '2026-02-03', unknown).splits[2]).toMatchObject({ amount: 0, parts: [] });
  });

  it('takes back payments alone: no credit note, no other reversal', () => {
    const facts = paid(
      money('payment', 'p', '2026-02-01', 1_000),
      money('credit', 'c', '2026-02-02', 500),
      money('reversal', 'r', '2026-02-03', 400),
      money('reversal', 's', '2026-02-04', 1_000),
      money('reversal', 't', '2026-02-05', 1_000, { reverses: 'c' }),
    );
    for (const reading of ['safe', 'strict'] as const) {
      const found = of(aClaim(one), '2026-02-05', facts, reading);
      const taken = found.splits.flatMap(({ kind, amount }) => (kind === 'reversal' ? [amount] : []));
      // In the strict reading what came back whole was never paid.
      expect(taken).toEqual(reading === 'safe' ? [400, 600, 0] : [0, 0]);
      expect([found.paid, found.credited, found.openPrincipal]).toEqual([0, 500, 8_490]);
    }
  });

  it('without a name takes back the latest payments, and no more than there was', () => {
    const facts = paid(
      money('payment', 'p', '2026-02-01', 1_000),
      money('payment', 'q', '2026-02-02', 1_000),
      money('reversal', 'r', '2026-02-03', 1_500),
    );
    const found = of(aClaim(one), '2026-02-03', facts);
    expect(found.splits[2]?.parts).toEqual([
      { invoiceId: '1', interest: 0, principal: 1_000 },
      { invoiceId: '1', interest: 0, principal: 500 },
    ]);
    expect([found.paid, found.openPrincipal]).toEqual([500, 8_490]);
    const unknown = of(aClaim(one), '2026-02-03', paid(money('reversal', 'r', '2026-02-03', 1_500)));
    expect([unknown.paid, unknown.openPrincipal, unknown.splits[0]?.amount]).toEqual([0, 8_990, 0]);
  });
});

it('gives back a charge that a later invoice made void', () => {
  const invoices = [
    anInvoice('a', 40_000, '2026-01-15', [['2026-02-02', 'electronic']]),
    anInvoice('b', 10_000, '2026-04-15', [['2026-05-04', 'electronic']]),
  ];
  const claim = aClaim(invoices, { contract: { charge: aClause(2_500), interest: 0 } });
  const facts = paid(money('payment', 'p', '2026-03-02', 42_500));
  const at = (on: string) => statement(claim, facts, day(on), 'safe', ['charge', 'interest', 'principal']);
  expect(at('2026-03-02')).toMatchObject({ openCharge: 0, charge: { value: 2_500 }, surplus: 0 });
  expect(at('2026-05-19')).toMatchObject({ openCharge: 0, charge: { value: 0 }, surplus: 2_500 });
});

const claims = fc
  .array(
    fc.record({
      principal: fc.integer({ min: 1, max: 300_000 }),
      due: fc.integer({ min: 0, max: 800 }),
      reminded: fc.option(fc.integer({ min: 0, max: 90 })),
      channel: fc.constantFrom('post' as const, 'electronic' as const),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ principal, due, reminded, channel }, i) => {
      const dueOn = addDays(day('2023-06-01'), due);
      const sent = reminded === null ? [] : [[addDays(dueOn, reminded), channel] as [string, typeof channel]];
      return anInvoice(String(i), principal, dueOn, sent);
    }),
  );
const facts = fc
  .array(
    fc.record({
      kind: fc.constantFrom<MoneyFact['kind']>('payment', 'payment', 'payment', 'credit', 'reversal'),
      on: fc.integer({ min: 0, max: 1_100 }),
      amount: fc.integer({ min: 1, max: 300_000 }),
      invoice: fc.option(fc.integer({ min: 0, max: 5 })),
      reverses: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength: 10 },
  )
  .map((list) =>
    list.map(({ kind, on, amount, invoice, reverses }, i) =>
      money(kind, String(i), addDays(day('2023-06-01'), on), amount, {
        invoiceId: invoice === null ? null : String(invoice),
        reverses: reverses === null ? null : String(reverses),
      }),
    ),
  );
const contracts = fc.record({
  on: fc.option(fc.constantFrom(day('2020-05-01'), day('2023-09-01'), day('2025-01-01'))),
  charge: fc.oneof(
    fc.constantFrom('unstated' as const, null),
    fc
      .tuple(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 2_000 }))
      .map(([f, b]) => aClause(f, b)),
  ),
  interest: fc.oneof(fc.constantFrom('cap' as const, null), fc.integer({ min: 0, max: 1_500 })),
});
const readings = fc.constantFrom('safe' as const, 'strict' as const);
const days = fc.integer({ min: 0, max: 1_120 }).map((n) => addDays(day('2023-06-01'), n));

describe('any statement', () => {
  it('makes and loses no cent', () => {
    fc.assert(
      fc.property(claims, contracts, facts, readings, days, (invoices, contract, list, reading, on) => {
        const found = statement(aClaim(invoices, { contract }), { money: list, stops: [] }, on, reading);
        const asked = found.principal - found.credited + found.interest.value + (found.charge.value ?? 0);
        const credits = found.splits.filter(({ kind }) => kind === 'credit');
        expect(found.balance - found.surplus).toBe(asked - found.paid);
        expect(found.credited).toBe(sum(credits.map(({ amount }) => amount)));
        for (const split of found.splits) {
          const parts = sum(split.parts.flatMap(({ interest, principal }) => [interest, principal]));
          expect(parts + split.charge + split.surplus).toBe(split.amount);
        }
        for (const open of [found.openPrincipal, found.openCharge, found.openInterest, found.surplus]) {
          expect(open).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: runs(10_000) },
    );
  });

  it('is the same whatever the order of its facts', () => {
    fc.assert(
      fc.property(claims, facts, readings, fc.integer(), (invoices, list, reading, seed) => {
        const on = day('2026-06-25');
        const turn = <T>(all: readonly T[]) => {
          const at = all.length === 0 ? 0 : Math.abs(seed) % all.length;
          return [...all.slice(at), ...all.slice(0, at)].reverse();
        };
        const straight = statement(aClaim(invoices), { money: list, stops: [] }, on, reading);
        const turned = statement(aClaim(turn(invoices)), { money: turn(list), stops: [] }, on, reading);
        expect({ ...turned, charge: turned.charge.value }).toEqual({
          ...straight,
          charge: straight.charge.value,
        });
      }),
      { numRuns: runs(10_000) },
    );
  });

  it('in the safe reading never asks more than the strict one, nor than the caps', () => {
    fc.assert(
      fc.property(claims, contracts, days, (invoices, contract, on) => {
        const claim = aClaim(invoices, { contract });
        const safe = statement(claim, none, on, 'safe');
        const strict = statement(claim, none, on, 'strict');
        expect(safe.charge.value).toBeLessThanOrEqual(strict.charge.value ?? Number.MAX_SAFE_INTEGER);
        expect(safe.interest.value).toBeLessThanOrEqual(strict.interest.value);
        const caps = sum(invoices.map(({ principal }) => chargeCap(principal, day('2026-01-01')).value));
        const onSum = chargeCap(sum(invoices.map(({ principal }) => principal)), day('2026-01-01')).value;
        expect(safe.charge.value).toBeLessThanOrEqual(Math.min(caps, onSum));
      }),
      { numRuns: runs(10_000) },
    );
  });
});
