import type { Standing } from '../claims/rules.ts';
import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import type { Stop } from '../filings/stops.ts';

declare const owned: unique symbol;

/** A thing that the asking actor was found to reach; only the queries of its domain make one. */
export type Owned<T> = T & { readonly [owned]: true };

export type Party = { name: string; street: string | null; postalCode: string | null; city: string | null };

export type DossierView = {
  id: string;
  reference: string;
  structuredCommunication: string;
  creditor: Party & { enterpriseNumber: string; email: string | null; phone: string | null };
  originalCreditorName: string | null;
  debtor: Party & { language: 'nl' | 'fr' | 'de' | 'en' };
  createdAt: Date;
  closedOn: Day | null;
  /** Whether it may be asked for, why not, and what is owed today by the rules of law. */
  standing: Standing;
  /** The sum of the invoices, in cents. */
  principalCents: Cents;
  /** The lump sum and the late interest that may be asked today, in cents. */
  chargeCents: Cents;
  interestCents: Cents;
  /** What was paid or credited so far, in cents. */
  paidCents: Cents;
  /** All of it less what was paid, in cents; negative when too much was paid. */
  openCents: Cents;
  /** The due day of the oldest invoice. */
  dueSince: Day | null;
  invoiceCount: number;
  /** What the oldest invoice is for, in the creditor's words. */
  description: string | null;
  /** Why collection rests today. */
  stops: readonly Stop[];
  hasPlan: boolean;
  unreadCount: number;
};

export type InvoiceView = {
  id: string;
  number: string;
  description: string;
  issuedOn: Day;
  dueOn: Day;
  principalCents: Cents;
  paidCents: Cents;
  openCents: Cents;
  fileId: string | null;
  /** Whether the browser may show the file in place; else it is only a download. */
  servedInline: boolean;
};

export type PaymentView = {
  id: number;
  kind: 'payment' | 'credit_note' | 'reversal';
  amountCents: Cents;
  valueOn: Day;
  /** When we noted it. */
  bookedOn: Day;
  invoiceNumber: string | null;
  /** Over what it was split when it was booked, in cents; null where that was not kept. */
  split: { principal: Cents; interest: Cents; charge: Cents; surplus: Cents } | null;
};

export type ReminderView = {
  kind: 'first_reminder' | 'reminder' | 'formal_notice';
  channel: 'post' | 'registered' | 'email' | 'sms';
  sentOn: Day;
  costCents: Cents;
  invoiceNumber: string | null;
};

/** What only staff see of a dossier. */
export type InternalFacts = {
  number: string;
  debtorNumber: string;
  debtorKind: 'consumer' | 'enterprise';
  debtorEmail: string | null;
  debtorConfirmedEmail: string | null;
  debtorPhone: string | null;
  /** Since when the debtor agrees to be called on it. */
  debtorPhoneConsentOn: Day | null;
  debtKind: string;
  isRecurring: boolean | null;
  contractOn: Day | null;
  claimedChargeCents: Cents;
  claimedInterestCents: Cents;
  /** When the code that opens it now was made. */
  accessCodeMadeOn: Day | null;
  reminders: ReminderView[];
};
