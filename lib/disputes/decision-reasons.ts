import { type Ground, groundOf } from './grounds.ts';

type DecisionReason = {
  favours: 'debtor' | 'creditor';
  only?: readonly Ground[];
  /** Nobody is refused for want of evidence where the creditor proves. */
  unless?: 'creditor';
};

const costs = ['amountTooHigh', 'invoiceNotReceived'] as const;
const paid = ['alreadyPaid'] as const;

/** Reasons of a decision that have their sentence in each language; staff add words of their own. */
export const decisionReasons = {
  creditorAgrees: { favours: 'debtor' },
  evidenceShows: { favours: 'debtor' },
  creditorShowsNothing: { favours: 'debtor' },
  creditorSilent: { favours: 'debtor' },
  notAllowed: { favours: 'debtor', only: costs },
  timeBarred: { favours: 'debtor', only: ['prescribed'] },
  paymentFound: { favours: 'debtor', only: paid },
  creditorShows: { favours: 'creditor' },
  evidenceMissing: { favours: 'creditor', unless: 'creditor' },
  onlyPartShown: { favours: 'creditor' },
  otherDates: {
    favours: 'creditor',
    only: ['articleReturned', 'contractCancelled', 'invoicesAfterCancelling', 'prescribed'],
  },
  allowed: { favours: 'creditor', only: costs },
  paymentNotFound: { favours: 'creditor', only: paid },
} as const satisfies Record<string, DecisionReason>;

export type DecisionReasonId = keyof typeof decisionReasons;

/** What a decision on a ground may rest on: what it grants favours the person, what it refuses the creditor. */
export const reasonsFor = (
  ground: Ground,
  act: 'accept' | 'acceptInPart' | 'reject',
): readonly DecisionReasonId[] =>
  (Object.keys(decisionReasons) as DecisionReasonId[]).filter((id) => {
    const { favours, only, unless }: DecisionReason = decisionReasons[id];
    const fits = act === 'acceptInPart' || favours === (act === 'accept' ? 'debtor' : 'creditor');
    const isPart = id !== 'onlyPartShown' || act === 'acceptInPart';
    const isForGround = only === undefined || only.includes(ground);
    return fits && isPart && isForGround && groundOf(ground).restsOn !== unless;
  });
