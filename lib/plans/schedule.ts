import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';

export type Every = 'week' | 'month';
export type Instalment = { number: number; dueOn: Day; amountCents: Cents };

/** An instalment of a confirmed plan; `baseOn` is its day before it was moved. */
export type AgreedInstalment = Instalment & { baseOn: Day };

/**
 * The day of an instalment, the first being number 1. Months are counted from the first day, so that what begins on the
 * 31st comes back to it after a shorter month.
 */
export const instalmentDay = (firstDueOn: Day, every: Every, number: number): Day =>
  every === 'week' ? addDays(firstDueOn, (number - 1) * 7) : addMonths(firstDueOn, number - 1);

/** The day of the rhythm that comes next after a day. */
export function nextDay(firstDueOn: Day, every: Every, after: Day): Day {
  let number = 1;
  while (instalmentDay(firstDueOn, every, number) <= after) number += 1;
  return instalmentDay(firstDueOn, every, number);
}
