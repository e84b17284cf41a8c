import { addDays, type Day } from '../debt-law/day.ts';
import { undecidedStops } from '../debt-law/suspension.ts';
import { workingDayAfter } from '../debt-law/working-days.ts';

/** Our own service, not law: within so many working days the creditor has the dispute. */
export const workingDaysToSend = 2;

/** Our own policy, not law: after so many calendar days without an answer the creditor is silent. */
export const creditorDays = 14;

/** The first day without late interest while there is no decision. @source Code of Economic Law, art. XIX.9 § 4 */
export function interestStopsFrom(begunOn: Day): Day {
  const [stop] = undecidedStops([{ kind: 'dispute', saidOn: begunOn, decidedOn: null }]).value;
  if (!stop) throw new Error('an undecided dispute stops the interest');
  return stop.from;
}

/** The last of the 30 days in which a decision is due. @source Code of Economic Law, art. XIX.9 § 4 */
export const decideBy = (begunOn: Day): Day => addDays(interestStopsFrom(begunOn), -1);

/** The last day of our own term to send a dispute to the creditor. */
export const sendBy = (begunOn: Day): Day => workingDayAfter(begunOn, workingDaysToSend);

/** The last day on which the creditor's answer is in time. */
export const creditorAnswersBy = (sentOn: Day): Day => addDays(sentOn, creditorDays);

/** Whether a creditor who has not answered is past his term; `askedOn` is null where nobody waits for him. */
export const isCreditorSilent = (askedOn: Day | null, today: Day): boolean =>
  askedOn !== null && today > creditorAnswersBy(askedOn);
