import { addDays, type Day, dayOf, yearOf } from './day.ts';

/** Easter Sunday of the Gregorian calendar, after Meeus, Jones and Butcher. */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

export type Holiday =
  | 'newYear'
  | 'easterMonday'
  | 'labourDay'
  | 'ascension'
  | 'whitMonday'
  | 'nationalDay'
  | 'assumption'
  | 'allSaints'
  | 'armistice'
  | 'christmas';

const years = new Map<number, ReadonlyMap<Day, Holiday>>();

/** The ten legal holidays of a year. @source Royal Decree of 18 April 1974, art. 1 */
export function holidaysOf(year: number): ReadonlyMap<Day, Holiday> {
  const known = years.get(year);
  if (known) return known;
  const sunday = easter(year);
  const found = new Map<Day, Holiday>([
    [dayOf(year, 1, 1), 'newYear'],
    [addDays(sunday, 1), 'easterMonday'],
    [dayOf(year, 5, 1), 'labourDay'],
    [addDays(sunday, 39), 'ascension'],
    [addDays(sunday, 50), 'whitMonday'],
    [dayOf(year, 7, 21), 'nationalDay'],
    [dayOf(year, 8, 15), 'assumption'],
    [dayOf(year, 11, 1), 'allSaints'],
    [dayOf(year, 11, 11), 'armistice'],
    [dayOf(year, 12, 25), 'christmas'],
  ]);
  // Ascension fell on 1 May once; the day after took its place.
  if (year === 2008) found.set(dayOf(2008, 5, 2), 'ascension').set(dayOf(2008, 5, 1), 'labourDay');
  years.set(year, found);
  return found;
}

export const holidayOn = (on: Day): Holiday | null => holidaysOf(yearOf(on)).get(on) ?? null;
