import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';

/** A payment that is not wholly booked or set aside. Amounts of `amount` are as the bank wrote them. */
export type WaitingPayment = {
  id: number;
  kind: 'customer' | 'reversal' | 'returned';
  account: string;
  amount: string;
  /** The same in cents; null where it has a part of a cent. */
  amountCents: Cents | null;
  /** What is left to be dealt with; null where the amount has a part of a cent. */
  leftCents: Cents | null;
  bookedOn: Day | null;
  valueOn: Day | null;
  payerName: string | null;
  payerAccount: string | null;
  structured: string | null;
  text: string | null;
  reason: string | null;
  parked: 'notWholeCents' | 'unsplitBatch' | 'currency' | null;
};

export const suggestionReasons = [
  'proof',
  'report',
  'knownAccount',
  'closed',
  'twoDossiers',
  'lostZeros',
  'reference',
  'invoiceNumber',
  'name',
  'amount',
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/** A dossier that a payment may be for, and why. */
export type Suggestion = {
  dossierId: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  openCents: Cents;
  reasons: SuggestionReason[];
};

/** What a reversal may take back: a booked payment, or without a reference a refund that is due. `key` names it in a form. */
export type Reversible = {
  key: string;
  reference: string | null;
  name: string | null;
  /** As much of it as still counts. */
  amountCents: Cents;
  valueOn: Day | null;
};

/** A refund that may have come back. */
export type Returned = { refundId: string; account: string; paidOn: Day };

/** Why what is left of a payment is nobody's debt; `erased` is written by an erasure alone. */
export type SetAsideKind = 'refund' | 'settlement' | 'mediator' | 'double' | 'other' | 'erased';

/** What a payment became in part or whole. */
export type PartOf =
  | {
      type: 'booked';
      ledgerEntryId: number;
      dossierId: string;
      reference: string;
      debtorName: string;
      /** Negative where it takes back. */
      amountCents: Cents;
      by: 'structured' | 'text' | 'reversal' | 'staff' | 'report' | 'online' | 'correction';
      takenBackCents: Cents;
    }
  | {
      type: 'aside';
      setAsideId: number;
      kind: SetAsideKind;
      amountCents: Cents | null;
      note: string | null;
      isEnded: boolean;
    };

/** One thing that staff did with a payment: `by` of a booking, else the `kind` of what was set aside. */
export type DealtWith = {
  key: string;
  paymentId: number;
  staffName: string;
  at: Date;
  amountCents: Cents | null;
  by: Extract<PartOf, { type: 'booked' }>['by'] | null;
  kind: Extract<PartOf, { type: 'aside' }>['kind'] | null;
};

export type PaymentDetails = {
  payment: WaitingPayment;
  isWaiting: boolean;
  became: PartOf[];
  /** Whether another statement brought what looks like the same money. */
  twin: boolean;
  suggestions: Suggestion[];
  reversible: Reversible[];
  returned: Returned[];
};

export type StatementView = {
  id: string;
  account: string | null;
  number: string | null;
  statedOn: Day | null;
  importedAt: Date;
  staffName: string | null;
  payments: number;
  /** How many of them another file had brought before. */
  knownPayments: number;
  creditSum: string;
  debitSum: string;
  isBookable: boolean;
  reasons: readonly string[];
};

export type RefundDue = {
  key: string;
  dossierId: string | null;
  paymentId: number | null;
  name: string | null;
  amountCents: Cents;
  /** Where the money came from. */
  account: string | null;
  since: Day | null;
};

export type OpenReport = {
  id: string;
  kind: 'announced' | 'proof';
  dossierId: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  amountCents: Cents;
  paidOn: Day;
  accountEnd: string;
  payerAccount: string | null;
  beneficiary: 'agency' | 'creditor' | 'other' | null;
  communication: string | null;
  fileId: string | null;
  reportedAt: Date;
};
