import type { Checklist, GroundOf, QuestionOf } from './view.ts';

/** How the firm was told, and what shows that it was. Who did not tell it is asked for nothing. */
const toldFirm = {
  id: 'toldFirm',
  kind: 'choice',
  options: ['email', 'registered', 'phone', 'notYet'],
  shownBy: { email: 'originalEmail', registered: 'registeredLetter', phone: 'firmAnswer' },
} as const satisfies QuestionOf<string, string>;

const cancelledHow = {
  id: 'cancelledHow',
  kind: 'choice',
  options: ['email', 'registered', 'letter', 'online', 'phone'],
  shownBy: {
    email: 'originalEmail',
    registered: 'registeredLetter',
    letter: 'cancellationConfirmed',
    online: 'cancellationConfirmed',
    phone: 'cancellationConfirmed',
  },
} as const satisfies QuestionOf<string, string>;

/** The e-mail with its sending date, the letter with its proof of posting. @source the agency's help pages */
const written = [
  { id: 'originalEmail', weight: 'decides' },
  { id: 'registeredLetter', weight: 'decides' },
] as const satisfies Checklist<string>;

/**
 * What a person may dispute: the questions that decide it, and what shows it. Nothing here must be given: a dispute needs a
 * reason and no proof. Where the debt itself is denied, the creditor proves it.
 * @source Code of Economic Law, art. XIX.9 § 4 and art. XIX.3
 */
export const grounds = {
  articleReturned: {
    restsOn: 'evidence',
    questions: [
      { id: 'returnedOn', kind: 'day' },
      {
        id: 'returnedHow',
        kind: 'choice',
        options: ['carrier', 'shop', 'pickedUp', 'otherWay'],
        shownBy: { carrier: 'returnReceipt', shop: 'shopReceipt', pickedUp: 'returnReceipt' },
      },
      { id: 'returnedWhat', kind: 'choice', options: ['all', 'part'] },
    ],
    evidence: [
      { id: 'returnReceipt', weight: 'decides' },
      { id: 'shopReceipt', weight: 'decides' },
      { id: 'returnConfirmed', weight: 'decides' },
      { id: 'creditNote', weight: 'decides' },
      ...written,
      { id: 'orderConfirmation', weight: 'helps' },
      { id: 'photo', weight: 'helps' },
    ],
  },
  articleNotReceived: {
    restsOn: 'creditor',
    questions: [
      { id: 'expectedOn', kind: 'day' },
      { id: 'trackingSays', kind: 'choice', options: ['onTheWay', 'lost', 'delivered', 'noTracking'] },
      toldFirm,
    ],
    evidence: [
      ...written,
      { id: 'carrierStatement', weight: 'decides' },
      { id: 'orderConfirmation', weight: 'helps' },
      { id: 'trackingPage', weight: 'helps' },
      { id: 'firmAnswer', weight: 'helps' },
    ],
  },
  contractCancelled: {
    restsOn: 'evidence',
    questions: [
      { id: 'cancelledOn', kind: 'day' },
      cancelledHow,
      { id: 'endsOn', kind: 'day', mayLieAhead: true },
    ],
    evidence: [
      ...written,
      { id: 'cancellationConfirmed', weight: 'decides' },
      { id: 'letterCopy', weight: 'helps' },
      { id: 'contract', weight: 'helps' },
      { id: 'newContract', weight: 'helps' },
    ],
  },
  invoicesAfterCancelling: {
    restsOn: 'evidence',
    questions: [{ id: 'cancelledOn', kind: 'day' }, cancelledHow, { id: 'firstInvoiceOn', kind: 'day' }],
    evidence: [
      ...written,
      { id: 'cancellationConfirmed', weight: 'decides' },
      { id: 'finalInvoice', weight: 'decides' },
      { id: 'letterCopy', weight: 'helps' },
      { id: 'contract', weight: 'helps' },
      { id: 'newContract', weight: 'helps' },
    ],
  },
  noAgreement: {
    restsOn: 'creditor',
    questions: [
      { id: 'knowsFirm', kind: 'choice', options: ['never', 'askedOnly', 'before'] },
      { id: 'nameMisused', kind: 'yesNo' },
      toldFirm,
    ],
    evidence: [
      ...written,
      { id: 'policeReport', weight: 'decides' },
      { id: 'withdrawal', weight: 'decides' },
      { id: 'firmAnswer', weight: 'helps' },
      { id: 'addressProof', weight: 'helps' },
    ],
  },
  invoiceNotReceived: {
    restsOn: 'creditor',
    questions: [
      { id: 'addressThen', kind: 'choice', options: ['same', 'moved', 'otherName'] },
      { id: 'firstHeardOn', kind: 'day' },
      toldFirm,
    ],
    evidence: [...written, { id: 'addressProof', weight: 'helps' }, { id: 'firmAnswer', weight: 'helps' }],
  },
  quality: {
    restsOn: 'evidence',
    questions: [
      {
        id: 'wrongWith',
        kind: 'choice',
        options: ['damaged', 'notWorking', 'notAsAgreed', 'notDone', 'otherFault'],
      },
      { id: 'noticedOn', kind: 'day' },
      { ...toldFirm, shownBy: { ...toldFirm.shownBy, notYet: 'photo' } },
    ],
    evidence: [
      ...written,
      { id: 'expertReport', weight: 'decides' },
      { id: 'photo', weight: 'helps' },
      { id: 'contract', weight: 'helps' },
      { id: 'firmAnswer', weight: 'helps' },
    ],
  },
  amountTooHigh: {
    restsOn: 'creditor',
    questions: [
      {
        id: 'tooHigh',
        kind: 'choice',
        options: ['price', 'lumpSum', 'interest', 'reminderCosts', 'notSure'],
      },
      { id: 'rightAmount', kind: 'amount' },
    ],
    evidence: [
      { id: 'contract', weight: 'decides' },
      { id: 'quote', weight: 'decides' },
      { id: 'creditNote', weight: 'decides' },
      ...written,
      { id: 'costCheck', weight: 'helps' },
      { id: 'firmAnswer', weight: 'helps' },
    ],
  },
  alreadyPaid: {
    restsOn: 'evidence',
    leadsTo: 'paymentProof',
    questions: [
      { id: 'paidOn', kind: 'day' },
      { id: 'paidAmount', kind: 'amount' },
      {
        id: 'paidTo',
        kind: 'choice',
        options: ['creditor', 'agency', 'bailiff', 'otherAccount', 'cash'],
        shownBy: { cash: 'signedReceipt', bailiff: 'signedReceipt' },
      },
    ],
    evidence: [
      { id: 'paymentProof', weight: 'decides' },
      { id: 'accountStatement', weight: 'decides' },
      { id: 'signedReceipt', weight: 'decides' },
      { id: 'creditNote', weight: 'decides' },
      { id: 'firmAnswer', weight: 'helps' },
    ],
  },
  // Nobody is asked whether he paid or wrote about it: that may be a recognition, and the creditor has to show it.
  prescribed: {
    restsOn: 'creditor',
    questions: [
      {
        id: 'debtFor',
        kind: 'choice',
        options: ['networks', 'subscription', 'rent', 'care', 'purchase', 'otherDebt'],
      },
      { id: 'suppliedOn', kind: 'day' },
      { id: 'courtPaper', kind: 'yesNo' },
    ],
    evidence: [
      { id: 'invoiceCopy', weight: 'helps' },
      { id: 'contract', weight: 'helps' },
      { id: 'courtDocument', weight: 'helps' },
    ],
  },
  other: {
    restsOn: 'words',
    questions: [toldFirm, { id: 'wouldSolve', kind: 'text', most: 500 }],
    evidence: [
      ...written,
      { id: 'contract', weight: 'helps' },
      { id: 'firmAnswer', weight: 'helps' },
      { id: 'photo', weight: 'helps' },
    ],
  },
} as const satisfies Record<string, GroundOf<string, string>>;

export type Ground = keyof typeof grounds;
export type QuestionId = (typeof grounds)[Ground]['questions'][number]['id'];
export type EvidenceId = (typeof grounds)[Ground]['evidence'][number]['id'];
export type Question = QuestionOf<QuestionId, EvidenceId>;

/** In the order in which they are offered. */
export const groundNames = Object.keys(grounds) as [Ground, ...Ground[]];

/** A ground without the ids of its own that the table keeps, for whoever goes through any of them. */
export const groundOf = (ground: Ground): GroundOf<QuestionId, EvidenceId> => grounds[ground];
