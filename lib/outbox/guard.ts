import { dayIn, hourIn, instantOf } from '../clock.ts';
import { addDays, type Day, weekdayOf } from '../debt-law/day.ts';

/** How a debtor wants to be reminded. `weekdays`: 1 for Monday to 7 for Sunday. */
export type Limits = {
  remindersByMail: boolean;
  weekdays: readonly number[];
  mostAWeek: number | null;
};

export const noLimits: Limits = { remindersByMail: true, weekdays: [1, 2, 3, 4, 5, 6, 7], mostAWeek: null };

export type Never = 'rests' | 'openReport' | 'settled' | 'channel' | 'often';
export type Later = 'hours' | 'days';
export type Verdict =
  | { kind: 'go' }
  | { kind: 'later'; at: Date; because: Later }
  | { kind: 'never'; because: Never };

/** The hours in which nobody is contacted, Brussels time: from 22:00 to just before 08:00. */
export const quietFrom = 22;
export const quietUntil = 8;

/**
 * Whether something that we send of our own motion to be paid may leave now: never while collection rests, while somebody checks
 * what the person says to have paid, once nothing is owed, or past the person's own limits; and only by day.
 * @source Code of Economic Law, art. XIX.9 and XIX.10 § 3, whose hours we also keep for mails
 */
export function mayLeave({
  now,
  rests,
  hasOpenReport,
  isSettled,
  limits,
  sentInSevenDays,
}: {
  now: Date;
  rests: boolean;
  hasOpenReport: boolean;
  isSettled: boolean;
  limits: Limits;
  sentInSevenDays: number;
}): Verdict {
  const never = (because: Never): Verdict => ({ kind: 'never', because });
  if (rests) return never('rests');
  if (hasOpenReport) return never('openReport');
  if (isSettled) return never('settled');
  if (!limits.remindersByMail || limits.weekdays.length === 0) return never('channel');
  if (limits.mostAWeek !== null && sentInSevenDays >= limits.mostAWeek) return never('often');
  const [today, hour] = [dayIn(now), hourIn(now)];
  const isAllowed = (day: Day) => limits.weekdays.includes(weekdayOf(day));
  if (isAllowed(today) && hour >= quietUntil && hour < quietFrom) return { kind: 'go' };
  let next = hour >= quietFrom || (hour >= quietUntil && !isAllowed(today)) ? addDays(today, 1) : today;
  const because = isAllowed(next) && isAllowed(today) ? 'hours' : 'days';
  while (!isAllowed(next)) next = addDays(next, 1);
  return { kind: 'later', at: instantOf(next, quietUntil), because };
}
