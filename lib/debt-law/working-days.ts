import { addDays, type Day, weekdayOf } from './day.ts';
import { holidayOn } from './holidays.ts';

/** A working day of the Code of Economic Law: a Saturday is one. @source art. I.1, 9° */
export const isWorkingDay = (on: Day): boolean => weekdayOf(on) !== 7 && holidayOn(on) === null;

/** A working day of the Civil Code: a Saturday is none. @source Civil Code, art. 1.7 § 3 */
export const isCivilWorkingDay = (on: Day): boolean => weekdayOf(on) < 6 && holidayOn(on) === null;

/** The working day (Code of Economic Law) that is `count` working days after a day. */
export function workingDayAfter(on: Day, count: number): Day {
  let found = on;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/** The day itself, or the next working day of the Civil Code. @source Civil Code, art. 1.7 § 4 */
export function nextCivilWorkingDay(on: Day): Day {
  let found = on;
  while (!isCivilWorkingDay(found)) found = addDays(found, 1);
  return found;
}
