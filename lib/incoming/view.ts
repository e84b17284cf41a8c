import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';

/** A payment that is not wholly booked or set aside. Amounts of `amount` are as the bank wrote them. */
export type WaitingPayment = {
  id: number;
  kind: 'customer' | 'reversal' | 'returned';
  account: string;
  amount: string;
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

/** A booked payment that a reversal may take back. */
export type ReversibleEntry = {
  ledgerEntryId: number;
  dossierId: string;
  reference: string;
  debtorName: string;
  amountCents: Cents;
  valueOn: Day;
};

export type StatementView = {
  id: string;
  account: string | null;
  number: string | null;
  statedOn: Day | null;
  importedAt: Date;
  staffName: string | null;
  payments: number;
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
