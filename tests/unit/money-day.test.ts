import { describe, expect, it } from 'vitest';
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
