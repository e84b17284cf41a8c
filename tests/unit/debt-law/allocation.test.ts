import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  allocateOver,
  type Heads,
  legalOrder,
  proRata,
  totalOf,
} from '@/lib/debt-law/allocation.ts';
import { cents, sum } from '@/lib/debt-law/money.ts';
import { runs } from '../../support/runs.ts';

const heads = (interest: number, principal: number, charge: number): Heads => ({
  interest: cents(interest),
  principal: cents(principal),
  charge: cents(charge),
});

describe('a payment on one claim', () => {
  it.each([
    [10_000, heads(345, 9_655, 0), 0],
    [20_345, heads(345, 20_000, 0), 0],
    [23_845, heads(345, 20_000, 3_500), 0],
    [24_000, heads(345, 20_000, 3_500), 155],
    [300, heads(300, 0, 0), 0],
    [0, heads(0, 0, 0), 0],
  ])('of %i cents pays interest, then principal, then the charge', (amount, paid, surplus) => {
    expect(allocate(cents(amount), heads(345, 20_000, 3_500))).toEqual({ paid, surplus });
  });

  it('follows another order where that was agreed', () => {
    const paid = allocate(cents(4_000), heads(345, 20_000, 3_500), ['charge', 'interest', 'principal']).paid;
    expect(paid).toEqual(heads(345, 155, 3_500));
    expect(allocate(cents(500), heads(345, 20_000, 3_500), ['interest'])).toEqual({
      paid: heads(345, 0, 0),
      surplus: 155,
    });
  });
});

const claims = [
  { id: 'A', isDue: true, bearsBps: 1_050, dueOn: '2025-01-01', open: heads(0, 10_000, 0) },
  { id: 'B', isDue: true, bearsBps: 0, dueOn: '2024-01-01', open: heads(0, 10_000, 0) },
];
const paidOn = (amount: number, groups: Iterable<typeof claims>) =>
  Object.fromEntries(
    allocateOver(cents(amount), groups, ({ open }) => open).parts.map(({ claim, paid }) => [
      claim.id,
      totalOf(paid),
    ]),
  );

describe('a payment on several claims', () => {
  it('reaches what bears interest before what is older', () => {
    expect(paidOn(5_000, legalOrder(claims))).toEqual({ A: 5_000 });
    expect(paidOn(15_000, legalOrder(claims))).toEqual({ A: 10_000, B: 5_000 });
  });

  it('reaches what the debtor chose', () => {
    expect(paidOn(5_000, [claims.slice(1), claims.slice(0, 1)])).toEqual({ B: 5_000 });
  });

  it('reaches due claims, then the most expensive, then the oldest, and shares among equals', () => {
    const of = (id: string, isDue: boolean, bearsBps: number, dueOn: string) => ({
      id,
      isDue,
      bearsBps,
      dueOn,
    });
    const order = legalOrder([
      of('g', false, 900, '2020-01-01'),
      of('f', true, 0, '2020-01-01'),
      of('e', true, 500, '2025-02-01'),
      of('d', true, 500, '2025-01-01'),
      of('b', true, 500, '2025-01-01'),
      of('c', true, 500, '2025-01-01'),
      of('a', true, 800, '2026-01-01'),
      of('h', true, 0, '2020-01-01'),
    ]);
    expect(order.map((group) => group.map(({ id }) => id).join(''))).toEqual(['a', 'bcd', 'e', 'fh', 'g']);
    expect(legalOrder([])).toEqual([]);
  });

  it('stops to look when nothing is left', () => {
    function* groups() {
      yield claims;
      throw new Error('asked too far');
    }
    expect(paidOn(20_000, groups())).toEqual({ A: 10_000, B: 10_000 });
    expect(() => paidOn(20_001, groups())).toThrow('asked too far');
  });

  it('keeps what is too much', () => {
    const found = allocateOver(cents(20_001), [claims], ({ open }) => open);
    expect(found.surplus).toBe(1);
    expect(allocateOver(cents(0), [claims], ({ open }) => open)).toEqual({ parts: [], surplus: 0 });
  });
});

describe('a share', () => {
  it.each([
    [100, [1, 1, 1], [1, 1, 1]],
    [2, [1, 1, 1], [1, 1, 0]],
    [100, [100, 200], [34, 66]],
    [10, [0, 30, 60], [0, 4, 6]],
    [0, [5, 5], [0, 0]],
    [0, [0, 0], [0, 0]],
    [0, [], []],
  ])('of %i over %j is %j', (amount, open, shares) => {
    expect(proRata(cents(amount), open.map(cents))).toEqual(shares);
  });

  it('makes and loses no cent, and is never more than what is open', () => {
    const list = fc.array(fc.integer({ min: 0, max: 1_000_000 }).map(cents), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }).map(cents), list, (amount, open) => {
        const shares = proRata(amount, open);
        expect(sum(shares)).toBe(Math.min(amount, sum(open)));
        for (const [i, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(open[i] as number);
          expect(share).toBeGreaterThanOrEqual(0);
          if (sum(open) > 0 && amount < sum(open)) {
            expect(Math.abs(share - (amount * (open[i] as number)) / sum(open))).toBeLessThan(
              1 + 1e-6 + shares.length,
            );
          }
        }
      }),
      { numRuns: runs(10_000) },
    );
  });
});
