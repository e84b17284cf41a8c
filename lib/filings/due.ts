import { lastChanceDueOn, settlementClaimDueOn } from '../debt-law/collective-settlement.ts';
import { addDays, addMonths, type Day } from '../debt-law/day.ts';
import { undecidedStops } from '../debt-law/suspension.ts';
import { workingDayAfter } from '../debt-law/working-days.ts';
import type { FilingKind } from './view.ts';

/** In how many working days we promise the documents, and an answer to a mediator or to who is not the debtor: our own terms. */
export const daysToProve = 5;
const daysToAnswer = 5;
/** In how many months a request about personal data is answered, and by how many more that may be put off. @source GDPR, art. 12(3) */
const monthsToAnswer = 1;
const monthsMore = 2;

type Filed = {
  kind: FilingKind;
  state: string;
  on: Day;
  registered: Day | null;
  last: Day | null;
  /** When a collective settlement was notified to us, and when its mediator gave the last fifteen days. */
  notified?: Day | null;
  warned?: Day | null;
};

/** The day that staff must keep: of law where there is one, else our own promise; null when nothing is to be done. */
export function dueOnOf({ kind, state, on, registered, last, notified, warned }: Filed): Day | null {
  switch (kind) {
    case 'plan':
    case 'planChange':
    case 'dispute': {
      const cause = kind === 'dispute' ? kind : 'plan';
      const [stop] = undecidedStops([{ kind: cause, saidOn: on, decidedOn: null }]).value;
      return stop ? addDays(stop.from, -1) : null;
    }
    case 'settlement':
      if (state === 'filed') return workingDayAfter(on, daysToAnswer);
      if (state !== 'confirmed') return null;
      return warned
        ? lastChanceDueOn(warned).value
        : settlementClaimDueOn(notified ?? registered ?? on).value;
    case 'mediation':
      return state === 'filed' ? workingDayAfter(on, daysToAnswer) : last;
    case 'proof':
      return workingDayAfter(on, daysToProve);
    case 'notMe':
      return workingDayAfter(on, daysToAnswer);
    case 'right':
      return addMonths(on, state === 'extended' ? monthsToAnswer + monthsMore : monthsToAnswer);
    case 'pause':
      return null;
  }
}
