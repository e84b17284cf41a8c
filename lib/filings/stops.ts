import { settlementStop } from '../debt-law/collective-settlement.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import type { InterestStop } from '../debt-law/interest.ts';
import { type Cause, suspension, undecidedStops } from '../debt-law/suspension.ts';

export const stopKinds = [
  ...(['plan', 'dispute', 'mediation', 'settlement', 'proof', 'pause', 'notMe', 'right'] as const),
] as const;
export type StopKind = (typeof stopKinds)[number];

/** That collection rests: `last` is the last day of a stop that ends by itself, `ended` the first day without it. */
export type Stop = {
  filingId: string | null;
  kind: StopKind;
  from: Day;
  last: Day | null;
  /** When a collective settlement came into the register. */
  registered: Day | null;
  ended: Day | null;
};

/** Whether collection rests on a day by this stop. */
export const restsOn = ({ from, last, ended }: Stop, on: Day): boolean =>
  from <= on && (last === null || on <= last) && (ended === null || on < ended);

/** Whether a payment may be asked for or booked on a day: not in a collective settlement. @source Judicial Code, art. 1675/7 § 3 */
export const isSettling = (stops: readonly Stop[], on: Day): boolean =>
  stops.some((stop) => stop.kind === 'settlement' && restsOn(stop, on));

/** The days without interest that follow from what was said: no decision in time, or a collective settlement. */
export function interestStopsOf(stops: readonly Stop[]): InterestStop[] {
  const causes = stops.flatMap(({ kind, from, ended }): Cause[] =>
    kind === 'plan' || kind === 'dispute' ? [{ kind, saidOn: from, decidedOn: ended }] : [],
  );
  const settlements = stops
    .filter(({ kind }) => kind === 'settlement')
    .map(({ registered, from, ended }) => settlementStop(registered ?? from, ended).value);
  return [...undecidedStops(causes).value, ...settlements];
}

/** The last day of a stop by its own kind, where it has one: mediation rests 45 days, a pause as long as it was asked for. */
export function lastDayOf(kind: StopKind, from: Day, days: number | null): Day | null {
  if (kind === 'pause') return addDays(from, (days ?? 1) - 1);
  if (kind !== 'mediation') return null;
  const [rest] = suspension([{ kind, saidOn: from, decidedOn: null }], null, 'safe').value;
  return rest?.to ? addDays(rest.to, -1) : null;
}
