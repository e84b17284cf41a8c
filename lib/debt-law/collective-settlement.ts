import { addDays, addMonths, type Day } from './day.ts';
import type { InterestStop } from './interest.ts';
import { because, type Ruled } from './reasons.ts';
import { nextCivilWorkingDay } from './working-days.ts';

/**
 * Interest stops on the first day after the notice of a collective debt settlement stands in the register, until it
 * ends. @source Judicial Code, art. 1675/7 §§ 1, 4 and 6
 */
export function settlementStop(registeredOn: Day, endedOn: Day | null): Ruled<InterestStop> {
  const from = addDays(registeredOn, 1);
  return {
    value: { from, to: endedOn, cause: 'settlement' },
    because: [because('settlementFrom', { from })],
  };
}

/** The last day to declare a claim to the mediator: one month, in Belgium. @source Judicial Code, art. 1675/9 § 2 */
export const settlementClaimDueOn = (notifiedOn: Day): Ruled<Day> => {
  const lastDay = nextCivilWorkingDay(addMonths(notifiedOn, 1));
  return { value: lastDay, because: [because('settlementClaim', { lastDay })] };
};

/** The last of the 15 days that the mediator gives to a creditor who did not declare. @source Judicial Code, art. 1675/9 § 3 */
export const lastChanceDueOn = (receivedOn: Day): Ruled<Day> => {
  const lastDay = nextCivilWorkingDay(addDays(receivedOn, 15));
  return { value: lastDay, because: [because('settlementClaim', { lastDay })] };
};
