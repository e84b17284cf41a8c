import { exactText } from './exact.ts';
import type { BankEvent, BankLeaf, Exact, StatementHead } from './model.ts';

/** The figures of one statement, as a person or a program compares them. Sums are decimal texts. */
export type StatementSummary = {
  account: string | null;
  currency: string | null;
  credits: number;
  creditSum: string;
  debits: number;
  debitSum: string;
  leafCredits: number;
  leafCreditSum: string;
  opening: string | null;
  closing: string | null;
  reconciles: boolean | null;
  structuredReferences: string[];
};

type Sum = { count: number; sum: Exact };
const nothing = (): Sum => ({ count: 0, sum: 0n });
const add = (total: Sum, amount: Exact) => {
  total.count += 1;
  total.sum += amount;
};

/** Counts a statement while its events pass. */
export class StatementCount {
  readonly #credits = nothing();
  readonly #debits = nothing();
  readonly #leaves = nothing();
  readonly #references: string[] = [];
  #payments = 0;

  /** Takes in a payment. */
  leaf({ kind, amount, structured }: BankLeaf): void {
    // A copy: a part of a text would keep all the text that was read with it.
    if (structured !== null) this.#references.push(Buffer.from(structured).toString());
    if (kind !== 'debit') this.#payments += 1;
    if (kind === 'customer') add(this.#leaves, amount);
  }

  /** How many payments concern us: all but what we paid. */
  get payments(): number {
    return this.#payments;
  }

  /** Takes in a booked entry. */
  entry({ isCredit, amount }: { isCredit: boolean; amount: Exact }): void {
    add(isCredit ? this.#credits : this.#debits, amount);
  }

  /** The figures, when the statement has ended. */
  summary({ opening, closing }: Extract<BankEvent, { type: 'end' }>, head: StatementHead): StatementSummary {
    const text = (amount: Exact | null) => (amount === null ? null : exactText(amount));
    const moved = this.#credits.sum - this.#debits.sum;
    return {
      account: head.account,
      currency: head.currency,
      credits: this.#credits.count,
      creditSum: exactText(this.#credits.sum),
      debits: this.#debits.count,
      debitSum: exactText(this.#debits.sum),
      leafCredits: this.#leaves.count,
      leafCreditSum: exactText(this.#leaves.sum),
      opening: text(opening),
      closing: text(closing),
      reconciles: opening === null || closing === null ? null : opening + moved === closing,
      structuredReferences: this.#references,
    };
  }
}
