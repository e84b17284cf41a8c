import type { Day } from '../debt-law/day.ts';
import type { OnlineFact, OnlineStatus } from './port.ts';

/** The least that is paid online, in cents: less costs more than it brings. */
export const leastCents = 500;
/** The most that is paid for a communication that somebody typed, in cents. */
export const mostTypedCents = 1_000_000;
const leastTypedCents = 100;

type Refused = 'nothingOpen' | 'amountLow' | 'amountHigh';

/** Why an amount may not be paid for a dossier, in cents; null when it may. All of a small debt may always be paid. */
export function refusalOf(amountCents: number, openCents: number): Refused | null {
  if (openCents <= 0) return 'nothingOpen';
  if (amountCents > openCents) return 'amountHigh';
  return amountCents < Math.min(leastCents, openCents) ? 'amountLow' : null;
}

/** Why an amount may not be paid for a communication that somebody typed, in cents; null when it may. */
export function typedRefusalOf(amountCents: number): Refused | null {
  if (amountCents > mostTypedCents) return 'amountHigh';
  return amountCents < leastTypedCents ? 'amountLow' : null;
}

export type OnlineState = {
  status: OnlineStatus;
  refundedCents: number;
  chargedBackCents: number;
};

/** How final a status is. Money that came is stronger than an end without it: paid after expired is possible. */
const strength: Record<OnlineStatus, number> = {
  open: 0,
  pending: 1,
  authorized: 2,
  failed: 3,
  canceled: 3,
  expired: 3,
  paid: 4,
};

/**
 * What all that the provider said comes to, in the order in which it was asked: a status never goes back, while money that
 * was taken back may come again, as a chargeback is won or a refund fails.
 */
export function stateOf(
  said: readonly Pick<OnlineFact, 'status' | 'refundedCents' | 'chargedBackCents'>[],
): OnlineState {
  let state: OnlineState = { status: 'open', refundedCents: 0, chargedBackCents: 0 };
  for (const { status, refundedCents, chargedBackCents } of said)
    state = {
      status: strength[status] > strength[state.status] ? status : state.status,
      refundedCents,
      chargedBackCents,
    };
  return state;
}

/** What of a payment is with the payer again, in cents. */
export const goneCents = ({ refundedCents, chargedBackCents }: OnlineState): number =>
  refundedCents + chargedBackCents;

type Days = Pick<OnlineFact, 'refundedOn' | 'chargedBackOn' | 'wonOn'>;

/** The day of what went back or came again, as the provider says it; null where it says none, as of a refund that failed. */
export function dayOfChange(before: OnlineState, after: OnlineState, days: Days): Day | null {
  if (goneCents(after) < goneCents(before))
    return after.chargedBackCents < before.chargedBackCents ? days.wonOn : null;
  const refundedOn = after.refundedCents > before.refundedCents ? days.refundedOn : null;
  const chargedBackOn = after.chargedBackCents > before.chargedBackCents ? days.chargedBackOn : null;
  return refundedOn && chargedBackOn && refundedOn > chargedBackOn
    ? refundedOn
    : (chargedBackOn ?? refundedOn);
}

/** A day that the provider says, where it can be; else today. */
export const likelyDay = (said: Day | null, { from, today }: { from: Day; today: Day }): Day =>
  said !== null && said >= from && said <= today ? said : today;

/** Whether nothing more is to be expected but that money goes back. */
export const isFinal = (status: OnlineStatus): boolean => strength[status] >= strength.failed;

const minutesToGoOn = 30;

/** Whether a form that comes again goes on with its payment: the provider knows our key for an hour alone. */
export const mayGoOn = ({ status }: OnlineState, { since, now }: { since: Date; now: Date }): boolean =>
  !isFinal(status) && now.getTime() - since.getTime() < minutesToGoOn * 60_000;

/** What a person is told of a payment. One of which a part went back stays paid: staff look at the rest. */
export function shownStateOf({ amountCents, ...state }: OnlineState & { amountCents: number }) {
  if (goneCents(state) >= amountCents) return state.chargedBackCents > 0 ? 'chargedBack' : 'refunded';
  return state.status === 'authorized' ? 'pending' : state.status;
}
