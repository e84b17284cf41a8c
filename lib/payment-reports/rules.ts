import { addDays, type Day } from '../debt-law/day.ts';
import type { Locale } from '../i18n/locales.ts';
import { formatIban } from '../payments/iban.ts';
import { amountToType } from '../payments/payment-facts.ts';
import { formatStructuredCommunication } from '../payments/structured-communication.ts';
import type { ProofFields } from './read-proof.ts';

/** After so many days a payment should be seen; then a proof helps. @source the agency's help pages */
export const transferDays = 5;

/** The last day on which it is normal that a payment is not here yet. */
export const normalUntil = (paidOn: Day): Day => addDays(paidOn, transferDays);

/** Where a report of a payment stands, for who made it. */
export type ReportState = 'booked' | 'creditor' | 'notFound' | 'found' | 'waiting' | 'late';

/** Nobody says what nobody decided: until then it is found on our account, or not here yet. */
export function reportState({
  outcome,
  isFound,
  paidOn,
  today,
}: {
  outcome: 'booked' | 'creditor' | 'notFound' | null;
  isFound: boolean;
  paidOn: Day;
  today: Day;
}): ReportState {
  if (outcome) return outcome;
  if (isFound) return 'found';
  return today <= normalUntil(paidOn) ? 'waiting' : 'late';
}

/** What was read of a proof as a person would type it, by the names of the form's fields; `order` when it is no payment yet. */
export function typedFields(fields: ProofFields, locale: Locale): Record<string, string> {
  const { valueOn, amountCents, payerAccount, beneficiaryAccount, communication, isExecuted } = fields;
  const typed = {
    paidOn: valueOn?.split('-').reverse().join('/'),
    amountCents: amountCents && amountToType(amountCents, locale),
    payerAccount: payerAccount && formatIban(payerAccount),
    beneficiaryAccount: beneficiaryAccount && formatIban(beneficiaryAccount),
    communication:
      communication && /^\d{12}$/.test(communication)
        ? formatStructuredCommunication(communication)
        : communication,
    order: isExecuted === false ? 'yes' : null,
  };
  return Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (text ? [[name, text]] : [])));
}
