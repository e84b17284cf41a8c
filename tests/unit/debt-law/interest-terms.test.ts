import { expect, it } from 'vitest';
import type { Contract } from '@/lib/debt-law/claim.ts';
import { day } from '@/lib/debt-law/day.ts';
import { interestTermsOf } from '@/lib/debt-law/interest-terms.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { aClaim } from '../../support/claims.ts';

const terms = (
  contract: Partial<Contract>,
  reading: 'safe' | 'strict' = 'safe',
  interest: number | null = null,
) =>
  interestTermsOf(
    aClaim([], { contract, asked: { charge: null, interest: interest === null ? null : cents(interest) } }),
    reading,
  );
const contractOn = day('2024-05-02');
const simple = { code: 'interestSimple', source: 'simpleInterest' };

it('a contract may follow the cap, or keep a rate of its own up to it', () => {
  expect(terms({ interest: 'cap' })).toEqual({ value: { rate: 'cap', contractOn }, because: [simple] });
  expect(terms({ interest: 1_250 })).toEqual({ value: { rate: 1_250, contractOn }, because: [simple] });
});

it('a rate above the cap of its day is void, and only lowered in an old contract', () => {
  const isVoid = { code: 'rateVoid', source: 'nothingElse', bps: 1_251, capBps: 1_250 };
  expect(terms({ interest: 1_251 })).toEqual({ value: null, because: [simple, isVoid] });
  expect(terms({ interest: 1_251 }, 'strict')).toEqual({
    value: { rate: 'legal', contractOn },
    because: [simple, isVoid],
  });
  expect(terms({ interest: 1_251, on: day('2020-01-01') })).toEqual({
    value: { rate: 1_251, contractOn: '2020-01-01' },
    because: [simple, { code: 'rateReduced', source: 'oldContracts', bps: 1_251 }],
  });
});

it('the last agreement counts, and a cap that is not known yet makes no rate void', () => {
  const capOf = (on: string, renewedOn: string) =>
    terms({ on: day(on), renewedOn: day(renewedOn), interest: 1_200 }).because[1];
  expect(capOf('2024-05-02', '2025-08-01')).toMatchObject({ code: 'rateVoid', capBps: 1_050 });
  expect(capOf('2025-08-01', '2024-05-02')).toMatchObject({ code: 'rateVoid', capBps: 1_050 });
  expect(terms({ on: day('2026-08-01'), interest: 9_000 }).value).toEqual({
    rate: 9_000,
    contractOn: '2026-08-01',
  });
});

it('without a clause there is the legal rate, in what we ask only when the creditor asks', () => {
  const legal = { value: { rate: 'legal', contractOn }, because: [] };
  expect(terms({ interest: null }, 'safe', 1)).toEqual(legal);
  expect(terms({ interest: null }, 'strict')).toEqual(legal);
  expect(terms({ interest: null })).toEqual({
    value: null,
    because: [{ code: 'interestNotAsked', source: 'interestWithoutClause' }],
  });
});
