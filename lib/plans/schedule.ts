import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';

export type Every = 'week' | 'month';
export type Instalment = { number: number; dueOn: Day; amountCents: Cents };

/**
 * The day of an instalment, the first being number 1. Months are counted from the first day, so that what begins on the
 * 31st comes back to it after a shorter month.
 */
export const instalmentDay = (firstDueOn: Day, every: Every, number: number): Day =>
  every === 'week' ? addDays(firstDueOn, (number - 1) * 7) : addMonths(firstDueOn, number - 1);

/** The instalments of a plan; the last one takes what is left, in cents. */
export function scheduleOf(plan: {
  firstDueOn: Day;
  every: Every;
  instalments: number;
  instalmentCents: Cents;
  lastCents: Cents | null;
}): Instalment[] {
  const { firstDueOn, every, instalments, instalmentCents, lastCents } = plan;
  return Array.from({ length: instalments }, (_, i) => ({
    number: i + 1,
    dueOn: instalmentDay(firstDueOn, every, i + 1),
    amountCents: i + 1 === instalments && lastCents !== null ? lastCents : instalmentCents,
  }));
}
