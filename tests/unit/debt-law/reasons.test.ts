import { describe, expect, it } from 'vitest';
import { checkedRows, inForce } from '@/lib/debt-law/dated.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents, divided } from '@/lib/debt-law/money.ts';
import { because, reasonSources } from '@/lib/debt-law/reasons.ts';
import { sources } from '@/lib/debt-law/sources.ts';

describe('the reasons', () => {
  it('name no source that is unknown', () => {
    const known = Object.keys(sources);
    expect(Object.values(reasonSources).filter((id) => !known.includes(id))).toEqual([]);
    const address = /^https:\/\/www\.ejustice\.just\.fgov\.be\/eli\//;
    for (const source of Object.values(sources)) {
      expect(source.article).toMatch(/^[IVX]*\.?[\d./]+(bis)?[^"]*$/);
      expect(source.address === null || address.test(source.address)).toBe(true);
      expect(['text', 'reading']).toContain(source.certainty);
      expect(source.act).toMatch(
        /^(economicLaw|lawOf2023|latePayment|legalRate|(civil|oldCivil|judicial)Code)$/,
      );
    }
  });

  it('carry their code, their source and their figures', () => {
    expect(because('recognised', { on: day('2026-01-01') })).toEqual({
      code: 'recognised',
      source: 'recognition',
      on: '2026-01-01',
    });
    expect(because('ownCostsNever', {}, 'nothingElse')).toEqual({
      code: 'ownCostsNever',
      source: 'nothingElse',
    });
  });
});

describe('a dated table', () => {
  const row = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

  it('has neither gap nor overlap, or the program does not start', () => {
    const good = [row('2020-01-01', '2021-01-01'), row('2021-01-01', null)];
    expect(checkedRows('good', good)).toBe(good);
    const bad = [
      [row('2020-01-01', '2021-01-01'), row('2021-01-02', null)],
      [row('2020-01-01', '2021-01-02'), row('2021-01-01', null)],
      [row('2020-01-01', null), row('2021-01-01', null)],
      [row('2020-01-01', '2020-01-01')],
      [row('2020-01-01', '2019-01-01')],
    ];
    for (const rows of bad)
      expect(() => checkedRows('bad', rows)).toThrow('bad: wrong days in the row of 2020-01-01');
  });

  it('has at most one row for a day', () => {
    const rows = [row('2020-01-01', '2021-01-01'), row('2021-01-01', null)];
    const at = (on: string) => inForce(rows, day(on))?.from;
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01', '2090-01-01'].map(at)).toEqual([
      undefined,
      '2020-01-01',
      '2020-01-01',
      '2021-01-01',
      '2021-01-01',
    ]);
    expect(inForce([row('2020-01-01', '2021-01-01')], day('2021-01-01'))).toBeNull();
  });
});

it('an amount is a whole number of cents', () => {
  expect([0, -0, 1, -250, Number.MAX_SAFE_INTEGER].map(cents)).toEqual([
    0,
    0,
    1,
    -250,
    Number.MAX_SAFE_INTEGER,
  ]);
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
    expect(() => cents(value)).toThrow(`not whole cents: ${value}`);
  }
});

it('the one division goes down or up by a part of a cent', () => {
  const both = (numerator: bigint) => [divided(numerator, 10n, 'down'), divided(numerator, 10n, 'up')];
  expect([0n, 1n, 9n, 10n, 11n].map(both)).toEqual([
    [0, 0],
    [0, 1],
    [0, 1],
    [1, 1],
    [1, 2],
  ]);
  expect(divided(3n, 1n, 'up')).toBe(cents(3));
});
