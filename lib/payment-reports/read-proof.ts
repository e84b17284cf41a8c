import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import { type Cell, type Line, linesOfText } from '../pdf-text/text-lines.ts';
import { labelOf } from './label-of.ts';
import { readCommunication } from './proof-communication.ts';
import { isExecuted } from './proof-status.ts';
import {
  accountsIn,
  amountsIn,
  communicationsIn,
  daysIn,
  type Found,
  namesForeignMoney,
  without,
} from './proof-values.ts';
import { accountWords, amountWords, type DayKind, dayWords, type Words } from './proof-words.ts';

/** What a proof of payment says; null where it does not say it, or says two things. */
export type ProofFields = {
  valueOn: Day | null;
  amountCents: Cents | null;
  /** Without spaces, with the right checks. */
  payerAccount: string | null;
  beneficiaryAccount: string | null;
  /** Twelve digits when it is structured, else the free text. */
  communication: string | null;
  /** False for an order that waits, was refused or lies ahead; null where the proof does not tell. */
  isExecuted: boolean | null;
};

const mostLines = 400;
const longestCell = 2_000;
const mostText = 60_000;
// More of one kind is no proof of one payment.
const mostValues = 100;
const wrapped = 60;
const beginsAnew = /^[\p{L} '’().-]{2,35}:(?: |$)/u;

/** Reads a proof of payment in nl, fr, de or en, from text or from the lines of a PDF. Never guesses between two. */
export function readProofText(source: string | readonly Line[], today: Day): ProofFields {
  const lines = joinSentences(
    bounded(typeof source === 'string' ? linesOfText(source.slice(0, mostText)) : source),
  );
  const communication = readCommunication(lines);
  const rest = blank(lines, (cell) =>
    communication.cells.has(cell) ? [whole(cell)] : communicationsIn(cell.text),
  );
  const accounts = labelled(rest, accountsIn, accountWords);
  const days = labelled(
    blank(rest, ({ text }) => accountsIn(text)),
    daysIn,
    dayWords,
  );
  const numbers = blank(rest, ({ text }) => [...accountsIn(text), ...daysIn(text)]);
  const valueOn = valueDay(days);
  return {
    valueOn,
    amountCents: amount(numbers),
    payerAccount: only(accounts, 'payer'),
    beneficiaryAccount: only(accounts, 'beneficiary'),
    communication: communication.value,
    isExecuted: isExecuted(rest, valueOn, today),
  };
}

/** As much as a proof of one payment can hold. */
function bounded(lines: readonly Line[]): Line[] {
  let room = mostText;
  return lines.slice(0, mostLines).flatMap((line) => {
    const cells = line.map((cell) => ({ ...cell, text: cell.text.slice(0, longestCell) }));
    room -= cells.reduce((sum, { text }) => sum + text.length, 0);
    return room >= 0 ? [cells] : [];
  });
}

type Labelled<T, Kind> = { value: T; kind: Kind | null };

const whole = ({ text }: Cell): Found<null> => ({ value: null, from: 0, to: text.length });

/** The same lines with spaces where values of another kind stand. */
const blank = (lines: readonly Line[], find: (cell: Cell) => Found<unknown>[]): Line[] =>
  lines.map((line) =>
    line.map((cell) => ({ ...cell, text: without(cell.text, find(cell)).replaceAll('\u0001', ' ') })),
  );

function labelled<T, Kind extends string>(
  lines: readonly Line[],
  find: (text: string) => Found<T>[],
  words: Words<Kind>,
): Labelled<T, Kind>[] {
  const masked = lines.map((line) =>
    line.map((cell) => ({ ...cell, text: without(cell.text, find(cell.text)) })),
  );
  const found = lines.flatMap((line, index) =>
    line.flatMap(({ text }, cell) =>
      find(text).map(({ value, from }) => ({ value, line: index, cell, at: from })),
    ),
  );
  if (found.length > mostValues) return [];
  return found.map(({ value, ...spot }) => ({ value, kind: labelOf(masked, spot, words) }));
}

/** The one value that is there; null when there is none, or when there are several. */
function one<T>(values: readonly T[]): T | null {
  const different = new Set(values);
  return different.size === 1 ? (values[0] ?? null) : null;
}

const only = <T, Kind>(found: readonly Labelled<T, Kind>[], kind: Kind): T | null =>
  one(found.filter((each) => each.kind === kind).map(({ value }) => value));

/** The day that says best when the money moved; a day without a name counts when it is the only one. */
function valueDay(days: readonly Labelled<Day, DayKind>[]): Day | null {
  for (const kind of ['value', 'executed', 'booked'] as const) {
    const named = days.filter((each) => each.kind === kind);
    if (named.length > 0) return only(named, kind);
  }
  return one(days.filter(({ kind }) => kind === null || kind === 'plain').map(({ value }) => value));
}

function amount(lines: readonly Line[]): Cents | null {
  if (lines.some((line) => line.some(({ text }) => namesForeignMoney(text)))) return null;
  const found = labelled(lines, amountsIn, amountWords);
  const named = found.filter(({ kind }) => kind === 'amount');
  const loose = found.filter(({ kind, value }) => kind === null && value.hasCurrency);
  return one((named.length > 0 ? named : loose).map(({ value }) => value.cents));
}

/** A sentence that goes on in the next line is one text. */
function joinSentences(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const [cell, ...others] = line;
    const [above, ...beside] = last ?? [];
    const goesOn = cell && above && others.length + beside.length === 0 && above.text.length >= wrapped;
    if (
      goesOn &&
      !beginsAnew.test(cell.text) &&
      Math.abs(cell.from - above.from) < 3 &&
      above.text.length < longestCell
    ) {
      joined[joined.length - 1] = [
        { ...above, text: `${above.text} ${cell.text}`, to: Math.max(above.to, cell.to) },
      ];
    } else joined.push(line);
  }
  return joined;
}
