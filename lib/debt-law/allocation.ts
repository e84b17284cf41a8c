import { type Cents, cents, divided, less, lowest, sum } from './money.ts';
import { textOrder } from './text-order.ts';

/** What is open of one claim, or how much of a payment went to it. Charges that cover several claims stand apart. */
export type Heads = { interest: Cents; principal: Cents; charge: Cents };
export type Head = keyof Heads;

/**
 * In which order a payment lowers the heads of one claim. The law puts interest before principal and does not place the
 * charge: the default puts it last, as the principal is what bears interest. @source Civil Code, art. 5.209, 5.210
 */
export const paymentOrder: readonly Head[] = ['interest', 'principal', 'charge'];

/** Splits a payment over the heads of one claim; what is left over is the surplus. No cent is made or lost. */
export function allocate(
  amount: Cents,
  open: Heads,
  order: readonly Head[] = paymentOrder,
): { paid: Heads; surplus: Cents } {
  const paid: Heads = { interest: cents(0), principal: cents(0), charge: cents(0) };
  let left = amount;
  for (const head of order) {
    paid[head] = lowest(left, open[head]);
    left = less(left, paid[head]);
  }
  return { paid, surplus: left };
}

/** A claim as the legal order sees it on the day of a payment. */
export type Standing = { id: string; isDue: boolean; bearsBps: number; dueOn: string };

/**
 * Which claims a payment reaches first when nobody chose: those that are due, among them those that the debtor gains
 * most by paying, then the oldest; the claims of one group are equal and share. @source Civil Code, art. 5.209
 */
export function legalOrder<Claim extends Standing>(claims: readonly Claim[]): Claim[][] {
  const sorted = [...claims].sort((a, b) => rank(a, b) || textOrder(a.id, b.id));
  const groups: Claim[][] = [];
  for (const claim of sorted) {
    const group = groups.at(-1);
    if (group?.[0] && rank(group[0], claim) === 0) group.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

const rank = (a: Standing, b: Standing): number =>
  Number(b.isDue) - Number(a.isDue) || b.bearsBps - a.bearsBps || textOrder(a.dueOn, b.dueOn);

/** Shares an amount in proportion to what is open, never more than that; odd cents go to the first ones. */
export function proRata(amount: Cents, open: readonly Cents[]): Cents[] {
  const total = sum(open);
  if (amount >= total) return [...open];
  const shares = open.map((one) => divided(BigInt(amount) * BigInt(one), BigInt(total), 'down'));
  let odd = amount - sum(shares);
  return shares.map((share, i) => {
    if (odd === 0 || share === open[i]) return share;
    odd -= 1;
    return cents(share + 1);
  });
}

/**
 * Splits a payment over groups of equal claims, one group after the other, and over the heads of each claim.
 * @source Civil Code, art. 5.208 (a choice is a group of its own, at the front) and 5.209
 */
export function allocateOver<Claim>(
  amount: Cents,
  groups: Iterable<readonly Claim[]>,
  openOf: (claim: Claim) => Heads,
  order: readonly Head[] = paymentOrder,
): { parts: { claim: Claim; paid: Heads }[]; surplus: Cents } {
  const parts: { claim: Claim; paid: Heads }[] = [];
  let left = amount;
  for (const group of groups) {
    const open = group.map(openOf);
    const shares = proRata(left, open.map(totalOf));
    shares.forEach((share, i) => {
      if (share === 0) return;
      parts.push({ claim: group[i] as Claim, paid: allocate(share, open[i] as Heads, order).paid });
      left = less(left, share);
    });
    if (left === 0) break;
  }
  return { parts, surplus: left };
}

/** All heads together, in cents. */
export const totalOf = ({ interest, principal, charge }: Heads): Cents =>
  cents(interest + principal + charge);
