/** An amount in whole euro cents; negative where money flows back. */
export type Cents = number & { readonly __cents: true };

/** Throws when the number is not a whole, safe number of cents. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new Error(`not whole cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/** The exact sum, in cents. */
export const sum = (amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce<number>((total, c) => total + c, 0));

export const less = (a: Cents, b: Cents): Cents => cents(a - b);
export const lowest = (a: Cents, b: Cents): Cents => (a < b ? a : b);
export const highest = (a: Cents, b: Cents): Cents => (a > b ? a : b);

/** Which way a part of a cent goes: down in what is charged, up in what somebody may be accused of. */
export type Rounding = 'down' | 'up';

/** The one division of money: `numerator / denominator` in whole cents. Both are zero or more. */
export function divided(numerator: bigint, denominator: bigint, rounding: Rounding): Cents {
  return cents(Number((numerator + (rounding === 'down' ? 0n : denominator - 1n)) / denominator));
}
