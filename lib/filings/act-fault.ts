import type { Day } from '../debt-law/day.ts';
import { type DecisionReasonId, reasonsFor } from '../disputes/decision-reasons.ts';
import { groundOf } from '../disputes/grounds.ts';
import { groundIn } from './dispute-steps.ts';
import type { Act } from './machine.ts';
import type { Details } from './view.ts';

/** What comes with an act. */
export type ActInput = {
  filingId: string;
  submissionId: string;
  act: string;
  note: string | null;
  amountCents: number | null;
  day: Day | null;
  /** Codes of why, for a decision on a dispute. */
  reasons: readonly string[];
  /** The piece of evidence that is asked for. */
  item: string | null;
};

export type ActFault =
  | 'needsWords'
  | 'needsEvidence'
  | 'chooseReason'
  | 'amount'
  | 'moreThanOpen'
  | 'day'
  | 'future';

type Known = { details: Details; filedOn: Day; today: Day; claimedCents: number; hasNewFile: boolean };

/** What is missing or wrong of what comes with an act; null where nothing is. */
export function actFault(
  { isReasoned, isEvidence, asks = [] }: Act,
  input: ActInput,
  known: Known,
): ActFault | null {
  const { note, amountCents, day } = input;
  if (isReasoned && !note) return 'needsWords';
  if (isEvidence && !note && !known.hasNewFile) return 'needsEvidence';
  if (asks.includes('item') && !note && !isOfGround(input.item, known.details)) return 'needsWords';
  if (asks.includes('reasons') && !areReasons(input, known.details)) return 'chooseReason';
  if (asks.includes('amount')) {
    if (amountCents === null || (amountCents === 0 && input.act !== 'accept')) return 'amount';
    if (amountCents > known.claimedCents) return 'moreThanOpen';
  }
  if ((asks.includes('day') || asks.includes('answerDay')) && day === null) return 'day';
  if (!asks.includes('answerDay') || day === null) return null;
  if (day > known.today) return 'future';
  return day < known.filedOn ? 'day' : null;
}

const isOfGround = (item: string | null, details: Details): boolean => {
  const ground = groundIn(details);
  return ground !== null && groundOf(ground).evidence.some(({ id }) => id === item);
};

function areReasons({ act, reasons }: ActInput, details: Details): boolean {
  const ground = groundIn(details);
  if (!ground || (act !== 'accept' && act !== 'acceptInPart' && act !== 'reject')) return false;
  const known: readonly DecisionReasonId[] = reasonsFor(ground, act);
  return reasons.length > 0 && reasons.every((id) => known.some((one) => one === id));
}

/** What is kept of an act beside its words: only what it asks for. */
export function keptOf(
  { asks = [] }: Act,
  { amountCents, day, reasons, item }: ActInput,
  leftCents: number,
): Details | null {
  const kept: Record<string, string | number | null> = {};
  if (asks.includes('amount')) Object.assign(kept, { amountCents, leftCents });
  if (asks.includes('day') || asks.includes('answerDay')) kept.day = day;
  if (asks.includes('reasons')) kept.reasons = reasons.join(' ');
  if (asks.includes('item')) kept.item = item;
  return Object.keys(kept).length > 0 ? kept : null;
}
