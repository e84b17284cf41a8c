import { type Font, readFont } from './page-fonts.ts';
import type { PdfFile } from './pdf-file.ts';
import {
  bytesOf,
  type Dictionary,
  nameOf,
  numberOf,
  Reader,
  referenceOf,
  spend,
  type Value,
  wordOf,
} from './syntax.ts';

/** A piece of text where it stands on a page, in points; y goes up. */
export type Piece = { text: string; x: number; end: number; y: number; size: number };

/** `[a b c d e f]` of a PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Matrix = readonly [number, number, number, number, number, number];

const same: Matrix = [1, 0, 0, 1, 0, 0];
const deepestForm = 4;
const mostSaved = 100;

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

function matrixOf(values: readonly (Value | undefined)[]): Matrix {
  const [a, b, c, d, e, f] = values.map((value) => numberOf(value) ?? 0);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

type State = {
  page: Matrix;
  font: Font | null;
  size: number;
  leading: number;
  letterGap: number;
  wordGap: number;
  stretch: number;
};

/** Collects the texts of one page, as its operators draw them. */
export class PageTexts {
  readonly pieces: Piece[] = [];
  private readonly fonts = new Map<number, Font>();
  private state: State = {
    page: same,
    font: null,
    size: 0,
    leading: 0,
    letterGap: 0,
    wordGap: 0,
    stretch: 1,
  };
  private text: Matrix = same;
  private line: Matrix = same;

  constructor(private readonly file: PdfFile) {}

  /** Runs a content stream with the resources that it names. */
  run(content: string, resources: Dictionary, depth = 0): void {
    const reader = new Reader(content, this.file.budget);
    const saved: State[] = [];
    let given: Value[] = [];
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      const operator = wordOf(value);
      if (operator === null) given.push(value);
      else {
        if (operator === 'q' && saved.length < mostSaved) saved.push({ ...this.state });
        else if (operator === 'Q') this.state = saved.pop() ?? this.state;
        else if (operator === 'Do') this.form(nameOf(given[0]) ?? '', resources, depth);
        else if (operator === 'Tf') this.chooseFont(given, resources);
        // The bytes of a small picture are no words of the language.
        else if (operator === 'ID') reader.at = endOfPicture(content, reader.at);
        else this.operate(operator, given);
        given = [];
      }
    }
  }

  private operate(operator: string, given: Value[]): void {
    const { state } = this;
    const first = numberOf(given[0]) ?? 0;
    if (operator === 'cm') state.page = times(matrixOf(given), state.page);
    else if (operator === 'BT') this.place(same);
    else if (operator === 'Tm') this.place(matrixOf(given));
    else if (operator === 'TL') state.leading = first;
    else if (operator === 'Tc') state.letterGap = first;
    else if (operator === 'Tw') state.wordGap = first;
    else if (operator === 'Tz') state.stretch = first / 100;
    else if (operator === 'Td') this.move(first, numberOf(given[1]) ?? 0);
    else if (operator === 'TD') {
      state.leading = -(numberOf(given[1]) ?? 0);
      this.move(first, -state.leading);
    } else if (operator === 'T*') this.move(0, -state.leading);
    else if (operator === 'Tj') this.show(given);
    else if (operator === 'TJ') this.show(Array.isArray(given[0]) ? given[0] : []);
    else if (operator === "'" || operator === '"') {
      if (operator === '"') [state.wordGap, state.letterGap] = [first, numberOf(given[1]) ?? 0];
      this.move(0, -state.leading);
      this.show(given.slice(-1));
    }
  }

  private place(matrix: Matrix): void {
    this.line = matrix;
    this.text = matrix;
  }

  private move(x: number, y: number): void {
    this.place(times([1, 0, 0, 1, x, y], this.line));
  }

  private chooseFont([name, size]: Value[], resources: Dictionary): void {
    const reference = this.file.dictionary(resources.get('Font')).get(nameOf(name) ?? '');
    const number = referenceOf(reference);
    const known = number === null ? undefined : this.fonts.get(number);
    this.state.font = known ?? readFont(this.file, this.file.dictionary(reference));
    if (number !== null) this.fonts.set(number, this.state.font);
    this.state.size = numberOf(size) ?? 0;
  }

  private show(parts: Value[]): void {
    const { font, size, stretch, letterGap, wordGap } = this.state;
    if (!font) return;
    for (const part of parts) {
      if (typeof part === 'number')
        this.text = times([1, 0, 0, 1, (-part / 1000) * size * stretch, 0], this.text);
      const glyphs = font.glyphsOf(bytesOf(part) ?? '');
      if (glyphs.length === 0) continue;
      spend(this.file.budget, 'steps', glyphs.length);
      const width = glyphs.reduce(
        (sum, glyph) => sum + (glyph.width / 1000) * size + letterGap + (glyph.isSpace ? wordGap : 0),
        0,
      );
      const from = times(this.text, this.state.page);
      this.text = times([1, 0, 0, 1, width * stretch, 0], this.text);
      const to = times(this.text, this.state.page);
      // What stands across the page is no line of it.
      if (Math.abs(from[1]) > Math.abs(from[0])) continue;
      const text = glyphs.map((glyph) => glyph.text).join('');
      this.pieces.push({ text, x: from[4], end: to[4], y: from[5], size: Math.abs(from[3] * size) });
    }
  }

  /** A part of a page that is kept apart: a form in the sense of PDF. */
  private form(name: string, resources: Dictionary, depth: number): void {
    const reference = this.file.dictionary(resources.get('XObject')).get(name);
    const form = this.file.dictionary(reference);
    if (depth >= deepestForm || nameOf(this.file.resolve(form.get('Subtype'))) !== 'Form') return;
    const outside = { ...this.state };
    const matrix = this.file.list(form.get('Matrix'));
    if (matrix.length === 6) this.state.page = times(matrixOf(matrix), this.state.page);
    const own = this.file.resolve(form.get('Resources'));
    this.run(this.file.stream(reference), own instanceof Map ? own : resources, depth + 1);
    this.state = outside;
  }
}

function endOfPicture(content: string, at: number): number {
  const end = /\sEI(?=\s)/g;
  end.lastIndex = at;
  return end.exec(content) ? end.lastIndex : content.length;
}
