import type { Day } from '../debt-law/day.ts';

/** An amount as banks write it: a whole number of hundred-thousandths of the currency, exact to five decimals. */
export type Exact = bigint;

/** What a bank said first of a statement. */
export type StatementHead = {
  /** The account as it is written, without spaces; null when the file does not say. */
  account: string | null;
  /** ISO 4217; null when the file does not say: its entries may. */
  currency: string | null;
  /** What tells this statement of an account from others: year and number, or the bank's own id. */
  number: string | null;
  on: Day | null;
};

/**
 * One payment: a booked entry, or a part of a booked batch. `customer` is money of somebody else for us; `reversal` takes
 * back what was booked before; `returned` is our own payment that came back; `debit` is all other money that left.
 */
export type BankLeaf = {
  kind: 'customer' | 'reversal' | 'returned' | 'debit';
  isCredit: boolean;
  /** Always zero or more. */
  amount: Exact;
  currency: string | null;
  bookedOn: Day | null;
  valueOn: Day | null;
  payerName: string | null;
  /** As written, without spaces. */
  payerAccount: string | null;
  /** The structured reference as written (twelve digits, RF…, or what a bank puts there); null when there is none. */
  structured: string | null;
  /** Free text, lines joined by a space. */
  text: string | null;
  endToEndId: string | null;
  mandate: string | null;
  /** The bank's or ISO's reason of a return or reversal, such as MD06. */
  reason: string | null;
  /** Tells this payment from the others of its statement, the same each time the bank sends it. */
  key: string;
  /** Why it cannot be booked by itself though its statement may. */
  parked: 'notWholeCents' | 'unsplitBatch' | 'currency' | null;
};

/** What a reader hands out, some at a time and in the order of the file, so that no file need be held in memory. */
export type BankEvent =
  | { type: 'statement'; head: StatementHead }
  | { type: 'leaf'; leaf: BankLeaf }
  /** A booked entry, after its leaves. */
  | { type: 'entry'; isCredit: boolean; amount: Exact }
  /** `opening` and `closing` are signed; `faults` are codes of what does not agree inside the statement. */
  | {
      type: 'end';
      head: StatementHead;
      opening: Exact | null;
      closing: Exact | null;
      faults: readonly string[];
    };

/** The file cannot be read truthfully: nothing of it is used. `line` counts from one. */
export class UnreadableBankFile extends Error {
  constructor(
    readonly line: number,
    readonly code:
      | 'unknownFormat'
      | 'encoding'
      | 'xml'
      | 'doctype'
      | 'tooDeep'
      | 'tooLong'
      | 'version'
      | 'record'
      | 'amount'
      | 'date'
      | 'order'
      | 'cut',
  ) {
    super(`${code} at line ${line}`);
  }
}
