import { describe, expect, it } from 'vitest';
import { type Asked, audit } from '@/lib/debt-law/audit.ts';
import type { Claim, SentReminder } from '@/lib/debt-law/claim.ts';
import { day } from '@/lib/debt-law/day.ts';
import { intakeGate } from '@/lib/debt-law/intake-gate.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { dearReminders } from '@/lib/debt-law/reminder-costs.ts';
import { statement } from '@/lib/debt-law/statement.ts';
import { aClaim, aClause, anInvoice, money } from '../../support/claims.ts';

// What we ask follows the reading that is best for the debtor; who is accused, the one that is best for the creditor.

const none = { money: [], stops: [] };
const nothing: Asked = { charge: cents(0), interest: cents(0), reminderCosts: cents(0), ownCosts: cents(0) };
const reminded = (...sent: SentReminder[]) => [{ ...anInvoice('1', 10_000, '2026-02-15'), reminders: sent }];
const on = (text: string, channel: SentReminder['channel'] = 'post') => ({ sentOn: day(text), channel });
const judged = (
  claim: Claim,
  asked: Partial<Record<keyof Asked, number>>,
  letterOn: string,
  facts = none as Parameters<typeof audit>[2],
  reminders?: Parameters<typeof audit>[4],
) =>
  Object.fromEntries(
    Object.entries(
      audit({ ...nothing, ...asked } as Asked, claim, facts, day(letterOn), reminders).heads,
    ).map(([head, { verdict, by }]) => [head, `${verdict} ${by}`]),
  );

describe('a reminder that cost too much', () => {
  const first = { ...on('2026-03-10'), cost: cents(750) };
  const later = (cost: number, channel: SentReminder['channel'] = 'electronic') => ({
    ...on('2026-04-10', channel),
    cost: cents(cost),
  });

  it('frees the debtor from charge and interest, and holds the claim', () => {
    const claim = aClaim(reminded(first), { isRecurring: false });
    const owed = statement(claim, none, day('2026-06-10'), 'safe');
    expect([owed.charge.value, owed.interest.value, owed.balance]).toEqual([0, 0, 10_000]);
    const why = { code: 'reminderTooDear', sentOn: '2026-03-10', asked: 750, allowed: 0 };
    expect(owed.charge.because).toMatchObject([why]);
    expect(intakeGate(claim, none, day('2026-06-10'))).toMatchObject({ value: 'held', because: [why] });
    expect(statement(claim, none, day('2026-06-10'), 'strict').charge.value).toBe(2_000);
  });

  it('is a first one that cost anything, or a later one above what is certain', () => {
    const dear = (isRecurring: boolean | null, ...sent: SentReminder[]) =>
      dearReminders(aClaim(reminded(...sent), { isRecurring })).length;
    expect(dear(false, on('2026-03-10'), later(750))).toBe(0);
    expect(dear(false, on('2026-03-10'), later(751))).toBe(1);
    expect(dear(false, on('2026-03-10'), later(751, 'post'))).toBe(1);
    expect(dear(true, on('2026-03-10'), later(1))).toBe(1);
    expect(dear(null, on('2026-03-10'), later(1))).toBe(1);
    expect(dear(false, { ...first, isNotice: true })).toBe(0);
    expect(dear(false, { ...on('2026-02-10'), cost: cents(5) })).toBe(0);
  });
});

describe('a formal notice', () => {
  it('is no first reminder that we rely on, and one that nobody is accused over', () => {
    const claim = aClaim(reminded({ ...on('2026-03-10'), isNotice: true }));
    expect(statement(claim, none, day('2026-06-10'), 'safe').charge.value).toBe(0);
    expect(intakeGate(claim, none, day('2026-06-10')).because.map(({ code }) => code)).toContain(
      'noFirstReminder',
    );
    expect(judged(claim, { charge: 2_000 }, '2026-06-10').charge).toBe('doubtful 0');
  });
});

describe('a payment that came back', () => {
  const claim = aClaim([anInvoice('1', 10_000, '2026-03-01', [['2026-03-02', 'electronic']])]);

  it('is made good by what was paid too much', () => {
    const facts = {
      money: [
        money('payment', 'p', '2026-03-05', 10_000),
        money('payment', 'q', '2026-03-06', 12_000),
        money('reversal', 'r', '2026-03-10', 10_000, { reverses: 'p' }),
      ],
      stops: [],
    };
    const owed = statement(claim, facts, day('2026-06-30'), 'safe');
    expect([owed.openPrincipal, owed.charge.value, owed.interest.value, owed.surplus]).toEqual([
      0, 0, 0, 2_000,
    ]);
    expect(owed.splits[1]).toMatchObject({ surplus: 2_000, parts: [{ invoiceId: '1', principal: 10_000 }] });
    const also = {
      money: [...facts.money, money('reversal', 's', '2026-03-12', 12_000, { reverses: 'q' })],
      stops: [],
    };
    const back = statement(claim, also, day('2026-03-12'), 'safe');
    expect([back.openPrincipal, back.surplus, back.paid]).toEqual([10_000, 0, 0]);
  });

  it('paid nothing in time when somebody is to be accused', () => {
    const facts = {
      money: [
        money('payment', 'p', '2026-03-05', 10_000),
        money('reversal', 'r', '2026-03-20', 10_000, { reverses: 'p' }),
      ],
      stops: [],
    };
    expect(judged(claim, { charge: 2_000 }, '2026-06-10', facts).charge).toBe('doubtful 0');
    expect(judged(claim, { charge: 2_001 }, '2026-06-10', facts).charge).toBe('tooHigh 1');
  });

  it('counts from its own day where the bank dates the return before it', () => {
    const facts = {
      money: [
        money('reversal', 'r', '2026-03-04', 10_000, { reverses: 'p' }),
        money('payment', 'p', '2026-03-05', 10_000),
      ],
      stops: [],
    };
    expect(statement(claim, facts, day('2026-03-05'), 'safe').openPrincipal).toBe(10_000);
  });
});

describe('before the law', () => {
  const old = (dueOn: string, ...sent: [string][]) =>
    aClaim([anInvoice('1', 100_000, dueOn, sent)], { contract: { on: null, isNew: false } });

  it.each(['2023-08-01', '2023-10-14'])('nobody is accused of a charge on a delay of %s', (dueOn) => {
    expect(judged(old(dueOn), { charge: 5_000 }, '2026-02-01').charge).toBe('doubtful 0');
  });

  it('nobody is accused of the price of a reminder or of own costs', () => {
    const sent = [{ dueOn: day('2023-08-01'), ...on('2023-08-10'), postage: null }];
    expect(
      judged(old('2023-08-01', ['2023-08-10']), { reminderCosts: 1_000 }, '2023-08-20', none, {
        sent,
        isWhole: true,
      }).reminderCosts,
    ).toBe('doubtful 0');
    expect(judged(old('2023-03-01'), { ownCosts: 1_500 }, '2023-04-10').ownCosts).toBe('doubtful 0');
    expect(judged(old('2023-03-01'), { ownCosts: 1_500 }, '2023-12-01').ownCosts).toBe('tooHigh 1500');
  });
});

describe('a contract whose day nobody knows', () => {
  const claim = (interest: number, isNew: boolean) =>
    aClaim([anInvoice('1', 100_000, '2024-04-01', [['2024-04-10']])], {
      contract: { on: null, isNew, interest },
    });

  it('is judged by the highest cap since the law before somebody is accused, and asked by the lowest', () => {
    // 12.5 % was the cap of 2024: a contract of that year may say so.
    expect(judged(claim(1_250, true), { interest: 7_000 }, '2024-12-01').interest).toBe('doubtful 0');
    expect(judged(claim(1_251, true), { interest: 7_000 }, '2024-12-01').interest).toMatch(/^tooHigh/);
    expect(judged(claim(1_051, true), { interest: 1 }, '2024-12-01').interest).toBe('doubtful 0');
    expect(judged(claim(1_050, true), { interest: 1 }, '2024-12-01').interest).toBe('ok 0');
  });
});

describe('a part paid within the fourteen days', () => {
  it('is not counted in what we ask, and counts until its day before somebody is accused', () => {
    const claim = aClaim([anInvoice('1', 100_000, '2026-03-01', [['2026-03-02', 'electronic']])], {
      creditorIsSme: true,
    });
    const facts = { money: [money('payment', 'p', '2026-03-16', 90_000)], stops: [] };
    // 13 days on € 1,000.00 and 16 days on € 100.00 at 10.5 %: 373.97 + 46.03 cents.
    const exact = ((100_000 * 13 + 10_000 * 16) * 0.105) / 365;
    expect(Math.ceil(exact)).toBe(420);
    expect(judged(claim, { interest: 420 }, '2026-04-01', facts).interest).toBe('doubtful 0');
    expect(judged(claim, { interest: 421 }, '2026-04-01', facts).interest).toBe('tooHigh 1');
    // 29 days on € 100.00.
    expect(statement(claim, facts, day('2026-04-01'), 'safe').interest.value).toBe(83);
  });
});

describe('a clause that nobody speaks of', () => {
  const claim = aClaim(reminded(on('2026-03-02')), { contract: { charge: 'unknown', interest: 'unknown' } });

  it('is none in what we ask, and may exist before somebody is accused', () => {
    expect(statement(claim, none, day('2026-06-01'), 'safe')).toMatchObject({
      charge: { value: 0, because: [{ code: 'chargeIfAgreed' }] },
      interest: { value: 0 },
    });
    const asks = (charge: number) => judged(claim, { charge }, '2026-06-01').charge;
    expect([asks(0), asks(2_000), asks(2_001)]).toEqual(['ok 0', 'doubtful 0', 'tooHigh 1']);
    expect(judged(claim, { interest: 150 }, '2026-06-01').interest).toBe('doubtful 0');
  });

  it('does not hold a claim that asks the invoices alone', () => {
    const bare = aClaim(reminded(), { contract: { charge: 'unknown', interest: 'unknown' } });
    expect(intakeGate(bare, none, day('2026-06-01')).value).toBe('open');
    const clause = aClaim(reminded(), { contract: { charge: aClause(2_000), interest: 'unknown' } });
    expect(intakeGate(clause, none, day('2026-06-01')).value).toBe('held');
  });
});

describe('a debt that is not due', () => {
  it('is held to the end of its last day to pay', () => {
    const claim = aClaim(reminded(), { contract: { charge: null, interest: null } });
    expect(intakeGate(claim, none, day('2026-02-15'))).toMatchObject({
      value: 'held',
      because: [{ code: 'notDueYet', dueOn: '2026-02-15' }],
    });
    expect(intakeGate(claim, none, day('2026-02-16')).value).toBe('open');
  });
});
