import { describe, expect, it } from 'vitest';
import { dayIn } from '@/lib/clock.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { formatBytes, formatDay, formatInstant, formatMoney } from '@/lib/i18n/format.ts';
import { type Locale, locales } from '@/lib/i18n/locales.ts';

// Shown with `_` for the no-break space, so that this file can be read.
const seen = (text: string) => text.replaceAll('\u00a0', '_');
const inAll = (format: (locale: Locale) => string) => locales.map((locale) => seen(format(locale)));

describe('an amount', () => {
  it('is written as the language does', () => {
    expect(inAll((locale) => formatMoney(cents(123_456), locale))).toEqual([
      '€_1.234,56',
      '1_234,56_€',
      '1.234,56_€',
      '€1,234.56',
    ]);
  });

  it('has two decimals and a real minus sign, and never breaks', () => {
    for (const amount of [0, 5, -5, 100, -123_456, 99_999_999_999]) {
      for (const text of inAll((locale) => formatMoney(cents(amount), locale))) {
        expect(text).toMatch(/[.,]\d\d(_€)?$/);
        expect(text).not.toMatch(/[\s\u202f-]/);
        expect(text.includes('\u2212')).toBe(amount < 0);
      }
    }
  });

  it('is exact to the cent up to more than anybody owes', () => {
    const digits = (amount: number) => formatMoney(cents(amount), 'nl').replace(/\D/g, '').replace(/^0+/, '');
    for (const amount of [1, 29, 1_005, 8_700_000_000_029, 99_999_999_999_999]) {
      expect(digits(amount)).toBe(String(amount));
    }
  });
});

describe('a day', () => {
  it('is written in words, the year on the line of its month', () => {
    expect(inAll((locale) => formatDay(day('2026-03-01'), locale))).toEqual([
      '1 maart_2026',
      '1er_mars_2026',
      '1. März_2026',
      '1 March_2026',
    ]);
  });

  it('is the same day in summer and winter time', () => {
    for (const on of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-12-31', '2028-02-29']) {
      expect(formatDay(day(on), 'nl')).toContain(`${Number(on.slice(8))} `);
    }
  });
});

describe('an instant', () => {
  it.each([
    ['2026-01-15T12:05:00Z', '13:05'],
    ['2026-07-15T12:05:00Z', '14:05'],
    ['2026-03-29T00:59:00Z', '01:59'],
    ['2026-03-29T01:00:00Z', '03:00'],
    ['2026-10-25T00:30:00Z', '02:30'],
    ['2026-10-25T01:30:00Z', '02:30'],
  ])('%s is %s in Brussels', (at, clock) => {
    for (const text of inAll((locale) => formatInstant(new Date(at), locale))) expect(text).toContain(clock);
  });

  it.each([
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s is on %s', (at, on) => {
    expect(dayIn(new Date(at))).toBe(on);
  });
});

it.each([
  [0, '1 kB'],
  [999, '1 kB'],
  [1_000, '1 kB'],
  [499_600, '500 kB'],
  [999_999, '1.000 kB'],
  [1_000_000, '1 MB'],
  [10_485_760, '10,5 MB'],
])('a file of %i bytes is %s', (bytes, text) => {
  expect(formatBytes(bytes, 'nl').replaceAll('\u00a0', ' ')).toBe(text);
});
