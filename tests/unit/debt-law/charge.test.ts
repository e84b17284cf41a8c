import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChargeBase, chargeOn } from '@/lib/debt-law/charge.ts';
import { chargeCap } from '@/lib/debt-law/charge-cap.ts';
import type { Contract } from '@/lib/debt-law/claim.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import type { CapRule } from '@/lib/debt-law/scope.ts';
import { runs } from '../../support/runs.ts';

const on = day('2026-03-19');
const cap = (balance: number, reading: 'safe' | 'strict' = 'safe') => chargeCap(cents(balance), on, reading);

describe('the highest lump sum of art. XIX.4', () => {
  it.each([
    [-1, 0, 0],
    [0, 0, 0],
    [1, 2_000, 2_000],
    [14_999, 2_000, 2_000],
    [15_000, 2_000, 2_000],
    [15_001, 3_000, 3_001],
    [15_009, 3_000, 3_001],
    [15_010, 3_001, 3_001],
    [21_500, 3_650, 3_650],
    [30_000, 4_500, 4_500],
    [49_999, 6_499, 6_500],
    [50_000, 6_500, 6_500],
    [50_001, 6_500, 6_501],
    [50_019, 6_500, 6_501],
    [50_020, 6_501, 6_501],
    [75_000, 7_750, 7_750],
    [100_000, 9_000, 9_000],
    [123_456, 10_172, 10_173],
    [3_919_999, 199_999, 200_000],
    [3_920_000, 200_000, 200_000],
    [5_000_000, 200_000, 200_000],
    [Number.MAX_SAFE_INTEGER, 200_000, 200_000],
  ])('of a balance of %i cents is %i, and nobody is accused below %i', (balance, safe, strict) => {
    expect(cap(balance).value).toBe(safe);
    expect(cap(balance, 'strict').value).toBe(strict);
  });

  it('explains itself with the figures of its band', () => {
    expect(cap(15_000).because).toEqual([
      { code: 'chargeUpTo', source: 'chargeCap', balance: 15_000, flat: 2_000 },
    ]);
    expect(cap(21_500).because).toEqual([
      {
        code: 'chargeSlice',
        source: 'chargeCap',
        ...{ balance: 21_500, above: 15_000, part: 6_500, flat: 3_000, bps: 1_000, cap: 3_650 },
      },
    ]);
    const limited = (balance: number) => cap(balance).because.map(({ code }) => code);
    expect(limited(3_920_000)).toEqual(['chargeSlice']);
    expect(limited(3_920_019)).toEqual(['chargeSlice']);
    expect(limited(3_920_020)).toEqual(['chargeSlice', 'chargeMost']);
    expect(cap(3_920_020).because[1]).toMatchObject({ most: 200_000 });
  });

  it('of no balance is nothing, and what we ask is the default', () => {
    expect(cap(0)).toEqual({ value: 0, because: [] });
    expect(chargeCap(cents(15_009), on)).toEqual(cap(15_009, 'safe'));
  });

  it('does not exist before the law', () => {
    expect(() => chargeCap(cents(100), day('2023-08-31'))).toThrow('2023-08-31');
    expect(chargeCap(cents(100), day('2023-09-01')).value).toBe(2_000);
  });

  it('never falls when the balance grows', () => {
    const balances = fc.integer({ min: 0, max: 6_000_000 });
    fc.assert(
      fc.property(balances, balances, (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        for (const reading of ['safe', 'strict'] as const) {
          expect(cap(low, reading).value).toBeLessThanOrEqual(cap(high, reading).value);
        }
        expect(cap(a, 'strict').value - cap(a).value).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(10_000) },
    );
  });
});

const none = { charge: null, interest: null };
const contract = (charge: Contract['charge']): Contract => ({
  on: day('2024-05-02'),
  renewedOn: null,
  charge,
  interest: null,
});
const base = (balance: number, rule: CapRule = 'capped'): ChargeBase => ({
  balance: cents(balance),
  on,
  dueOn: day('2026-02-15'),
  rule,
});
const clause = (flat: number, bps: number, minimum = 0) => ({
  flat: cents(flat),
  bps,
  minimum: cents(minimum),
});
const codes = (result: { because: readonly { code: string }[] }) => result.because.map(({ code }) => code);

describe('the charge that a clause gives', () => {
  it.each([
    ['a fixed amount under the cap', clause(1_000, 0), 10_000, 1_000, 1_000],
    ['a part of the balance', clause(0, 1_000), 10_000, 1_000, 1_000],
    ['its minimum', clause(0, 1_000, 1_500), 10_000, 1_500, 1_500],
    ['fixed amount and part together', clause(500, 1_000), 10_000, 1_500, 1_500],
    ['the cap, when its formula is not known', 'unstated' as const, 21_500, 3_650, 3_650],
    [
      'nothing, and the cap before somebody is accused, when nobody says whether there is one',
      'unknown' as const,
      21_500,
      0,
      3_650,
    ],
    ['nothing, when there is none', null, 21_500, 0, 0],
    ['nothing, when the new contract asks more than the cap', clause(0, 1_500, 2_500), 10_000, 0, 0],
    ['a cent less, by rounding down', clause(0, 1_001), 10_005, 1_001, 1_002],
  ])('is %s', (_, given, balance, safe, strict) => {
    const of = (reading: 'safe' | 'strict') =>
      chargeOn({ contract: contract(given), asked: none }, [base(balance)], reading).value;
    expect([of('safe'), of('strict')]).toEqual([safe, strict]);
  });

  it.each([
    ['by a part of a cent', 10_001, clause(0, 2_000), 0, 2_000],
    ['by no more than the part of a cent that both have', 15_009, clause(1_500, 1_000), 3_000, 3_001],
    ['by a whole cent', 10_005, clause(0, 2_000), 0, 0],
  ])('above the cap %s is void where no rounding explains it', (_, balance, given, safe, strict) => {
    const of = (reading: 'safe' | 'strict') =>
      chargeOn({ contract: contract(given), asked: none }, [base(balance)], reading).value;
    expect([of('safe'), of('strict')]).toEqual([safe, strict]);
  });

  it('is lowered to the cap in an old contract', () => {
    const old = chargeOn(
      { contract: contract(clause(0, 1_500, 2_500)), asked: none },
      [base(10_000, 'reduced')],
      'safe',
    );
    expect(old.value).toBe(2_000);
    expect(old.because.at(-1)).toMatchObject({ code: 'clauseReduced', amount: 2_500, cap: 2_000 });
  });

  it.each(['before', 'doubtful'] as const)(
    'keeps to the cap for a delay %s the law, and accuses nobody',
    (rule) => {
      const given = { contract: contract(clause(5_000, 0)), asked: none };
      expect(chargeOn(given, [base(10_000, rule)], 'safe').value).toBe(2_000);
      expect(chargeOn(given, [base(10_000, rule)], 'strict').value).toBe(5_000);
      const unknown = { contract: contract('unstated'), asked: none };
      expect(chargeOn(unknown, [base(10_000, rule)], 'strict').value).toBeNull();
      const early = { ...base(10_000, rule), on: day('2023-05-05') };
      expect(chargeOn(given, [early], 'safe').value).toBe(2_000);
    },
  );

  it('on several invoices is the lower of each and of their sum; more is doubtful, not unlawful', () => {
    const given = { contract: contract('unstated'), asked: none };
    const three = [base(4_000), base(4_000), base(4_000)];
    const safe = chargeOn(given, three, 'safe');
    expect(safe.value).toBe(2_000);
    expect(safe.because.find(({ code }) => code === 'chargeOnSum')).toMatchObject({
      each: 6_000,
      onSum: 2_000,
    });
    expect(chargeOn(given, three, 'strict').value).toBe(6_000);
    expect(codes(chargeOn(given, [base(4_000)], 'safe'))).not.toContain('chargeOnSum');
    const small = { contract: contract(clause(500, 0)), asked: none };
    expect(codes(chargeOn(small, three, 'safe'))).not.toContain('chargeOnSum');
    expect(chargeOn(small, three, 'safe').value).toBe(1_500);
    const equal = chargeOn({ contract: contract(clause(1_000, 0)), asked: none }, three.slice(1), 'safe');
    expect([equal.value, codes(equal).includes('chargeOnSum')]).toEqual([2_000, false]);
  });

  it('is void as a whole in the safe reading when it breaks the cap on one invoice', () => {
    const given = { contract: contract(clause(2_500, 0)), asked: none };
    const two = [base(10_000), base(40_000)];
    expect(chargeOn(given, two, 'safe').value).toBe(0);
    expect(chargeOn(given, two, 'strict').value).toBe(2_500);
  });

  it('may reach the cap, and is void a cent above it', () => {
    const of = (flat: number) =>
      chargeOn({ contract: contract(clause(flat, 0)), asked: none }, [base(10_000)], 'safe');
    expect(of(2_000).value).toBe(2_000);
    const source = 'chargeCap';
    expect(of(2_001)).toEqual({
      value: 0,
      because: [
        { code: 'chargeBase', source, base: 10_000, on },
        { code: 'chargeClause', source, base: 10_000, amount: 2_001 },
        { code: 'chargeUpTo', source, balance: 10_000, flat: 2_000 },
        { code: 'clauseVoid', source: 'nothingElse', amount: 2_001, cap: 2_000 },
      ],
    });
  });

  it('is never more than the creditor asks', () => {
    const given = { contract: contract('unstated'), asked: { charge: cents(1_200), interest: null } };
    const charge = chargeOn(given, [base(21_500)], 'safe');
    expect(charge.value).toBe(1_200);
    expect(charge.because.at(-1)).toMatchObject({ code: 'chargeAsClaimed', claimed: 1_200 });
    const same = { ...given, asked: { charge: cents(3_650), interest: null } };
    expect(codes(chargeOn(same, [base(21_500)], 'safe'))).not.toContain('chargeAsClaimed');
    const zero = { ...given, asked: { charge: cents(0), interest: null } };
    expect(chargeOn(zero, [base(21_500)], 'safe').value).toBe(0);
  });

  it('is nothing on what was paid in time, and says why there is none', () => {
    const given = { contract: contract('unstated'), asked: none };
    expect(chargeOn(given, [base(0)], 'safe')).toEqual({ value: 0, because: [] });
    expect(chargeOn(given, [], 'strict')).toEqual({ value: 0, because: [] });
    expect(codes(chargeOn({ ...given, contract: contract(null) }, [base(1)], 'safe'))).toEqual([
      'noChargeClause',
    ]);
    const unknown = { ...given, contract: contract('unknown') };
    expect(chargeOn(unknown, [base(0)], 'safe')).toEqual({ value: 0, because: [] });
    expect(codes(chargeOn(given, [base(1)], 'safe'))).toEqual(['chargeBase', 'chargeUpTo']);
    expect(codes(chargeOn(unknown, [base(1)], 'safe'))).toEqual(['chargeIfAgreed']);
    expect(codes(chargeOn(unknown, [base(1)], 'strict'))).toEqual([
      'chargeIfAgreed',
      'chargeBase',
      'chargeUpTo',
    ]);
  });

  it('never goes above the cap of any of its invoices in what we ask', () => {
    const balances = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 6 });
    const clauses = fc.record({
      flat: fc.integer({ min: 0, max: 20_000 }).map(cents),
      bps: fc.integer({ min: 0, max: 3_000 }),
      minimum: fc.integer({ min: 0, max: 10_000 }).map(cents),
    });
    const rules = fc.constantFrom<CapRule>('capped', 'reduced', 'doubtful', 'before');
    fc.assert(
      fc.property(balances, clauses, rules, (all, given, rule) => {
        const of = (reading: 'safe' | 'strict') =>
          chargeOn(
            { contract: contract(given), asked: none },
            all.map((b) => base(b, rule)),
            reading,
          ).value;
        const most = all.reduce((total, b) => total + cap(b).value, 0);
        const onSum = cap(all.reduce((total, b) => total + b, 0)).value;
        expect(of('safe')).toBeLessThanOrEqual(Math.min(most, onSum));
        expect(of('safe')).toBeLessThanOrEqual(of('strict') as number);
      }),
      { numRuns: runs(10_000) },
    );
  });
});
