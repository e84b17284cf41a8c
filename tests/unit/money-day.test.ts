import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeCap } from '@/lib/debt-law/charge-cap.ts';
import { day, parseDay } from '@/lib/debt-law/day.ts';
import { cents, sum } from '@/lib/debt-law/money.ts';

describe('an amount', () => {
  it.each([0.5, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), '12' as never])(
    'is not %s',
    (value) => {
      expect(() => cents(value)).toThrow('not whole cents');
    },
  );

  it('is never minus zero', () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(Object.is(sum([cents(-5), cents(5)]), 0)).toBe(true);
  });

  it('adds up exactly, or not at all', () => {
    expect(sum([])).toBe(0);
    expect(sum(Array.from({ length: 10_000 }, () => cents(10)))).toBe(100_000);
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow('not whole cents');
  });
});

describe('a day', () => {
  it.each(['1900-01-01', '2026-11-23', '2028-02-29', '2000-02-29', '2026-12-31', '9999-12-31'])(
    'is %s',
    (text) => {
      expect(day(text)).toBe(text);
    },
  );

  it.each([
    ...['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32'],
    ...['1899-12-31', '0026-11-23', '26-11-23', '2026-1-1', '23-11-2026', '2026/11/23', '20261123'],
    ...['', ' 2026-11-23', '2026-11-23\n', '2026-11-23T00:00:00Z', '٢٠٢٦-١١-٢٣', '2026-11-23; --'],
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow('not a day');
  });
});

describe('the highest lump sum of art. XIX.4', () => {
  it.each([
    ...[
      [-1, 0],
      [0, 0],
      [1, 2_000],
      [14_999, 2_000],
      [15_000, 2_000],
    ],
    ...[
      [15_001, 3_000],
      [15_009, 3_000],
      [15_010, 3_001],
      [21_500, 3_650],
      [30_000, 4_500],
    ],
    ...[
      [49_999, 6_499],
      [50_000, 6_500],
      [50_001, 6_500],
      [50_019, 6_500],
      [50_020, 6_501],
    ],
    ...[
      [75_000, 7_750],
      [100_000, 9_000],
      [123_456, 10_172],
    ],
    ...[
      [3_919_999, 199_999],
      [3_920_000, 200_000],
      [5_000_000, 200_000],
      [Number.MAX_SAFE_INTEGER, 200_000],
    ],
  ])('of a balance of %i cents is %i cents', (balance, most) => {
    expect(chargeCap(cents(balance as number)).cap).toBe(most);
  });

  it('never falls when the balance grows, and explains itself', () => {
    const balances = fc.integer({ min: 0, max: 6_000_000 }).map(cents);
    fc.assert(
      fc.property(balances, balances, (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(chargeCap(low).cap).toBeLessThanOrEqual(chargeCap(high).cap);
        const { cap, flat, percent, part, isLimited } = chargeCap(a);
        expect(cap).toBe(isLimited ? 200_000 : flat + Math.floor((part * percent) / 100));
      }),
    );
  });

  it('says that it is limited only above the balance that reaches the limit', () => {
    expect([3_920_000, 3_920_019, 3_920_020].map((b) => chargeCap(cents(b)).isLimited)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
