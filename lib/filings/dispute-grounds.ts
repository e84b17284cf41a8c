import type { Field } from './journeys.ts';

export const grounds = [
  'articleReturned',
  'articleNotReceived',
  'contractCancelled',
  'invoicesAfterCancelling',
  'noAgreement',
  'invoiceNotReceived',
  'quality',
  'amountTooHigh',
  'alreadyPaid',
  'prescribed',
  'other',
] as const;
export type Ground = (typeof grounds)[number];

/** `decides`: clear and sufficient by itself; `helps`: supports what is said. */
export type Evidence = { id: string; weight: 'decides' | 'helps' };

const firmMail: Evidence = { id: 'firmMail', weight: 'decides' };
const registered: Evidence = { id: 'registered', weight: 'decides' };
const confirmation: Evidence = { id: 'confirmation', weight: 'decides' };
const contract: Evidence = { id: 'contract', weight: 'helps' };
const photo: Evidence = { id: 'photo', weight: 'helps' };
const letters: Evidence = { id: 'letters', weight: 'helps' };

const when: Field = { name: 'happenedOn', kind: 'pastDay' };
const toldHow: Field = {
  name: 'toldHow',
  kind: 'choice',
  options: ['mail', 'registered', 'phone', 'site', 'no'],
};
const answered: Field = { name: 'answered', kind: 'choice', options: ['yes', 'no'] };

const table: Record<Ground, { questions: readonly Field[]; evidence: readonly Evidence[] }> = {
  articleReturned: {
    questions: [when, { name: 'returnedHow', kind: 'choice', options: ['post', 'shop', 'pickup'] }, answered],
    evidence: [
      { id: 'carrier', weight: 'decides' },
      confirmation,
      { id: 'creditNote', weight: 'decides' },
      photo,
    ],
  },
  articleNotReceived: {
    questions: [{ name: 'orderedOn', kind: 'pastDay' }, toldHow, answered],
    evidence: [firmMail, registered, { id: 'tracking', weight: 'decides' }, letters],
  },
  contractCancelled: {
    questions: [{ name: 'cancelledOn', kind: 'pastDay' }, toldHow, answered],
    evidence: [firmMail, registered, confirmation, contract],
  },
  invoicesAfterCancelling: {
    questions: [{ name: 'cancelledOn', kind: 'pastDay' }, toldHow, { name: 'endedOn', kind: 'pastDay' }],
    evidence: [firmMail, registered, confirmation, contract],
  },
  noAgreement: {
    questions: [{ name: 'knowsFirm', kind: 'choice', options: ['yes', 'no'] }, toldHow],
    evidence: [firmMail, registered, letters],
  },
  invoiceNotReceived: {
    questions: [{ name: 'moved', kind: 'choice', options: ['yes', 'no'] }, toldHow],
    evidence: [letters, firmMail],
  },
  quality: {
    questions: [when, toldHow, answered],
    evidence: [firmMail, registered, photo, { id: 'report', weight: 'decides' }],
  },
  amountTooHigh: {
    questions: [{ name: 'rightCents', kind: 'amount' }, toldHow],
    evidence: [contract, letters, firmMail],
  },
  alreadyPaid: {
    questions: [
      { name: 'paidOn', kind: 'pastDay' },
      { name: 'paidCents', kind: 'amount' },
    ],
    evidence: [{ id: 'bankProof', weight: 'decides' }, letters],
  },
  prescribed: {
    questions: [
      { name: 'lastPaidOn', kind: 'pastDay' },
      { name: 'lastLetterOn', kind: 'pastDay' },
    ],
    evidence: [letters, contract],
  },
  other: { questions: [], evidence: [letters, firmMail, photo] },
};

const isGround = (text: string | undefined): text is Ground => grounds.some((ground) => ground === text);

/** The two or three questions that decide a ground. None must be answered to send. */
export const questionsOf = (ground: string | undefined): readonly Field[] =>
  isGround(ground) ? table[ground].questions : [];

/** What helps to prove a ground, what decides first. */
export const evidenceOf = (ground: string | undefined): readonly Evidence[] =>
  isGround(ground) ? table[ground].evidence.toSorted((a, b) => a.weight.localeCompare(b.weight)) : [];
