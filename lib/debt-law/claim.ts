import type { Day } from './day.ts';
import type { Cents } from './money.ts';
import type { Channel } from './notice-periods.ts';
import type { DebtKind, DebtorKind } from './scope.ts';

/** A clause on a lump sum: an amount, and a part of the balance that is at least `minimum`. */
export type ChargeClause = { flat: Cents; bps: number; minimum: Cents };

export type Contract = {
  on: Day | null;
  renewedOn: Day | null;
  /** Where no day is known: whether it was made or renewed under the law. */
  isNew?: boolean;
  /** `unstated`: there is a clause, its formula is not known; `unknown`: nobody says whether there is one. */
  charge: ChargeClause | 'unstated' | 'unknown' | null;
  /** Hundredths of a percent a year; `cap`: the highest rate of the law; `unknown`: nobody says; null: no clause. */
  interest: number | 'cap' | 'unknown' | null;
};

/** A letter, mail or text message to the debtor; `isNotice`: a formal notice, not a first reminder; what it cost, if known. */
export type SentReminder = { sentOn: Day; channel: Channel; isNotice?: boolean; cost?: Cents };

export type ClaimedInvoice = {
  id: string;
  principal: Cents;
  dueOn: Day;
  /** Everything sent about it; `unknown` when nobody says whether a reminder came. */
  reminders: readonly SentReminder[] | 'unknown';
};

/** A claim as its creditor states it: facts, and what is asked on top of the invoices. */
export type Claim = {
  debtorKind: DebtorKind;
  debtKind: DebtKind;
  /** Whether goods or services are supplied again and again; null or left out when nobody says. */
  isRecurring?: boolean | null;
  hasEnforceableTitle: boolean;
  creditorIsSme: boolean | null;
  contract: Contract;
  invoices: readonly ClaimedInvoice[];
  /** What is asked on top, in cents; null when the creditor leaves it to the law. */
  asked: { charge: Cents | null; interest: Cents | null };
};

/** Money that moved; a reversal takes back the payment that it names, or the latest ones. */
export type MoneyFact = {
  id: string;
  kind: 'payment' | 'credit' | 'reversal';
  on: Day;
  /** Always more than zero. */
  amount: Cents;
  /** The invoice that the debtor chose, or that a credit note is for. */
  invoiceId: string | null;
  reverses: string | null;
};
