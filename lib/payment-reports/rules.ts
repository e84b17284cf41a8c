import { addDays, type Day } from '../debt-law/day.ts';

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
