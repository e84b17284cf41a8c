import { type Cents, cents } from './money.ts';

type Band = { above: number; upTo: number; flat: number; percent: number };

const most = 200_000;

// Code of Economic Law, art. XIX.4, first paragraph, 2°: in force since 1 September 2023.
const bands: readonly [Band, Band, Band] = [
  { above: 0, upTo: 15_000, flat: 2_000, percent: 0 },
  { above: 15_000, upTo: 50_000, flat: 3_000, percent: 10 },
  { above: 50_000, upTo: Number.MAX_SAFE_INTEGER, flat: 6_500, percent: 5 },
];

export type ChargeCap = { cap: Cents; flat: Cents; percent: number; part: Cents; isLimited: boolean };

/** The highest lump sum on a balance due, in cents, rounded down. @source Code of Economic Law, art. XIX.4 */
export function chargeCap(balance: Cents): ChargeCap {
  if (balance <= 0) return { cap: cents(0), flat: cents(0), percent: 0, part: cents(0), isLimited: false };
  const band = bands.find(({ upTo }) => balance <= upTo) ?? bands[2];
  const part = cents(band.percent === 0 ? 0 : balance - band.above);
  const exact = (BigInt(part) * BigInt(band.percent)) / 100n;
  const full = band.flat + Number(exact);
  return {
    cap: cents(Math.min(most, full)),
    flat: cents(band.flat),
    percent: band.percent,
    part,
    isLimited: full > most,
  };
}
