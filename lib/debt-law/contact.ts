import { addYears, type Day } from './day.ts';
import { because, type Ruled } from './reasons.ts';

/**
 * Whether the agency may call, visit or write to collect at an hour of Brussels, `HH:MM:SS`. The law names calls and
 * visits; we keep the same hours for all we send. @source Code of Economic Law, art. XIX.10 § 3 and XIX.11
 */
export function mayContactAt(time: string): Ruled<boolean> {
  const value = time >= '08:00:00' && time < '22:00:00';
  return { value, because: value ? [] : [because('atNight', {})] };
}

/** The last day for the next statement of a running plan. @source Code of Economic Law, art. XIX.12 */
export function planStatementDueOn(startedOn: Day, lastStatementOn: Day | null): Ruled<Day> {
  const lastDay = addYears(lastStatementOn ?? startedOn, 1);
  return { value: lastDay, because: [because('statementEachYear', { lastDay })] };
}
