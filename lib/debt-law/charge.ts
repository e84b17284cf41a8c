import { capsSince, chargeCap } from './charge-cap.ts';
import type { Claim } from './claim.ts';
import { type Day, laterOf } from './day.ts';
import { type Cents, cents, divided, highest, lowest, sum } from './money.ts';
import { type Reading, roundingOf } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import type { CapRule } from './scope.ts';

/** The balance due of one invoice when the fourteen days of its first reminder were over. */
export type ChargeBase = { balance: Cents; on: Day; dueOn: Day; rule: CapRule };

type Clause = NonNullable<Claim['contract']['charge']>;

/** What the clause gives on a balance, in cents; null when its formula is not known. */
function clauseAmount(clause: Clause, balance: Cents, reading: Reading): Cents | null {
  if (typeof clause === 'string') return null;
  const part = divided(BigInt(balance) * BigInt(clause.bps), 10_000n, roundingOf(reading));
  return cents(clause.flat + highest(part, clause.minimum));
}

/**
 * Whether a clause asks more than the cap: in the safe reading also by a part of a cent, in the strict one only when no
 * rounding explains it.
 */
function isAbove(clause: Clause, balance: Cents, on: Day, reading: Reading): boolean {
  const [least, most] = [clauseAmount(clause, balance, 'safe'), clauseAmount(clause, balance, 'strict')];
  if (least === null || most === null) return false;
  const [low, high] = [chargeCap(balance, on, 'safe').value, chargeCap(balance, on, 'strict').value];
  return reading === 'strict' ? least > high : least > low || most > high;
}

/**
 * The lump sum that may be asked on the balances of a claim's invoices, in cents; null when no cap is certain (strict
 * reading alone). Per invoice, and in the safe reading not more than on their sum. A clause above a cap is void, or
 * lowered in an old contract; where nobody says whether there is one, the safe reading takes it that there is none.
 * @source Code of Economic Law, art. XIX.4; law of 4 May 2023, art. 15 § 2
 */
export function chargeOn(
  claim: Pick<Claim, 'contract' | 'asked'>,
  bases: readonly ChargeBase[],
  reading: Reading,
): Ruled<Cents | null> {
  const clause = claim.contract.charge;
  const owed = bases.filter(({ balance }) => balance > 0);
  if (clause === null) return { value: cents(0), because: [because('noChargeClause', {})] };
  if (owed.length === 0) return { value: cents(0), because: [] };
  if (clause === 'unknown' && reading === 'safe')
    return { value: cents(0), because: [because('chargeIfAgreed', {})] };
  const reasons: Reason[] = clause === 'unknown' ? [because('chargeIfAgreed', {})] : [];
  const each = owed.map((base) => chargeOnOne(clause, base, reading, reasons));
  const known = each.filter((one) => one !== null);
  if (known.length < each.length) return { value: null, because: reasons };
  const isVoid = reading === 'safe' && reasons.some(({ code }) => code === 'clauseVoid');
  let value = isVoid ? cents(0) : sum(known);
  if (reading === 'safe') {
    const on = owed.reduce<Day>((latest, base) => laterOf(latest, base.on), capsSince);
    const onSum = chargeCap(sum(owed.map(({ balance }) => balance)), on, reading);
    if (onSum.value < value) {
      reasons.push(because('chargeOnSum', { each: value, onSum: onSum.value }), ...onSum.because);
      value = onSum.value;
    }
  }
  const { charge } = claim.asked;
  if (charge !== null && charge < value) {
    reasons.push(because('chargeAsClaimed', { claimed: charge }));
    value = charge;
  }
  return { value, because: reasons };
}

function chargeOnOne(
  clause: Clause,
  { balance, on, rule }: ChargeBase,
  reading: Reading,
  reasons: Reason[],
): Cents | null {
  const amount = clauseAmount(clause, balance, reading);
  reasons.push(because('chargeBase', { base: balance, on }));
  if (amount !== null) reasons.push(because('chargeClause', { base: balance, amount }));
  // No cap is certain for these delays: what we charge keeps to it all the same, nobody is accused of more.
  if (reading === 'strict' && (rule === 'before' || rule === 'doubtful')) return amount;
  const capOn = laterOf(on, capsSince);
  const cap = chargeCap(balance, capOn, reading);
  reasons.push(...cap.because);
  if (amount === null) return cap.value;
  if (!isAbove(clause, balance, capOn, reading)) return lowest(amount, cap.value);
  if (rule === 'capped') {
    reasons.push(because('clauseVoid', { amount, cap: cap.value }));
    return cents(0);
  }
  reasons.push(because('clauseReduced', { amount, cap: cap.value }));
  return cap.value;
}
