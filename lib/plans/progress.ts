import { type ClaimFacts, standingOf } from '../claims/rules.ts';
import { addDays, type Day, laterOf } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { AgreedInstalment, Instalment } from './schedule.ts';
import { withPayments } from './simulate.ts';
import type { PlanView } from './view.ts';

/** `due` is its day and the days of grace after it; `late` comes after them; `dropped` is not needed: less is owed than was agreed. */
export type InstalmentState = 'paid' | 'part' | 'next' | 'coming' | 'due' | 'late' | 'dropped';
export type Progress<T extends Instalment = Instalment> = T & {
  paidCents: Cents;
  /** What is still to be paid of it. */
  leftCents: Cents;
  state: InstalmentState;
};

/** Where each instalment stands, by all that was paid since the plan began and what is needed at most, in cents: the oldest first. */
export function progressOf<T extends Instalment>(
  instalments: readonly T[],
  {
    paidCents,
    neededCents,
    today,
    graceDays,
  }: { paidCents: number; neededCents: number; today: Day; graceDays: number },
): Progress<T>[] {
  let paid = Math.max(0, paidCents);
  let open = Math.max(0, neededCents);
  let hasNext = false;
  return instalments.map((instalment) => {
    const { amountCents, dueOn } = instalment;
    const mine = Math.min(paid, amountCents);
    paid -= mine;
    const left = Math.min(amountCents - mine, open);
    open -= left;
    const stateOf = (): InstalmentState => {
      if (mine >= amountCents) return 'paid';
      if (left === 0) return 'dropped';
      if (addDays(dueOn, graceDays) < today) return 'late';
      if (dueOn <= today) return 'due';
      if (mine > 0) return 'part';
      return hasNext ? 'coming' : 'next';
    };
    const state = stateOf();
    if (left > 0) hasNext = true;
    return { ...instalment, paidCents: cents(mine), leftCents: cents(left), state };
  });
}

/** Where each instalment of a running plan stands today. */
export const progressOfPlan = (
  { instalments, paidCents, neededCents: needed, rules }: PlanView,
  today: Day,
): Progress<AgreedInstalment>[] =>
  progressOf(instalments, { paidCents, neededCents: needed, today, graceDays: rules.graceDays });

/** The instalment that is paid next, or null when none is left. */
export const nextInstalment = <T extends Instalment>(progress: readonly Progress<T>[]): Progress<T> | null =>
  progress.find(({ leftCents }) => leftCents > 0) ?? null;

/**
 * What is still needed of these instalments when they are paid on their days, in cents: less than they come to together where
 * the debt became smaller. What is late is paid today.
 */
export function neededCents(
  facts: ClaimFacts,
  instalments: readonly Instalment[],
  paidCents: number,
  today: Day,
): Cents {
  const rest = progressOf(instalments, {
    paidCents,
    neededCents: Number.MAX_SAFE_INTEGER,
    today,
    graceDays: 0,
  })
    .filter(({ leftCents }) => leftCents > 0)
    .map(({ number, dueOn, leftCents }) => ({
      number,
      dueOn: laterOf(dueOn, today),
      amountCents: leftCents,
    }));
  const last = rest.at(-1);
  if (!last) return cents(0);
  const { balance, surplus } = standingOf(withPayments(facts, rest), last.dueOn).statement;
  const sum = rest.reduce((total, { amountCents }) => total + amountCents, 0);
  return cents(Math.max(0, Math.min(sum, sum + balance - surplus)));
}
