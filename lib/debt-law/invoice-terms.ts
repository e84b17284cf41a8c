import type { Claim, ClaimedInvoice, SentReminder } from './claim.ts';
import { addDays, type Day } from './day.ts';
import { firstReminderOf, firstReminderTerm, interestStart, type Term } from './notice-periods.ts';
import type { Reading } from './reading.ts';
import { because, type Reason } from './reasons.ts';
import { type CapRule, capRuleOf } from './scope.ts';

/** The days of one invoice: its fourteen days, and from when on interest runs; null without a first reminder. */
export type InvoiceTerms = {
  rule: CapRule;
  term: Term | null;
  interestFrom: Day | null;
  because: readonly Reason[];
};

/**
 * Which days the law counts for an invoice. Where nobody says whether a reminder came, the strict reading takes it that
 * one left on the first day of the delay. @source Code of Economic Law, art. XIX.2 and XIX.15
 */
export function invoiceTerms(
  claim: Pick<Claim, 'contract' | 'creditorIsSme'>,
  { reminders, dueOn }: Pick<ClaimedInvoice, 'reminders' | 'dueOn'>,
  reading: Reading,
): InvoiceTerms {
  const rule = capRuleOf(claim.contract, dueOn, reading);
  const assumed: SentReminder[] =
    reading === 'strict' ? [{ sentOn: addDays(dueOn, 1), channel: 'electronic' }] : [];
  const sent = reminders === 'unknown' ? assumed : reminders;
  // A formal notice may be a first reminder by what it says: nobody is accused of the contrary, we do not rely on it.
  const first = firstReminderOf(reading === 'safe' ? sent.filter(({ isNotice }) => !isNotice) : sent, dueOn);
  if (!first) {
    const reasons = [...rule.because, because('noFirstReminder', {})];
    return { rule: rule.value, term: null, interestFrom: null, because: reasons };
  }
  const term = firstReminderTerm(first.sentOn, first.channel, reading);
  // Interest of the law itself, without a clause, may run from the notice on: the fourteen days limit clauses.
  const isLegal = reading === 'strict' && claim.contract.interest === null;
  const interest = interestStart(first.sentOn, term.value, isLegal || claim.creditorIsSme, reading);
  return {
    rule: rule.value,
    term: term.value,
    interestFrom: interest.value,
    because: [...rule.because, ...term.because, ...interest.because],
  };
}
