import type { Exact } from './model.ts';

const unit = 100_000n;

/** A decimal text without a sign as an exact amount, at most five decimals; null when it is none. */
export function parseExact(text: string): Exact | null {
  const match = /^(\d{1,12})(?:\.(\d{1,5})|\.)?$/.exec(text);
  return match ? BigInt(match[1] as string) * unit + BigInt((match[2] ?? '').padEnd(5, '0')) : null;
}

/** The shortest decimal text: "13384.6", "0", "-455.17". */
export function exactText(amount: Exact): string {
  const [sign, size] = amount < 0n ? ['-', -amount] : ['', amount];
  const decimals = String(size % unit)
    .padStart(5, '0')
    .replace(/0+$/, '');
  return `${sign}${size / unit}${decimals ? `.${decimals}` : ''}`;
}

/** Whole cents, or null where the amount has a part of a cent. */
export const wholeCents = (amount: Exact): number | null =>
  amount % 1_000n === 0n ? Number(amount / 1_000n) : null;
