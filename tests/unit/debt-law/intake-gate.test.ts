import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { intakeGate } from '@/lib/debt-law/intake-gate.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { aClaim, aClause, anInvoice, money } from '../../support/claims.ts';

const none = { money: [], stops: [] };
const reminded = [anInvoice('1', 10_000, '2026-02-15', [['2026-03-02']])];
const silent = [anInvoice('1', 10_000, '2026-02-15')];
const asks = (charge: number | null, interest: number | null = null) => ({
  asked: {
    charge: charge === null ? null : cents(charge),
    interest: interest === null ? null : cents(interest),
  },
});
const gate = (claim: Parameters<typeof intakeGate>[0], on = '2026-06-01', facts = none) =>
  intakeGate(claim, facts, day(on));
const codes = (found: ReturnType<typeof gate>) => found.because.map(({ code }) => code);

describe('a claim may be collected', () => {
  it('when its amounts keep to the caps and the fourteen days are over', () => {
    for (const charge of [null, 0, 2_000]) {
      expect(gate(aClaim(reminded, asks(charge)))).toEqual({ value: 'open', because: [] });
    }
    expect(gate(aClaim(reminded, asks(2_000, 200))).value).toBe('open');
  });

  it('when nothing is asked on top, also without a reminder', () => {
    const bare = { contract: { charge: null, interest: null } };
    expect(gate(aClaim(silent, bare))).toEqual({ value: 'open', because: [] });
    expect(gate(aClaim(reminded, bare), '2026-03-05').value).toBe('open');
    expect(gate(aClaim(silent, { ...bare, ...asks(0, 0) })).value).toBe('open');
  });

  it('when what was never reminded is paid', () => {
    const facts = { money: [money('payment', 'p', '2026-02-16', 10_000)], stops: [] };
    expect(intakeGate(aClaim(silent), facts, day('2026-06-01')).value).toBe('open');
  });
});

describe('a claim is held', () => {
  it('without a first reminder, when something is asked on top or could be', () => {
    const more = [
      {},
      { contract: { charge: null } },
      { contract: { interest: null } },
      { contract: { charge: null, interest: null }, ...asks(1) },
      { contract: { charge: null, interest: null }, ...asks(null, 1) },
    ];
    for (const facts of more) {
      const found = gate(aClaim(silent, facts));
      expect(found.value).toBe('held');
      expect(codes(found).slice(0, 2)).toEqual(['noFirstReminder', 'collectorReminds']);
    }
  });

  it('until the fourteen days of its last reminder are over', () => {
    const two = [...reminded, anInvoice('2', 10_000, '2026-03-15', [['2026-04-03']])];
    expect(gate(aClaim(reminded), '2026-03-18').because).toEqual([
      { code: 'stillWaiting', source: 'reminderTerm', from: '2026-03-19' },
    ]);
    expect(gate(aClaim(two), '2026-03-16').because).toMatchObject([{ from: '2026-04-22' }]);
    const turned = [
      anInvoice('1', 10_000, '2026-02-15', [['2026-04-03']]),
      anInvoice('2', 10_000, '2026-03-15', [['2026-03-20']]),
    ];
    expect(gate(aClaim(turned), '2026-03-25').because).toMatchObject([{ from: '2026-04-22' }]);
    expect(gate(aClaim(two), '2026-04-21').value).toBe('held');
    expect(gate(aClaim(two), '2026-04-22').value).toBe('open');
  });

  it('when it asks more than the safe reading allows', () => {
    const much = gate(aClaim(reminded, asks(2_001)));
    expect(much.because[0]).toEqual({
      code: 'askedTooMuch',
      source: 'checkFirst',
      head: 'charge',
      asked: 2_001,
      allowed: 2_000,
    });
    const clause = { contract: { charge: aClause(0, 1_000) } };
    expect(gate(aClaim(reminded, { ...clause, ...asks(1_001) })).because[0]).toMatchObject({
      allowed: 1_000,
    });
    const noClause = { contract: { charge: null }, ...asks(500) };
    expect(codes(gate(aClaim(reminded, noClause)))).toEqual(
      expect.arrayContaining(['askedTooMuch', 'noChargeClause']),
    );
    const doubt = gate(aClaim([anInvoice('1', 15_009, '2026-02-15', [['2026-03-02']])], asks(3_001)));
    expect(doubt.because[0]).toMatchObject({ code: 'askedDoubtful', head: 'charge', allowed: 3_000 });
    const interest = gate(aClaim(reminded, asks(null, 9_000)));
    expect(interest.because[0]).toMatchObject({ code: 'askedTooMuch', head: 'interest', asked: 9_000 });
  });
});

it.each([{ debtorKind: 'enterprise' }, { debtKind: 'credit' }, { hasEnforceableTitle: true }] as const)(
  'a claim under other rules is not judged: %j',
  (more) => {
    const found = gate(aClaim(silent, { ...more, ...asks(90_000) }));
    expect(found.value).toBe('notJudged');
    expect(found.because).toHaveLength(1);
  },
);
