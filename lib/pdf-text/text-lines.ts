import type { Piece } from './page-texts.ts';

/** A text that stands by itself on a line, and from where to where it goes. */
export type Cell = { text: string; from: number; to: number };
/** What stands at one height, from left to right. */
export type Line = readonly Cell[];

// In parts of the size of the letters: nearer is the same word, further is another column.
const wordGap = 0.15;
const columnGap = 1.1;
const sameHeight = 0.4;
// The same text again as near as this was drawn twice to look bold.
const twice = 0.1;

/** Lines as people see them, in whatever order the pieces were drawn. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const kept = pieces.filter(
    ({ text, size, x, end, y }) => text.trim() !== '' && size > 0 && Number.isFinite(x + end + y),
  );
  const rows: Piece[][] = [];
  for (const piece of kept.sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - piece.y <= sameHeight * Math.max(first.size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map(cellsOf);
}

function cellsOf(row: Piece[]): Line {
  const cells: Cell[] = [];
  const sorted = row.sort((a, b) => a.x - b.x);
  for (const [index, { text, x, end, size }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.text === text && x - before.x < twice * size) continue;
    const last = cells.at(-1);
    const gap = last ? x - last.to : Number.POSITIVE_INFINITY;
    if (last && gap < columnGap * size) {
      last.text += gap > wordGap * size ? ` ${text}` : text;
      last.to = Math.max(last.to, end);
    } else cells.push({ text, from: x, to: end });
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.replace(/\s+/g, ' ').trim() }));
}

/** The lines of a plain text: columns stand apart by a tab or by two spaces. */
export const linesOfText = (text: string): Line[] =>
  text
    .split(/\r?\n/)
    .map((line) =>
      [...line.replace(/[\u00a0\u202f]/g, ' ').matchAll(/\S+(?: \S+)*/g)].map(({ 0: cell, index }) => ({
        text: cell,
        from: index,
        to: index + cell.length,
      })),
    )
    .filter((line) => line.length > 0);
