import type { Details } from '../filings/view.ts';

/** What we leave a person a month for daily life, in cents: our own rule, as no amount of law is known to us. */
export const livingCents = 40_000;

/**
 * What somebody could pay a month by the own budget, in cents: half of what is left after fixed costs and daily life. It is
 * a proposal and never blocks; null without a budget, 0 when nothing is left.
 */
export function feasibleCents({ incomeCents, fixedCents, people }: Details): number | null {
  if (typeof incomeCents !== 'number') return null;
  const heads = typeof people === 'number' ? people : 1;
  const left = incomeCents - (typeof fixedCents === 'number' ? fixedCents : 0) - heads * livingCents;
  // Whole euros: nobody counts on cents.
  return Math.max(0, Math.floor(left / 2 / 100) * 100);
}
