import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import type { Simulation } from './simulate.ts';

/** Within what a plan is accepted at once, by creditor or for all: the page shows the same table. */
export type PlanRules = {
  /** The least that is paid each time, in cents. */
  leastInstalmentCents: number;
  /** In how many months the last instalment comes at the latest. */
  mostMonths: number;
  /** In how many days the first instalment comes at the latest. */
  firstWithinDays: number;
  /** How many days an instalment may be late before anybody writes. */
  graceDays: number;
};

/** Where nobody set another table for a creditor. */
export const standardRules: PlanRules = {
  leastInstalmentCents: 2_500,
  mostMonths: 12,
  firstWithinDays: 45,
  graceDays: 5,
};

export type OutsideRules = 'instalmentSmall' | 'takesLong' | 'startsLate';

/** What of a plan lies outside the table: then a person decides. Nobody is refused by a machine. */
export function outsideRules(plan: Simulation, rules: PlanRules, today: Day): OutsideRules[] {
  const [first] = plan.instalments;
  // The last instalment is what is left, and may be small.
  const isSmall = plan.instalments.length > 1 && first && first.amountCents < rules.leastInstalmentCents;
  return [
    ...(isSmall ? (['instalmentSmall'] as const) : []),
    ...(plan.endsOn > addMonths(today, rules.mostMonths) ? (['takesLong'] as const) : []),
    ...(first && first.dueOn > addDays(today, rules.firstWithinDays) ? (['startsLate'] as const) : []),
  ];
}
