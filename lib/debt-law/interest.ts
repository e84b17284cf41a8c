import { type Day, dayNumber, earlierOf, type Interval, isLeapYear, laterOf, yearOf } from './day.ts';
import { halfYearOf, lateRates, legalRates } from './interest-rates.ts';
import { type Cents, divided } from './money.ts';
import { type Reading, roundingOf } from './reading.ts';
import { because, type Reason, type Ruled, type StopCause } from './reasons.ts';
import type { SourceId } from './sources.ts';

/** `cap`: the contract follows the highest rate; a number: its own rate in hundredths of a percent; `legal`: no clause. */
export type InterestTerms = { rate: number | 'cap' | 'legal'; contractOn: Day | null };
export type InterestStop = Interval & { cause: StopCause };

/** Days with one rate; a stop counts as no rate at all. */
type Piece = {
  from: Day;
  to: Day;
  days: number;
  bps: number;
  /** By how many days a year's interest is divided. */
  yearDays: number;
  kind: 'contract' | 'cap' | 'legal' | StopCause;
};
type Row = Omit<Piece, 'days'> & { fromNumber: number; toNumber: number };

// An amount of interest is a whole number over 10,000 (hundredths of a percent) × 365 × 366 (days of a year).
const wholes = 10_000n * 365n * 366n;

/** The exact interest, as a numerator that only `interestCents` divides. */
export type ExactInterest = bigint;

/** Whole cents of an exact interest: down in what is charged, up in what is the most that could be. */
export const interestCents = (exact: ExactInterest, reading: Reading): Cents =>
  divided(exact, wholes, roundingOf(reading));

/** The first day without a known rate, and its half-year as `2026 H2`. */
export type RateUnknown = { from: Day; half: string };

/** Counts the interest of one contract; made once for a statement, as its table is the same for all invoices. */
export type InterestMeter = {
  /** The exact interest of a principal in cents over `[from, to)`; days without a known rate count for nothing. */
  between: (principal: Cents, from: Day, to: Day) => ExactInterest;
  /** The first day in `[from, to)` without a known rate, or null. */
  unknownIn: (from: Day, to: Day) => RateUnknown | null;
  /** What makes up the interest of a principal over `[from, to)`, a reason for each run of days with one rate. */
  explain: (principal: Cents, from: Day, to: Day) => Reason[];
};

/**
 * Simple interest on the principal at the lower of the contract's rate and the cap of each half-year, by the real length
 * of the year (safe) or 365 days (strict). @source Code of Economic Law, art. XIX.4, 1°; law of 2 August 2002, art. 5;
 * Civil Code, art. 5.207
 */
export function interestMeter(
  terms: InterestTerms,
  stops: readonly InterestStop[],
  reading: Reading,
): InterestMeter {
  const rows = withStops(ratedRows(terms, reading), stops, reading);
  const gaps = gapsOf(rows);
  // A statement asks for the same few hundred days again and again.
  const numbers = new Map<Day, number>();
  const numberOf = (on: Day): number => {
    const known = numbers.get(on);
    if (known !== undefined) return known;
    const number = dayNumber(on);
    numbers.set(on, number);
    return number;
  };
  const firstAfter = (number: number) => {
    let low = 0;
    for (let high = rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((rows[middle] as Row).toNumber > number) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    between: (principal, from, to) => {
      const [first, last] = [numberOf(from), numberOf(to)];
      let units = 0;
      for (let at = firstAfter(first); ; at += 1) {
        const row = rows[at];
        if (!row || row.fromNumber >= last) break;
        const days = Math.max(0, Math.min(row.toNumber, last) - Math.max(row.fromNumber, first));
        // A day of a year of 366 days weighs 365 of the parts that a day of a year of 365 days has 366 of.
        units += row.bps * days * (row.yearDays === 366 ? 365 : 366);
      }
      return BigInt(principal) * BigInt(units);
    },
    unknownIn: (from, to) => {
      for (const gap of gaps) {
        const at = laterOf(from, gap.from);
        if (at < earlierOf(to, gap.to)) return { from: at, half: halfYearOf(at) };
      }
      return null;
    },
    explain: (principal, from, to) =>
      joined(rows, firstAfter(numberOf(from)), from, to).map(({ kind, ...run }) => {
        if (kind === 'legal') return because('interestLegal', { principal, ...run });
        if (kind === 'contract' || kind === 'cap')
          return because('interestOn', { principal, rate: kind, ...run });

        return because('interestStopped', { from: run.from, to: run.to, cause: kind }, stopSources[kind]);
      }),
  };
}

/** The interest of one principal over `[from, to)`, in cents, or why it cannot be known. */
export function lateInterest(asked: {
  principal: Cents;
  from: Day;
  to: Day;
  terms: InterestTerms;
  stops?: readonly InterestStop[];
  reading: Reading;
}): ({ kind: 'known' } & Ruled<Cents>) | ({ kind: 'rateUnknown' } & RateUnknown) {
  const { principal, from, to, terms, stops = [], reading } = asked;
  const meter = interestMeter(terms, stops, reading);
  const unknown = meter.unknownIn(from, to);
  if (unknown) return { kind: 'rateUnknown', ...unknown };
  const value = interestCents(meter.between(principal, from, to), reading);
  return { kind: 'known', value, because: meter.explain(principal, from, to) };
}

const stopSources = {
  undecided: 'disputeStop',
  settlement: 'settlementEffects',
  refusedOffer: 'refusedOffer',
} as const satisfies Record<StopCause, SourceId>;

function rowOf(from: Day, to: Day, bps: number, kind: Piece['kind'], reading: Reading): Row {
  const [fromNumber, toNumber] = [dayNumber(from), dayNumber(to)];
  const yearDays = reading === 'safe' && isLeapYear(yearOf(from)) ? 366 : 365;
  return { from, to, bps, kind, fromNumber, toNumber, yearDays };
}

/** The table of the contract's own rates: no row crosses the end of a year. */
function ratedRows({ rate, contractOn }: InterestTerms, reading: Reading): Row[] {
  if (rate === 'legal')
    return legalRates.map(({ from, to, bps }) => rowOf(from, to as Day, bps, 'legal', reading));
  const isOlder = contractOn === null ? reading === 'safe' : contractOn < '2013-03-16';
  return lateRates.map(({ from, to, bps, olderBps }) => {
    const cap = isOlder ? (olderBps ?? bps) : bps;
    const isOwn = rate !== 'cap' && rate <= cap;
    return rowOf(from, to as Day, isOwn ? rate : cap, isOwn ? 'contract' : 'cap', reading);
  });
}

const startOfTime = '1900-01-01' as Day;
const endOfTime = '9999-12-31' as Day;

/** Cuts the stopped days out of the rows; a stop is known to bear nothing even where no rate is known. */
function withStops(rows: readonly Row[], stops: readonly InterestStop[], reading: Reading): Row[] {
  return stops.reduce<Row[]>(
    (cut, { from, to, cause }) => {
      const end = to ?? endOfTime;
      if (from >= end) return cut;
      const stopped = rowOf(from, end, 0, cause, reading);
      const left = cut.flatMap((row) => {
        const { bps, kind } = row;
        return [
          ...(row.from < from ? [rowOf(row.from, earlierOf(row.to, from), bps, kind, reading)] : []),
          ...(row.to > end ? [rowOf(laterOf(row.from, end), row.to, bps, kind, reading)] : []),
        ];
      });
      const at = left.findIndex((row) => row.from >= end);
      return at < 0 ? [...left, stopped] : left.toSpliced(at, 0, stopped);
    },
    [...rows],
  );
}

/** The days that no row knows. */
function gapsOf(rows: readonly Row[]): { from: Day; to: Day }[] {
  const gaps: { from: Day; to: Day }[] = [];
  let known = startOfTime;
  for (const { from, to } of rows) {
    if (known < from) gaps.push({ from: known, to: from });
    known = laterOf(known, to);
  }
  if (known < endOfTime) gaps.push({ from: known, to: endOfTime });
  return gaps;
}

/** The rows within `[from, to)`, from the row at an index on; those with one rate that follow each other as one. */
function joined(rows: readonly Row[], start: number, from: Day, to: Day): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < rows.length; at += 1) {
    const row = rows[at] as Row;
    if (row.from >= to) break;
    const begin = laterOf(row.from, from);
    const end = earlierOf(row.to, to);
    const days = dayNumber(end) - dayNumber(begin);
    const last = pieces.at(-1);
    const isLike = last?.kind === row.kind && last.bps === row.bps && last.yearDays === row.yearDays;
    if (last && isLike && last.to === begin) {
      last.to = end;
      last.days += days;
    } else {
      pieces.push({ from: begin, to: end, days, bps: row.bps, yearDays: row.yearDays, kind: row.kind });
    }
  }
  return pieces;
}
