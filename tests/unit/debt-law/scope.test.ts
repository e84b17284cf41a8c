import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { capRuleOf, recoveryRulesApply, scopeOf } from '@/lib/debt-law/scope.ts';

const claim = { debtorKind: 'consumer', debtKind: 'subscription', hasEnforceableTitle: false } as const;

describe('the law on debts of consumers', () => {
  it.each([
    ['a gym that asks a consumer', {}, 'inScope', []],
    ['a judgment', { hasEnforceableTitle: true }, 'outOfScope', ['judicial']],
    ['an invoice for a shop', { debtorKind: 'enterprise' }, 'outOfScope', ['notConsumer']],
    ['a loan of a bank', { debtKind: 'credit' }, 'creditRules', ['creditRules']],
    ['a judgment on a loan', { debtKind: 'credit', hasEnforceableTitle: true }, 'outOfScope', ['judicial']],
  ] as const)('and %s', (_, facts, scope, codes) => {
    const found = scopeOf({ ...claim, ...facts });
    expect(found.value).toBe(scope);
    expect(found.because.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    // contract, renewed, due; strict and safe
    ['2023-09-01', null, '2023-09-30', 'capped', 'capped'],
    ['2023-08-31', null, '2023-11-30', 'reduced', 'reduced'],
    ['2023-08-31', null, '2023-11-29', 'doubtful', 'doubtful'],
    ['2020-05-01', null, '2023-08-31', 'doubtful', 'doubtful'],
    ['2020-05-01', null, '2023-08-30', 'before', 'before'],
    ['2020-05-01', '2024-01-01', '2023-08-14', 'capped', 'capped'],
    ['2020-05-01', '2022-01-01', '2023-08-14', 'before', 'before'],
    [null, '2024-01-01', '2026-01-01', 'capped', 'capped'],
    [null, '2022-01-01', '2026-01-01', 'reduced', 'reduced'],
    [null, null, '2026-01-01', 'reduced', 'capped'],
  ] as const)('on a contract of %s, renewed %s, due on %s', (on, renewedOn, due, strict, safe) => {
    const contract = { on: on && day(on), renewedOn: renewedOn && day(renewedOn) };
    expect(capRuleOf(contract, day(due), 'strict').value).toBe(strict);
    expect(capRuleOf(contract, day(due), 'safe').value).toBe(safe);
  });

  it('says which rule and from when the delay was', () => {
    const old = { on: day('2020-05-01'), renewedOn: null };
    expect(capRuleOf(old, day('2026-01-01'), 'safe').because).toEqual([
      { code: 'oldContract', source: 'oldContracts', contractOn: '2020-05-01' },
    ]);
    expect(capRuleOf(old, day('2023-08-14'), 'safe').because).toMatchObject([
      { code: 'delayBeforeLaw', since: '2023-08-15' },
    ]);
    expect(capRuleOf(old, day('2023-10-14'), 'safe').because).toMatchObject([
      { code: 'delayBetweenLaws', since: '2023-10-15' },
    ]);
    const recent = { on: day('2024-01-01'), renewedOn: null };
    expect(capRuleOf(recent, day('2026-01-01'), 'safe').because).toMatchObject([{ code: 'bookApplies' }]);
  });

  it.each([
    ['2023-09-01', '2023-09-01', true],
    ['2023-08-31', '2023-11-30', false],
    ['2023-08-31', '2023-12-01', true],
    ['2020-05-01', '2026-02-01', true],
    [null, '2023-11-30', false],
    [null, '2023-12-01', true],
    ['2023-09-01', '2023-08-31', false],
  ])('on recovery: a contract of %s and an act on %s: %s', (contractOn, actOn, applies) => {
    const contract = { on: contractOn === null ? null : day(contractOn), renewedOn: null };
    expect(recoveryRulesApply(contract, day(actOn))).toBe(applies);
  });
});
