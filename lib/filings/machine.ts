import { err, ok, type Result } from '../result.ts';
import type { FilingKind } from './view.ts';

export type Side = 'debtor' | 'staff';

/** One thing that may be done about a filing. */
export type Act = {
  to: string;
  by: readonly Side[];
  /** Whether it needs words: every decision is reasoned. */
  isReasoned?: true;
  /** Whether it brings something new: words or a file. */
  isEvidence?: true;
  /** Whether it can be done only once, whatever comes between. */
  isOnce?: true;
  /** Whether collection may go on from then, or rests again. */
  stop?: 'ends' | 'begins';
  /**
   * What else is asked: an amount that is given up, a day of a register, the day of an answer, reasons from the list, or a
   * piece of evidence from the list.
   */
  asks?: readonly ('amount' | 'day' | 'answerDay' | 'reasons' | 'item')[];
};

const staff = ['staff'] as const;
const debtor = ['debtor'] as const;
const both = ['debtor', 'staff'] as const;
const withdraw: Act = { to: 'withdrawn', by: debtor, stop: 'ends' };

const decisions = {
  accept: { to: 'accepted', by: staff, isReasoned: true, stop: 'ends', asks: ['reasons', 'amount'] },
  acceptInPart: {
    to: 'acceptedInPart',
    by: staff,
    isReasoned: true,
    stop: 'ends',
    asks: ['reasons', 'amount'],
  },
  reject: { to: 'rejected', by: staff, isReasoned: true, stop: 'ends', asks: ['reasons'] },
} as const satisfies Record<string, Act>;
const askEvidence: Act = { to: 'evidenceAsked', by: staff, asks: ['item'] };
const sendToCreditor: Act = { to: 'withCreditor', by: staff };
const recordAnswer: Act = { to: 'answered', by: staff, isReasoned: true, asks: ['answerDay'] };
const reopen: Act = { to: 'reopened', by: debtor, isEvidence: true, isOnce: true, stop: 'begins' };
const addTo = (to: string): { addEvidence: Act } => ({ addEvidence: { to, by: debtor, isEvidence: true } });

const planDecisions: Record<string, Act> = {
  accept: { to: 'accepted', by: staff, stop: 'ends' },
  refuse: { to: 'refused', by: staff, isReasoned: true, stop: 'ends' },
  withdraw,
};

/** Answers to a request about personal data, each with its reasons. @source GDPR, art. 12(3) and (4) */
const answers: Record<string, Act> = {
  grant: { to: 'granted', by: staff, isReasoned: true, stop: 'ends' },
  grantInPart: { to: 'grantedInPart', by: staff, isReasoned: true, stop: 'ends' },
  deny: { to: 'denied', by: staff, isReasoned: true, stop: 'ends' },
};

/** From which state which act leads where, for each kind of filing. What is not here may not be done. */
const machine: Record<FilingKind, Record<string, Record<string, Act>>> = {
  plan: {
    filed: planDecisions,
    proposed: {
      agree: { to: 'accepted', by: debtor },
      decline: { to: 'declined', by: debtor },
      takeBack: { to: 'takenBack', by: staff },
    },
    accepted: {},
    refused: {},
    withdrawn: {},
    declined: {},
    takenBack: {},
  },
  planChange: { filed: planDecisions, accepted: {}, refused: {}, withdrawn: {} },
  dispute: {
    filed: { sendToCreditor, askEvidence, ...decisions, ...addTo('filed'), withdraw },
    withCreditor: { recordAnswer, askEvidence, ...decisions, ...addTo('withCreditor'), withdraw },
    answered: { sendToCreditor, askEvidence, ...decisions, ...addTo('answered'), withdraw },
    // Staff need not wait for the person: what is here already may go to the creditor.
    evidenceAsked: {
      sendToCreditor,
      recordAnswer: { ...recordAnswer, to: 'evidenceAsked' },
      ...decisions,
      ...addTo('filed'),
      withdraw,
    },
    reopened: { sendToCreditor, askEvidence, ...decisions, ...addTo('reopened'), withdraw },
    accepted: {},
    acceptedInPart: { reopen },
    rejected: { reopen },
    withdrawn: {},
  },
  mediation: {
    filed: {
      confirm: { to: 'confirmed', by: staff },
      refute: { to: 'refuted', by: staff, isReasoned: true, stop: 'ends' },
      end: { to: 'ended', by: both, stop: 'ends' },
    },
    confirmed: { end: { to: 'ended', by: both, stop: 'ends' } },
    refuted: {},
    ended: {},
  },
  settlement: {
    filed: {
      confirm: { to: 'confirmed', by: staff, asks: ['day'] },
      refute: { to: 'refuted', by: staff, isReasoned: true, stop: 'ends' },
    },
    confirmed: {
      notified: { to: 'confirmed', by: staff, asks: ['day'] },
      warned: { to: 'confirmed', by: staff, asks: ['day'] },
      declare: { to: 'declared', by: staff },
      end: { to: 'ended', by: staff, isReasoned: true, stop: 'ends' },
    },
    declared: { end: { to: 'ended', by: staff, isReasoned: true, stop: 'ends' } },
    refuted: {},
    ended: {},
  },
  proof: {
    filed: { give: { to: 'given', by: staff, stop: 'ends' }, withdraw },
    given: {},
    withdrawn: {},
  },
  pause: { filed: { withdraw }, withdrawn: {} },
  notMe: {
    filed: {
      goOn: { to: 'goesOn', by: staff, isReasoned: true, stop: 'ends' },
      giveBack: { to: 'givenBack', by: staff, isReasoned: true, stop: 'ends' },
      ...addTo('filed'),
      withdraw,
    },
    goesOn: {},
    givenBack: {},
    withdrawn: {},
  },
  right: {
    filed: {
      extend: { to: 'extended', by: staff, isReasoned: true },
      ...answers,
      ...addTo('filed'),
      withdraw,
    },
    extended: { ...answers, ...addTo('extended'), withdraw },
    granted: {},
    grantedInPart: {},
    denied: {},
    withdrawn: {},
  },
};

/** What a side may do about a filing that is in a state, after what was done about it before. */
export const actsOf = (
  kind: FilingKind,
  state: string,
  side: Side,
  before: readonly string[] = [],
): [string, Act][] =>
  Object.entries(machine[kind][state] ?? {}).filter(
    ([name, { by, isOnce }]) => by.includes(side) && !(isOnce && before.includes(name)),
  );

/** One act, or why not: `notNow` when the state does not know it, another side does it, or it was done before. */
export function actOf(
  kind: FilingKind,
  state: string,
  name: string,
  side: Side,
  before: readonly string[] = [],
): Result<Act, 'notNow'> {
  const found = actsOf(kind, state, side, before).find(([known]) => known === name);
  return found ? ok(found[1]) : err('notNow');
}

/** Whether staff have something to do about a filing; what we proposed waits for the debtor. */
export const waitsForStaff = (kind: FilingKind, state: string): boolean =>
  state !== 'proposed' && actsOf(kind, state, 'staff').length > 0;

/** Whether nothing more is decided about a filing, so that another one may be sent. */
export const isSettled = (kind: FilingKind, state: string): boolean =>
  !waitsForStaff(kind, state) && state !== 'evidenceAsked';

export const statesOf = (kind: FilingKind): string[] => Object.keys(machine[kind]);
