import { addDays, type Day, earlierOf, type Interval, laterOf } from './day.ts';
import type { InterestStop } from './interest.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { textOrder } from './text-order.ts';
import { workingDayAfter } from './working-days.ts';

/** What a person said that stops collection, on which day, and when a decision on it was told. */
export type Cause = {
  kind: 'plan' | 'dispute' | 'mediation';
  saidOn: Day;
  decidedOn: Day | null;
};

const daysToDecide = 30;
const mostDays = 45;

const sourceOf = { plan: 'planStop', dispute: 'disputeStop', mediation: 'mediationStop' } as const;

/** The day with a number when the first working day after `on` is day 1. */
const dayAfter = (on: Day, number: number): Day => addDays(workingDayAfter(on, 1), number - 1);

/**
 * The days on which no step to collect may be taken. A plan request and a dispute stop until they are decided; mediation
 * stops for 45 days at most; causes that run together for 45 days at most after the term of the formal notice. The safe
 * reading keeps what the law would let go on: plan requests and disputes stop until they are decided, always.
 * @source Code of Economic Law, art. XIX.9 §§ 2–5
 */
export function suspension(
  causes: readonly Cause[],
  noticeTermEndsOn: Day | null,
  reading: Reading,
): Ruled<Interval[]> {
  const reasons: Reason[] = [];
  const stops = causes
    .map((cause) => stopOf(cause, reasons))
    .filter(({ from, to }) => to === null || to > from)
    .sort((a, b) => textOrder(a.from, b.from));
  const groups: (Interval & { isJoint: boolean })[] = [];
  for (const { from, to } of stops) {
    const last = groups.at(-1);
    if (last && (last.to === null || from <= last.to)) {
      last.to = last.to && to && laterOf(last.to, to);
      last.isJoint = true;
    } else groups.push({ from, to, isJoint: false });
  }
  const value = groups.map((group) => {
    const { from, to } = group;
    if (!group.isJoint || reading === 'safe') return { from, to };
    const begins = laterOf(noticeTermEndsOn ?? from, addDays(from, -1));
    const lastDay = addDays(begins, mostDays);
    reasons.push(because('stopsTogether', { lastDay }));
    const limit = addDays(lastDay, 1);
    return { from, to: earlierOf(to ?? limit, limit) };
  });
  return { value, because: reasons };
}

function stopOf({ kind, saidOn, decidedOn }: Cause, reasons: Reason[]): Interval {
  if (kind !== 'mediation') {
    reasons.push(because('stopUntilDecision', { from: saidOn }, sourceOf[kind]));
    return { from: saidOn, to: decidedOn };
  }
  const lastDay = dayAfter(saidOn, mostDays);
  reasons.push(because('stopAtMost', { from: saidOn, lastDay }));
  const limit = addDays(lastDay, 1);
  return { from: saidOn, to: earlierOf(decidedOn ?? limit, limit) };
}

/**
 * When interest stops because a plan request or a dispute was not decided: from day 31 until the decision.
 * @source Code of Economic Law, art. XIX.9 §§ 2 and 4
 */
export function undecidedStops(causes: readonly Cause[]): Ruled<InterestStop[]> {
  const reasons: Reason[] = [];
  const value = causes.flatMap(({ kind, saidOn, decidedOn }): InterestStop[] => {
    if (kind === 'mediation') return [];
    const from = dayAfter(saidOn, daysToDecide + 1);
    if (decidedOn && decidedOn <= from) return [];
    reasons.push(because('noDecisionInTime', { from, askedOn: saidOn }, sourceOf[kind]));
    return [{ from, to: decidedOn, cause: 'undecided' }];
  });
  return { value, because: reasons };
}
