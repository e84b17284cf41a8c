import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  type Day,
  day,
  dayNumber,
  dayOf,
  daysBetween,
  earlierOf,
  endOfMonth,
  isLeapYear,
  laterOf,
  parseDay,
  weekdayOf,
} from '@/lib/debt-law/day.ts';
import { easter, holidayOn, holidaysOf } from '@/lib/debt-law/holidays.ts';
import { textOrder } from '@/lib/debt-law/text-order.ts';
import {
  isCivilWorkingDay,
  isWorkingDay,
  nextCivilWorkingDay,
  workingDayAfter,
} from '@/lib/debt-law/working-days.ts';

const last = dayNumber(day('9990-12-31'));
const anyDay = fc.integer({ min: 0, max: last }).map((number) => addDays(day('1900-01-01'), number));
const asDate = (on: Day) => new Date(`${on}T00:00:00Z`);

describe('a day', () => {
  it.each(['1900-01-01', '9999-12-31', '2000-02-29', '2028-02-29', '2026-04-30', '2026-12-31'])(
    'is %s',
    (text) => {
      expect([parseDay(text), day(text)]).toEqual([text, text]);
      const [year, month, date] = text.split('-').map(Number) as [number, number, number];
      expect(dayOf(year, month, date)).toBe(text);
    },
  );

  it.each([
    '1899-12-31',
    '1900-02-29',
    '2026-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
  ])('is not %s', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(`not a day: ${text}`);
    const [year, month, date] = text.split('-').map(Number) as [number, number, number];
    expect(() => dayOf(year, month, date)).toThrow(`not a day: ${year}-${month}-${date}`);
  });

  it.each([
    '',
    '2026-1-01',
    '2026-01-1',
    '226-01-01',
    '12026-01-01',
    '2026-01-01T',
    '2026-01-011',
    '2026/01/01',
  ])('is not written %j', (text) => expect(parseDay(text)).toBeNull());

  it('lies between the years 1900 and 9999', () => {
    expect(() => dayOf(10_000, 1, 1)).toThrow('not a day: 10000-1-1');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow('not a day');
    expect(() => addDays(day('1900-01-01'), -1)).toThrow('not a day');
    expect(() => addYears(day('1900-01-01'), -1)).toThrow('not a day');
    expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31');
    expect(addDays(day('1900-01-02'), -1)).toBe('1900-01-01');
  });

  it('comes before or after another', () => {
    const [first, last] = [day('2026-02-28'), day('2026-03-01')];
    expect([laterOf(first, last), laterOf(last, first), laterOf(last, last)]).toEqual([last, last, last]);
    expect([earlierOf(first, last), earlierOf(last, first), earlierOf(last, last)]).toEqual([
      first,
      first,
      last,
    ]);
    expect([textOrder(first, last), textOrder(last, first), textOrder(last, last)]).toEqual([-1, 1, 0]);
  });
});

describe('the calendar', () => {
  it('has a leap day in years that 4 divides, of the full centuries in those that 400 divides', () => {
    expect([1900, 2000, 2024, 2025, 2026, 2027, 2028, 2100, 2400].filter(isLeapYear)).toEqual([
      2000, 2024, 2028, 2400,
    ]);
  });

  it('agrees with the calendar of the machine on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (on, days) => {
        const at = asDate(on);
        expect(weekdayOf(on)).toBe(at.getUTCDay() || 7);
        expect(daysBetween(day('1970-01-01'), on) * 86_400_000).toBe(at.getTime());
        if (dayNumber(on) + days < 0) return;
        at.setUTCDate(at.getUTCDate() + days);
        const moved = addDays(on, days);
        expect(moved).toBe(at.toISOString().slice(0, 10));
        expect(daysBetween(on, moved)).toBe(days);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 12, '2027-05-31'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('counts years, and the ends of months', () => {
    expect(addYears(day('2020-02-29'), 10)).toBe('2030-02-28');
    expect(addYears(day('2020-02-29'), 4)).toBe('2024-02-29');
    expect(['2026-02-01', '2028-02-29', '2026-04-30', '2026-12-01'].map((d) => endOfMonth(day(d)))).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-04-30',
      '2026-12-31',
    ]);
  });
});

/** Easter Sunday by golden number and epact, as Knuth writes it: another way to the same day. */
function clavius(year: number): Day {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const dropped = Math.floor((3 * century) / 4) - 12;
  const moved = Math.floor((8 * century + 5) / 25) - 5;
  const sundays = Math.floor((5 * year) / 4) - dropped - 10;
  const epact = (11 * golden + 20 + moved - dropped) % 30;
  const full = 44 - (epact === 24 || (epact === 25 && golden > 11) ? epact + 1 : epact);
  const moon = full < 21 ? full + 30 : full;
  return addDays(dayOf(year, 3, 1), moon + 6 - ((sundays + moon) % 7));
}

describe('the holidays', () => {
  it.each([
    ['2023', '04-09', '04-10', '05-18', '05-29'],
    ['2024', '03-31', '04-01', '05-09', '05-20'],
    ['2025', '04-20', '04-21', '05-29', '06-09'],
    ['2026', '04-05', '04-06', '05-14', '05-25'],
    ['2027', '03-28', '03-29', '05-06', '05-17'],
    ['2028', '04-16', '04-17', '05-25', '06-05'],
    ['2029', '04-01', '04-02', '05-10', '05-21'],
    ['2030', '04-21', '04-22', '05-30', '06-10'],
    ['2031', '04-13', '04-14', '05-22', '06-02'],
  ])('of %s that move', (year, sunday, monday, ascension, whitMonday) => {
    expect(easter(Number(year))).toBe(`${year}-${sunday}`);
    const moving = ['easterMonday', 'ascension', 'whitMonday'].map(
      (name) => [...holidaysOf(Number(year))].find(([, holiday]) => holiday === name)?.[0],
    );
    expect(moving).toEqual([monday, ascension, whitMonday].map((date) => `${year}-${date}`));
  });

  it('follow Easter as Clavius counted it, in each year of six centuries', () => {
    for (let year = 1900; year < 2500; year += 1) expect([year, easter(year)]).toEqual([year, clavius(year)]);
  });

  it('are ten days a year, and in 2008 the day after Ascension instead', () => {
    for (let year = 1980; year < 2100; year += 1) expect(holidaysOf(year).size).toBe(10);
    expect(holidayOn(day('2008-05-01'))).toBe('labourDay');
    expect(holidayOn(day('2008-05-02'))).toBe('ascension');
    const fixed = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'];
    expect(fixed.map((date) => holidayOn(day(`2026-${date}`)))).toEqual([
      'newYear',
      'labourDay',
      'nationalDay',
      'assumption',
      'allSaints',
      'armistice',
      'christmas',
    ]);
  });

  it.each(['2026-04-03', '2026-04-05', '2026-12-26', '2026-11-02', '2026-11-15', '2026-07-11', '2026-09-27'])(
    'do not have %s among them',
    (text) => expect(holidayOn(day(text))).toBeNull(),
  );
});

describe('a working day', () => {
  it('is a Saturday by the Code of Economic Law, not by the Civil Code', () => {
    const week = ['2026-03-02', '2026-03-06', '2026-03-07', '2026-03-08', '2026-04-06'].map(day);
    expect(week.map(isWorkingDay)).toEqual([true, true, true, false, false]);
    expect(week.map(isCivilWorkingDay)).toEqual([true, true, false, false, false]);
    expect(nextCivilWorkingDay(day('2026-04-04'))).toBe('2026-04-07');
    expect(nextCivilWorkingDay(day('2026-04-03'))).toBe('2026-04-03');
    expect([0, 1, 3].map((count) => workingDayAfter(day('2026-04-03'), count))).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-08',
    ]);
  });
});
