import { addDays, type Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { Instalment } from './schedule.ts';

export type InstalmentState = 'paid' | 'part' | 'next' | 'coming' | 'due' | 'late';
export type Progress = Instalment & { paidCents: Cents; state: InstalmentState };

/**
 * Where each instalment stands, by all that was paid since the plan began, in cents: the oldest first. `due` is its day and
 * the days of grace after it; `late` comes after them.
 */
export function progressOf(
  instalments: readonly Instalment[],
  paidCents: number,
  today: Day,
  graceDays: number,
): Progress[] {
  let rest = Math.max(0, paidCents);
  let hasNext = false;
  return instalments.map((instalment) => {
    const { amountCents, dueOn } = instalment;
    const mine = Math.min(rest, amountCents);
    rest -= mine;
    const stateOf = (): InstalmentState => {
      if (mine >= amountCents) return 'paid';
      if (addDays(dueOn, graceDays) < today) return 'late';
      if (dueOn <= today) return 'due';
      if (mine > 0) return 'part';
      return hasNext ? 'coming' : 'next';
    };
    const state = stateOf();
    if (state !== 'paid') hasNext = true;
    return { ...instalment, paidCents: cents(mine), state };
  });
}
