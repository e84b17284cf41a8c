import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import type { DossierView } from '../dossiers/view.ts';
import type { Simulation } from './simulate.ts';
import type { PlanRules } from './view.ts';

export type OutsideRules = 'instalmentSmall' | 'takesLong' | 'startsLate';

/**
 * Whether a plan is agreed at once: within the table, of a claim that may be asked for, and while nothing else about it
 * waits for a decision.
 */
export const isAgreedAtOnce = (
  plan: Simulation,
  rules: PlanRules,
  today: Day,
  { standing, stops }: Pick<DossierView, 'stops'> & { standing: Pick<DossierView['standing'], 'state'> },
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
