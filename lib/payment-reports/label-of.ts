import type { Cell, Line } from '../pdf-text/text-lines.ts';
import { plainText } from './proof-values.ts';
import type { Words } from './proof-words.ts';

/** Where a value stands: in which cell of which line, and from which sign on. */
export type Spot = { line: number; cell: number; at: number };

const linesAbove = 6;
const headEnd = 30;
const slack = 6;
const longestLabel = 200;

/** The kind that the last of the words in a text stands for. */
function lastKind<Kind extends string>(text: string, words: Words<Kind>): { kind: Kind; at: number } | null {
  let last: { kind: Kind; at: number; end: number } | null = null;
  for (const [kind, pattern] of words) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!last || end > last.end || (end === last.end && match.index < last.at))
        last = { kind, at: match.index, end };
    }
  }
  return last;
}

/**
 * What the words around a value say that it is: before it in its own cell, else left of it on its line, else above it.
 * `masked` has \u0001 where values of the same kind stand: words before another value belong to that one.
 */
export function labelOf<Kind extends string>(
  masked: readonly Line[],
  spot: Spot,
  words: Words<Kind>,
): Kind | null {
  const line = masked[spot.line] ?? [];
  const own = line[spot.cell];
  if (!own) return null;
  const before = plainText(own.text.slice(Math.max(0, spot.at - longestLabel), spot.at));
  const beside = lastKind(before.slice(before.lastIndexOf('\u0001') + 1), words);
  if (beside) return beside.kind;
  let from = own.from;
  for (let index = spot.cell - 1; index >= 0; index -= 1) {
    const left = line[index];
    if (!left || left.text.includes('\u0001')) break;
    const found = lastKind(plainText(left.text.slice(-longestLabel)), words);
    if (found) return found.kind;
    if (index === spot.cell - 1) from = left.from;
  }
  return above(masked, spot.line, { from, to: own.to }, words);
}

function above<Kind extends string>(
  masked: readonly Line[],
  line: number,
  { from, to }: { from: number; to: number },
  words: Words<Kind>,
): Kind | null {
  for (let index = line - 1; index >= Math.max(0, line - linesAbove); index -= 1) {
    const overlap = (cell: Cell) => Math.min(cell.to, to) - Math.max(cell.from, from);
    const over = (masked[index] ?? []).filter((cell) => overlap(cell) >= -slack);
    for (const cell of over.sort((a, b) => overlap(b) - overlap(a))) {
      const found = lastKind(plainText(cell.text.slice(0, longestLabel)).split('\u0001')[0] ?? '', words);
      if (found && found.at <= headEnd) return found.kind;
    }
  }
  return null;
}
