import { isStructuredCommunication } from '../payments/structured-communication.ts';
import type { Cell, Line } from '../pdf-text/text-lines.ts';
import { communicationsIn, plainText } from './proof-values.ts';
import { communicationLabel, namesSomething } from './proof-words.ts';

const longest = 140;

/** The communication, and the cells that hold nothing else: what a person wrote there is no day, amount or account. */
export type ProofCommunication = { value: string | null; cells: ReadonlySet<Cell> };

/** Twelve digits where it is structured, else the text behind its label; null where there are two. */
export function readCommunication(lines: readonly Line[]): ProofCommunication {
  const labelled = lines.flatMap((line, index) => line.flatMap((_, cell) => labelledAt(lines, index, cell)));
  const cells = new Set(labelled.flatMap((each) => each.cells));
  const values = new Set(labelled.flatMap(({ text }) => valuesIn(text)));
  if (values.size > 0) return { value: values.size === 1 ? ([...values][0] ?? null) : null, cells };
  const loose = lines.flatMap((line) => line.flatMap(({ text }) => communicationsIn(text)));
  const found = new Set(loose.map(({ value }) => value));
  return { value: found.size === 1 ? ([...found][0] ?? null) : null, cells };
}

function labelledAt(lines: readonly Line[], index: number, place: number): { text: string; cells: Cell[] }[] {
  const line = lines[index] ?? [];
  const cell = line[place];
  const label = cell && communicationLabel.exec(plainText(cell.text))?.[0];
  if (!cell || label === undefined) return [];
  const rest = cell.text.slice(label.length);
  if (rest !== '') return [{ text: rest, cells: [cell] }];
  const beside = line.slice(place + 1);
  const next = beside.findIndex(({ text }) => isName(text));
  const right = next === -1 ? beside : beside.slice(0, next);
  // In the head of a table the cell beside it is a name too, and the communication stands below.
  const value =
    right.length > 0 && next !== 0 && !isHead(line)
      ? withNextLines(lines, index, right)
      : below(lines, index, cell);
  return value.length > 0 ? [{ text: value.map(({ text }) => text).join(' '), cells: value }] : [];
}

const isName = (text: string): boolean =>
  namesSomething.test(plainText(text)) || communicationLabel.test(plainText(text));
const isHead = (line: Line): boolean => line.length > 2 && line.every(({ text }) => isName(text));

/** A long communication goes on under itself, with nothing beside it. */
function withNextLines(lines: readonly Line[], index: number, cells: readonly Cell[]): Cell[] {
  const found = [...cells];
  const first = cells[0];
  for (let next = index + 1; first && cells.length === 1; next += 1) {
    const [only, ...others] = lines[next] ?? [];
    if (!only || others.length > 0 || Math.abs(only.from - first.from) > 2 || isName(only.text)) break;
    found.push(only);
  }
  return found;
}

function below(lines: readonly Line[], index: number, label: Cell): Cell[] {
  const under = (lines[index + 1] ?? []).filter(({ from, to }) => from <= label.to && to >= label.from);
  return under.filter(({ text }) => !isName(text));
}

function valuesIn(text: string): (string | null)[] {
  const written = text.trim();
  const structured = communicationsIn(written);
  if (structured.length > 0) return [...new Set(structured.map(({ value }) => value))];
  if (/^\d{12}$/.test(written)) return [isStructuredCommunication(written) ? written : null];
  return /[\p{L}\d]/u.test(written) && !/^(?:geen|aucune?|keine?|none|n\/a)$/i.test(written)
    ? [written.length > longest ? null : written]
    : [];
}
