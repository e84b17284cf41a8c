import { hash } from 'node:crypto';
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
    const { isCredit, amount, currency, bookedOn, valueOn, payerAccount, structured } = leaf;
    const { text, endToEndId, mandate } = leaf;
    const what = `${isCredit} ${amount} ${currency} ${bookedOn} ${valueOn} ${payerAccount}`;
    const said = [structured, text, endToEndId, mandate, bankReference].join('\u001f');
    const digest = hash('sha256', `${what}\u001f${said}`, 'buffer').toString('base64url', 0, 16);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return count === 1 ? digest : `${digest}.${count}`;
  };
}
