import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, daysBetween } from '@/lib/debt-law/day.ts';
import { type InterestTerms, interestCents, interestMeter, lateInterest } from '@/lib/debt-law/interest.ts';
import { halfYearOf, lateRateFrom, lateRates, legalRates } from '@/lib/debt-law/interest-rates.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { runs } from '../../support/runs.ts';

const cap: InterestTerms = { rate: 'cap', contractOn: day('2024-01-01') };
const interest = (
  principal: number,
  from: string,
  to: string,
  reading: 'safe' | 'strict',
  terms: InterestTerms = cap,
) => lateInterest({ principal: cents(principal), from: day(from), to: day(to), terms, reading });
const amount = (...asked: Parameters<typeof interest>) => {
  const found = interest(...asked);
  return found.kind === 'known' ? found.value : found.half;
};

describe('late interest', () => {
  // The strict amount is what nobody may be accused below: the next whole cent of actual/365.
  it.each([
    [10_000, '2025-01-01', '2025-07-01', 'cap', 571, 570],
    [10_000, '2026-01-01', '2026-07-01', 'cap', 521, 520],
    [25_000, '2025-12-15', '2026-01-15', 'cap', 223, 222],
    [50_000, '2023-12-01', '2024-12-01', 'cap', 6_246, 6_230],
    [123_456, '2024-11-20', '2025-08-05', 'cap', 10_060, 10_054],
    [100_000, '2024-01-01', '2025-01-01', 'cap', 12_535, 12_500],
    [100_000, '2025-01-01', '2026-01-01', 'cap', 10_996, 10_995],
    [100_000, '2025-01-01', '2026-01-01', 800, 8_000, 8_000],
    [8_990, '2026-03-19', '2026-04-20', 'cap', 83, 82],
    [8_990, '2026-03-03', '2026-04-20', 'cap', 125, 124],
  ] as const)('of %i cents from %s to %s at %s', (principal, from, to, rate, strict, safe) => {
    const terms: InterestTerms = { rate, contractOn: null };
    expect(amount(principal, from, to, 'strict', terms)).toBe(strict);
    expect(amount(principal, from, to, 'safe', terms)).toBe(safe);
  });

  it('takes the lower of the contract and each half-year', () => {
    const fixed: InterestTerms = { rate: 1_100, contractOn: day('2024-01-01') };
    const found = interest(100_000, '2025-01-01', '2026-01-01', 'safe', fixed);
    expect(found).toMatchObject({
      because: [
        { code: 'interestOn', from: '2025-01-01', to: '2025-07-01', days: 181, bps: 1_100, rate: 'contract' },
        { code: 'interestOn', from: '2025-07-01', to: '2026-01-01', days: 184, bps: 1_050, rate: 'cap' },
      ],
    });
    const equal = interest(1, '2025-01-01', '2025-01-02', 'safe', { rate: 1_150, contractOn: null });
    expect(equal).toMatchObject({ because: [{ rate: 'contract' }] });
  });

  it('names the half-year of a day without a known rate, and does not guess', () => {
    expect(interest(1_000, '2026-05-01', '2026-07-01', 'safe')).toMatchObject({ kind: 'known' });
    expect(interest(1_000, '2026-05-01', '2026-07-02', 'safe')).toEqual({
      kind: 'rateUnknown',
      from: '2026-07-01',
      half: '2026 H2',
    });
    expect(interest(1_000, '2001-12-01', '2002-12-02', 'strict')).toMatchObject({ half: '2001 H2' });
    expect(amount(1_000, '2002-08-06', '2002-08-08', 'strict')).toBe('2002 H2');
    expect(amount(1_000, '2027-01-01', '2027-01-02', 'safe', { rate: 'legal', contractOn: null })).toBe(
      '2027 H1',
    );
    expect(halfYearOf(day('2026-06-30'))).toBe('2026 H1');
    expect(halfYearOf(day('2026-07-01'))).toBe('2026 H2');
  });

  it('stops on the days of a stop, also where no rate is known', () => {
    const stops = [
      { from: day('2026-04-06'), to: day('2026-04-20'), cause: 'undecided' as const },
      { from: day('2026-06-01'), to: null, cause: 'settlement' as const },
    ];
    const asked = { principal: cents(10_000), terms: cap, stops, reading: 'safe' as const };
    const found = lateInterest({ ...asked, from: day('2026-04-01'), to: day('2027-01-01') });
    // 5 + 42 days at 10.5 %.
    expect(found).toMatchObject({ kind: 'known', value: Math.floor((10_000 * 0.105 * 47) / 365) });
    expect(found.kind === 'known' && found.because).toEqual([
      expect.objectContaining({ code: 'interestOn', from: '2026-04-01', to: '2026-04-06', days: 5 }),
      {
        code: 'interestStopped',
        source: 'disputeStop',
        from: '2026-04-06',
        to: '2026-04-20',
        cause: 'undecided',
      },
      expect.objectContaining({ code: 'interestOn', from: '2026-04-20', to: '2026-06-01', days: 42 }),
      {
        code: 'interestStopped',
        source: 'settlementEffects',
        from: '2026-06-01',
        to: '2027-01-01',
        cause: 'settlement',
      },
    ]);
  });

  it('counts a day of two stops once, and nothing of a stop without days', () => {
    const of = (stops: [string, string | null][]) => {
      const found = lateInterest({
        principal: cents(1_000_000),
        from: day('2026-01-01'),
        to: day('2026-02-01'),
        terms: cap,
        stops: stops.map(([from, to]) => ({
          from: day(from),
          to: to === null ? null : day(to),
          cause: 'undecided',
        })),
        reading: 'safe',
      });
      return found.kind === 'known' ? found.value : null;
    };
    const daily = (days: number) => Math.floor((1_000_000 * 0.105 * days) / 365);
    expect(of([])).toBe(daily(31));
    expect(
      of([
        ['2026-01-05', '2026-01-15'],
        ['2026-01-10', '2026-01-20'],
      ]),
    ).toBe(daily(16));
    expect(
      of([
        ['2026-01-10', '2026-01-20'],
        ['2026-01-05', '2026-01-15'],
      ]),
    ).toBe(daily(16));
    expect(
      of([
        ['2026-01-05', '2026-01-20'],
        ['2026-01-08', '2026-01-10'],
      ]),
    ).toBe(daily(16));
    expect(
      of([
        ['2026-01-08', '2026-01-10'],
        ['2026-01-05', '2026-01-20'],
      ]),
    ).toBe(daily(16));
    expect(of([['2026-01-05', '2026-01-05']])).toBe(daily(31));
    expect(of([['2026-01-05', '2026-01-04']])).toBe(daily(31));
    expect(
      of([
        ['2025-01-01', '2025-02-01'],
        ['2027-01-01', null],
      ]),
    ).toBe(daily(31));
    expect(of([['2025-12-01', null]])).toBe(0);
  });

  it('shows each run of days once, also where a stop begins or ends with a half-year', () => {
    const shown = (from: string, to: string, stops: [from: string, to: string][] = []) =>
      interestMeter(
        cap,
        stops.map(([from, to]) => ({ from: day(from), to: day(to), cause: 'undecided' })),
        'safe',
      )
        .explain(cents(100_000), day(from), day(to))
        .map((reason) => `${'bps' in reason ? reason.bps : 'none'} ${'to' in reason ? reason.to : ''}`);
    expect(shown('2025-06-01', '2025-07-01')).toEqual(['1150 2025-07-01']);
    expect(shown('2025-06-01', '2025-07-02')).toEqual(['1150 2025-07-01', '1050 2025-07-02']);
    const rest = ['none 2025-07-10', '1050 2025-08-01'];
    expect(shown('2025-06-01', '2025-08-01', [['2025-07-01', '2025-07-10']])).toEqual([
      '1150 2025-07-01',
      ...rest,
    ]);
    expect(shown('2025-06-01', '2025-08-01', [['2025-06-20', '2025-07-01']])).toEqual([
      '1150 2025-06-20',
      'none 2025-07-01',
      '1050 2025-08-01',
    ]);
    expect(shown('2025-06-01', '2025-06-20', [['2025-06-10', '2025-06-10']])).toEqual(['1150 2025-06-20']);
    const apart: [string, string][] = [
      ['2026-08-01', '2026-09-01'],
      ['2026-10-01', '2026-11-01'],
    ];
    expect(shown('2026-07-01', '2026-12-01', apart)).toEqual(['none 2026-09-01', 'none 2026-11-01']);
  });

  it('knows the days of a stop before the first rate', () => {
    const stops = [{ from: day('2002-07-01'), to: day('2002-08-07'), cause: 'settlement' as const }];
    const meter = interestMeter(cap, stops, 'safe');
    expect(meter.unknownIn(day('2002-07-15'), day('2002-09-01'))).toBeNull();
    expect(meter.unknownIn(day('2002-06-30'), day('2002-09-01'))).toEqual({
      from: '2002-06-30',
      half: '2002 H1',
    });
  });

  it('counts contracts from before 16 March 2013 by their own rates', () => {
    const of = (contractOn: Day | null, reading: 'safe' | 'strict') =>
      amount(1_000_000, '2013-07-01', '2014-01-01', reading, { rate: 'cap', contractOn });
    const year = (bps: number) => Math.floor((1_000_000 * bps * 184) / 10_000 / 365);
    expect(of(day('2013-03-15'), 'safe')).toBe(year(750));
    expect(of(day('2013-03-16'), 'safe')).toBe(year(850));
    expect([of(null, 'safe'), of(null, 'strict')]).toEqual([year(750), year(850) + 1]);
    expect(amount(1_000_000, '2015-03-16', '2015-07-01', 'safe', { rate: 'cap', contractOn: null })).toBe(
      Math.floor((1_000_000 * 850 * 107) / 10_000 / 365),
    );
  });

  it('without a clause is the legal rate of each year', () => {
    const legal: InterestTerms = { rate: 'legal', contractOn: null };
    const found = interest(100_000, '2025-12-01', '2026-02-01', 'safe', legal);
    expect(found).toMatchObject({
      kind: 'known',
      value: Math.floor((100_000 * 450 * 62) / 10_000 / 365),
      because: [{ code: 'interestLegal', days: 62, bps: 450, yearDays: 365 }],
    });
    expect(amount(100_000, '2023-01-01', '2025-01-01', 'safe', legal)).toBe(5_250 + 5_750);
  });

  it('shows years of 366 days apart, as they divide otherwise', () => {
    const found = interest(100_000, '2024-07-01', '2025-07-01', 'safe', { rate: 800, contractOn: null });
    expect(found.kind === 'known' && found.because).toMatchObject([
      { to: '2025-01-01', yearDays: 366, bps: 800 },
      { from: '2025-01-01', yearDays: 365, bps: 800 },
    ]);
    const strict = interest(100_000, '2024-07-01', '2025-07-01', 'strict', { rate: 800, contractOn: null });
    expect(strict.kind === 'known' && strict.because).toMatchObject([{ to: '2025-07-01', yearDays: 365 }]);
  });

  it('of no days, or of days that run backwards, is nothing', () => {
    expect(amount(1_000, '2026-01-01', '2026-01-01', 'safe')).toBe(0);
    expect(amount(100_000, '2026-02-20', '2026-01-15', 'strict')).toBe(0);
    expect(amount(100_000, '2026-02-20', '2025-11-15', 'strict')).toBe(0);
    expect(amount(0, '2025-01-01', '2026-01-01', 'strict')).toBe(0);
  });

  it('is the same in one piece and in two, and what its reasons add up to', () => {
    const days = fc.integer({ min: 0, max: 8_600 }).map((n) => addDays(day('2002-08-07'), n));
    const rates = fc.oneof(fc.constant('cap' as const), fc.integer({ min: 0, max: 1_500 }));
    const stop = fc.record({ from: days, to: fc.option(days), cause: fc.constant('undecided' as const) });
    fc.assert(
      fc.property(
        fc.tuple(days, days, days),
        rates,
        fc.array(stop, { maxLength: 3 }),
        fc.integer({ min: 1, max: 10_000_000 }).map(cents),
        fc.constantFrom('safe' as const, 'strict' as const),
        (three, rate, stops, principal, reading) => {
          const [from, middle, to] = [...three].sort() as [Day, Day, Day];
          const meter = interestMeter({ rate, contractOn: null }, stops, reading);
          const exact = meter.between(principal, from, to);
          expect(meter.between(principal, from, middle) + meter.between(principal, middle, to)).toBe(exact);
          const whole = interestCents(exact, reading);
          const halves = [meter.between(principal, from, middle), meter.between(principal, middle, to)];
          const apart = halves.reduce((total, half) => total + interestCents(half, reading), 0);
          expect(Math.abs(whole - apart)).toBeLessThanOrEqual(1);
          const explained = meter.explain(principal, from, to).reduce((total, reason) => {
            if (reason.code !== 'interestOn') return total;
            return total + (principal * reason.bps * reason.days) / 10_000 / reason.yearDays;
          }, 0);
          expect(Math.abs(whole - explained)).toBeLessThan(1.001);
          let covered = 0;
          for (const reason of meter.explain(principal, from, to)) {
            if ('from' in reason && 'to' in reason) covered += daysBetween(reason.from, reason.to);
          }
          expect(covered).toBe(daysBetween(from, to));
        },
      ),
      { numRuns: runs(10_000) },
    );
  });
});

describe('the table of rates', () => {
  it('rounds the reference rate and eight points up to the next half point', () => {
    const published = [
      [250, 1_050],
      [400, 1_200],
      [450, 1_250],
      [425, 1_250],
      [315, 1_150],
      [215, 1_050],
      [0, 800],
      [5, 850],
    ] as const;
    for (const [reference, rate] of published) expect(lateRateFrom(reference)).toBe(rate);
  });

  it('holds every half-year from 7 August 2002 to the first half of 2026, each with its source', () => {
    expect(lateRates[0]?.from).toBe('2002-08-07');
    expect(lateRates.at(-1)?.to).toBe('2026-07-01');
    const changes = lateRates.filter((row, i) => row.bps !== lateRates[i - 1]?.bps);
    expect(changes.map(({ from, bps }) => `${from} ${bps}`)).toEqual([
      '2002-08-07 1050',
      '2003-01-01 1000',
      '2003-07-01 950',
      '2006-07-01 1000',
      '2007-01-01 1100',
      '2007-07-01 1150',
      '2009-01-01 950',
      '2009-07-01 800',
      '2011-07-01 850',
      '2012-01-01 800',
      '2013-01-01 900',
      '2013-07-01 850',
      '2016-07-01 800',
      '2023-01-01 1050',
      '2023-07-01 1200',
      '2024-01-01 1250',
      '2025-01-01 1150',
      '2025-07-01 1050',
    ]);
    expect(lateRates.flatMap(({ from, olderBps }) => (olderBps ? [`${from} ${olderBps}`] : []))).toEqual([
      '2013-01-01 800',
      '2013-07-01 750',
      '2014-01-01 750',
      '2014-07-01 750',
      '2015-01-01 750',
    ]);
    for (const { source } of [...lateRates, ...legalRates]) expect(source).toMatch(/^https?:\/\/\S+$/);
    expect(lateRates.filter(({ status }) => status !== 'published').map(({ from }) => from)).toEqual([
      '2006-01-01',
      '2007-07-01',
      '2026-01-01',
    ]);
  });

  it('holds the legal rate of each year from 2015 to 2026', () => {
    expect(legalRates.map(({ bps }) => bps)).toEqual([
      250, 225, 200, 200, 200, 175, 175, 150, 525, 575, 450, 450,
    ]);
    expect([legalRates[0]?.from, legalRates.at(-1)?.to]).toEqual(['2015-01-01', '2027-01-01']);
  });
});
