import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import { firstReminderTerm, type Term } from '../debt-law/notice-periods.ts';
import type { Reason } from '../debt-law/reasons.ts';
import { type ClaimFacts, chargeReasons, interestReasons, standingOf } from './rules.ts';

export type AfterReminder = {
  term: Term;
  chargeCents: Cents;
  interestCents: Cents;
  /** Whether nothing comes on top of what is paid within the term: no invoice had a reminder before. */
  isFree: boolean;
  because: readonly Reason[];
};

/**
 * What comes on top where a first reminder that leaves today by post is not followed: the amounts on the first day after its term.
 * Null where the claim may not be collected then either, as more is asked than the law allows.
 * @source Code of Economic Law, art. XIX.2 § 3, 1° and 4°, and XIX.4
 */
export function afterReminder(facts: ClaimFacts, sentOn: Day): AfterReminder | null {
  const term = firstReminderTerm(sentOn, 'post', 'safe').value;
  const fresh = facts.invoices
    .filter(({ dueOn }) => dueOn < sentOn)
    .map(({ id }) => ({
      ...{ invoiceId: id, kind: 'first_reminder' as const, channel: 'post' as const },
      ...{ sentOn, cost: null },
    }));
  const later = standingOf({ ...facts, reminders: [...facts.reminders, ...fresh] }, term.from);
  if (later.state !== 'open') return null;
  const { charge, interest } = later.statement;
  if (charge.value === null) return null;
  const now = standingOf(facts, sentOn).statement;
  const isFree = now.invoices.every(({ openPrincipal, terms }) => openPrincipal <= 0 || terms.term === null);
  return {
    ...{ term, chargeCents: charge.value, interestCents: interest.value, isFree },
    because: [...chargeReasons(later.statement), ...interestReasons(later.statement)],
  };
}
