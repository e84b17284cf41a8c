import type { Day } from './debt-law/day.ts';

const brussels = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const brusselsHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The calendar day in Brussels at an instant. */
export const dayIn = (at: Date): Day => brussels.format(at) as Day;

/** The hour in Brussels at an instant, 0 to 23. */
export const hourIn = (at: Date): number => Number(brusselsHour.format(at));

/** The instant at which an hour of a day begins in Brussels; for an hour that a change of clocks leaves out, the one after it. */
export function instantOf(day: Day, hour: number): Date {
  // Brussels is one or two hours before UTC: the earlier instant is the right one where both read so.
  const [summer, winter] = [2, 1].map(
    (ahead) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour - ahead) * 3_600_000),
  );
  if (!summer || !winter) throw new Error('there are two');
  return dayIn(summer) === day && hourIn(summer) === hour ? summer : winter;
}

export const now = (): Date => new Date();

export const today = (): Day => dayIn(now());
