/** A calendar day, 'YYYY-MM-DD', from 1900 to 9999. Days compare as texts. */
export type Day = string & { readonly __day: true };

/** The days from `from` up to and without `to`; without end when `to` is null. */
export type Interval = { from: Day; to: Day | null };

const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysInMonths[month - 1] ?? 0);

/** The day, or null when the text is not a day that exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1900 && date >= 1 && date <= daysInMonth(year, month) ? (text as Day) : null;
}

/** Throws when the text is not a day that exists. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`not a day: ${text}`);
  return parsed;
}

/** Two digits of a day as a number, without making a text of them: days are counted by the thousand. */
const twoDigits = (on: Day, at: number): number => on.charCodeAt(at) * 10 + on.charCodeAt(at + 1) - 528;

export const yearOf = (on: Day): number => twoDigits(on, 0) * 100 + twoDigits(on, 2);
const monthOf = (on: Day): number => twoDigits(on, 5);
const dateOf = (on: Day): number => twoDigits(on, 8);

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** A day from its parts. Throws when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day {
  const isDay = year >= 1900 && year <= 9999 && date >= 1 && date <= daysInMonth(year, month);
  if (!isDay) throw new Error(`not a day: ${year}-${month}-${date}`);
  return `${year}-${two(month)}-${two(date)}` as Day;
}

/** How many days lie between 1 January 1900 and 1 January of a year. */
function daysBefore(year: number): number {
  const past = year - 1;
  // 460 leap days lie between the year 1 and 1900.
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 460;
  return (year - 1900) * 365 + leapDays;
}

/** How many days after 1 January 1900, a Monday. */
export function dayNumber(on: Day): number {
  const year = yearOf(on);
  const last = monthOf(on);
  let days = daysBefore(year) + dateOf(on) - 1;
  for (let month = 1; month < last; month += 1) days += daysInMonth(year, month);
  return days;
}

function dayNumbered(number: number): Day {
  let year = 1900 + Math.floor(number / 366);
  while (number >= daysBefore(year + 1)) year += 1;
  let rest = number - daysBefore(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return dayOf(year, month, rest + 1);
}

/** Throws when the day would leave the years 1900 to 9999. */
export const addDays = (on: Day, days: number): Day => dayNumbered(dayNumber(on) + days);

/** How many days `to` lies after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (on: Day): number => (dayNumber(on) % 7) + 1;

/** The same date so many months later; the month's last day when it has no such date. */
export function addMonths(on: Day, months: number): Day {
  const count = yearOf(on) * 12 + monthOf(on) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return dayOf(year, month, Math.min(dateOf(on), daysInMonth(year, month)));
}

export const addYears = (on: Day, years: number): Day => addMonths(on, years * 12);

export const endOfMonth = (on: Day): Day =>
  dayOf(yearOf(on), monthOf(on), daysInMonth(yearOf(on), monthOf(on)));

export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b);
