import { createHash } from 'node:crypto';
import type { BankLeaf } from './model.ts';

/**
 * Makes the keys of the payments of one statement: a digest of what stays the same when the bank sends a payment again,
 * in whatever file, and a counter for payments that are alike in all of it.
 */
export function paymentKeys(): (
  leaf: Omit<BankLeaf, 'key' | 'parked'>,
  bankReference: string | null,
) => string {
  const seen = new Map<string, number>();
  return (leaf, bankReference) => {
    const parts = [
      leaf.isCredit ? 'C' : 'D',
      leaf.amount.toString(),
      leaf.currency,
      leaf.bookedOn,
      leaf.valueOn,
      leaf.payerAccount,
      leaf.structured,
      leaf.text,
      leaf.endToEndId,
      leaf.mandate,
      bankReference,
    ];
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return count === 1 ? digest : `${digest}.${count}`;
  };
}
