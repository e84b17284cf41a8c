import type { Day } from '../debt-law/day.ts';
import type { Details } from '../filings/view.ts';
import type { simulatePlan } from './simulate.ts';

type Wanted = Parameters<typeof simulatePlan>[2];

/** What somebody chose of a plan, from the answers of the journey; null while that is not complete. */
export function wantedPlan({ way, instalmentCents, instalments, firstDueOn, every }: Details): Wanted | null {
  if (typeof firstDueOn !== 'string' || (every !== 'week' && every !== 'month')) return null;
  const start = { firstDueOn: firstDueOn as Day, every } as const;
  if (way === 'amount' && typeof instalmentCents === 'number') return { ...start, instalmentCents };
  if (way === 'count' && typeof instalments === 'number') return { ...start, instalments };
  return null;
}
