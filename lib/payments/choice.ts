import { type Cents, cents } from '../debt-law/money.ts';
import { parseAmount } from '../intake/parse-amount.ts';

export type PayWhat = 'all' | 'instalment' | 'other';

export type PayChoice = {
  what: PayWhat;
  amountCents: Cents;
  /** What was typed for another amount. */
  typed: string;
  /** Why the typed amount was not taken; then the amount is all that is open. */
  fault: 'required' | 'amount' | 'tooMuch' | null;
};

/** What a person wants to pay now: all, the next instalment, or another amount up to what is open. */
export function payChoice(
  { openCents, instalmentCents }: { openCents: Cents; instalmentCents: Cents | null },
  { pay, amount = '' }: { pay?: string | undefined; amount?: string | undefined },
): PayChoice {
  const typed = amount.trim().slice(0, 40);
  const all = { what: 'all' as const, amountCents: openCents, typed, fault: null };
  if (pay === 'instalment' && instalmentCents !== null)
    return { ...all, what: 'instalment', amountCents: instalmentCents };
  // Without a choice a plan's instalment comes first, as it was agreed.
  if (pay !== 'other')
    return pay === 'all' || instalmentCents === null
      ? all
      : { ...all, what: 'instalment', amountCents: instalmentCents };
  const other = { ...all, what: 'other' as const };
  if (typed === '') return { ...other, fault: 'required' };
  const parsed = parseAmount(typed);
  if (!parsed.ok || parsed.value < 1) return { ...other, fault: 'amount' };
  return parsed.value > openCents
    ? { ...other, fault: 'tooMuch' }
    : { ...other, amountCents: cents(parsed.value) };
}
