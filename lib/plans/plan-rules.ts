import type { Standing } from '../claims/rules.ts';
import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import type { DossierView } from '../dossiers/view.ts';
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

/**
 * Whether a plan is agreed at once: within the table, of a claim that may be asked for, and while nothing else about it
 * waits for a decision.
 */
export const isAgreedAtOnce = (
  plan: Simulation,
  rules: PlanRules,
  today: Day,
  { standing, stops }: Pick<DossierView, 'stops'> & { standing: Pick<Standing, 'state'> },
): boolean =>
  standing.state === 'open' && stops.length === 0 && outsideRules(plan, rules, today).length === 0;

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
