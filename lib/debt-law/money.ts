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
