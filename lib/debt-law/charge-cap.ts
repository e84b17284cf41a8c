import { checkedRows, type Dated, inForce } from './dated.ts';
import { type Day, day } from './day.ts';
import { type Cents, cents, divided, less, lowest } from './money.ts';
import { type Reading, roundingOf } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';

type Band = { above: Cents; flat: Cents; bps: number };
type Caps = Dated & { bands: readonly Band[]; most: Cents };

const caps: readonly Caps[] = checkedRows('charge caps', [
  {
    from: day('2023-09-01'),
    to: null,
    bands: [
      { above: cents(0), flat: cents(2_000), bps: 0 },
      { above: cents(15_000), flat: cents(3_000), bps: 1_000 },
      { above: cents(50_000), flat: cents(6_500), bps: 500 },
    ],
    most: cents(200_000),
  },
]);

/** The day from which the law sets caps. */
export const capsSince: Day = day('2023-09-01');

/**
 * The highest lump sum on a balance due, in cents: the part of a cent is dropped in the safe reading and counts as one
 * in the strict one. Throws for a day before the law. @source Code of Economic Law, art. XIX.4, first paragraph, 2°
 */
export function chargeCap(balance: Cents, on: Day, reading: Reading = 'safe'): Ruled<Cents> {
  const row = inForce(caps, on);
  if (!row) throw new Error(`no cap on charges was in force on ${on}`);
  if (balance <= 0) return { value: cents(0), because: [] };
  const band = row.bands.findLast(({ above }) => balance > above) as Band;
  const part = less(balance, band.above);
  const slice = divided(BigInt(part) * BigInt(band.bps), 10_000n, roundingOf(reading));
  const full = cents(band.flat + slice);
  const value = lowest(full, row.most);
  const reasons: Reason[] = [
    band.bps === 0
      ? because('chargeUpTo', { balance, flat: band.flat })
      : because('chargeSlice', { balance, ...band, part, cap: value }),
  ];
  if (full > row.most) reasons.push(because('chargeMost', { most: row.most }));
  return { value, because: reasons };
}
