import { readFileSync } from 'node:fs';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 400 | 700;
type Font = { name: string; parsed: ParsedFont };
type ParsedFont = {
  characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): unknown;
  hasGlyphForCodePoint(codePoint: number): boolean;
};
type Run = { text: string; font: ParsedFont; name: string; width: number };
export type Line = { runs: Run[]; width: number };

const folder = path.join(process.cwd(), 'node_modules/@fontsource/source-sans-3/files');
const fonts = new Map<Weight, readonly Font[]>();

/**
 * The parts of our typeface, read once: parsing one takes some twenty times as long as a whole document. Names have
 * letters beyond the first part, so a text is set from both.
 */
function fontsOf(weight: Weight): readonly Font[] {
  const known = fonts.get(weight);
  if (known) return known;
  const read = ['latin', 'latin-ext'].map((part): Font => {
    const file = unpackWoff(readFileSync(path.join(folder, `source-sans-3-${part}-${weight}-normal.woff`)));
    // pdfkit parses fonts by itself and takes parsed ones, but has no public way to give one out.
    const reader = new PDFDocument({ font: file as never, autoFirstPage: false }) as unknown as {
      _font: { font: ParsedFont };
    };
    const parsed = reader._font.font;
    // A part of another letter, as the E of É, is kept without what it stands for unless it was asked for first.
    for (const codePoint of parsed.characterSet) parsed.glyphForCodePoint(codePoint);
    return { name: `${part}-${weight}`, parsed };
  });
  fonts.set(weight, read);
  return read;
}

// How words are laid out is kept over documents, as most of a letter is the same for all; now and then it begins anew, so that it
// does not grow with every name.
const documentsPerCache = 50;
let layouts = new Map<ParsedFont, object>();
let documents = 0;
const seen = new WeakSet<PDFKit.PDFDocument>();

/** Sets the typeface of a document, with what is known of how its words are laid out. */
export function setFont(doc: PDFKit.PDFDocument, font: ParsedFont, name: string, size: number): void {
  doc.font(font as never, name).fontSize(size);
  if (!seen.has(doc)) {
    seen.add(doc);
    if (documents % documentsPerCache === 0) layouts = new Map();
    documents += 1;
  }
  const known = layouts.get(font) ?? Object.create(null);
  layouts.set(font, known);
  (doc as unknown as { _font: { layoutCache: object } })._font.layoutCache = known;
}

/** A text cut into lines of at most `room` points, each in runs of one font. */
export function linesOf(
  doc: PDFKit.PDFDocument,
  text: string,
  weight: Weight,
  size: number,
  room: number,
): Line[] {
  const measure = (words: string): Run[] =>
    runsOf(words, fontsOf(weight)).map(({ text, font }) => {
      setFont(doc, font.parsed, font.name, size);
      return { text, font: font.parsed, name: font.name, width: doc.widthOfString(text) };
    });
  const widthOf = (words: string) => measure(words).reduce((sum, run) => sum + run.width, 0);

  const lines: string[] = [];
  let line = '';
  for (const word of text
    .normalize('NFC')
    .replace(/[\t\n ]+/g, ' ')
    .trim()
    .split(' ')
    .flatMap((w) => pieces(w, widthOf, room))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  // A space at the end of a line keeps the words apart for those who hear the text.
  return lines.map((words, i) => {
    const runs = measure(i < lines.length - 1 ? `${words} ` : words);
    return { runs, width: widthOf(words) };
  });
}

/** A word, or what of it fits on each line when it is longer than one. */
function pieces(word: string, widthOf: (text: string) => number, room: number): string[] {
  if (widthOf(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part && widthOf(part + letter) > room) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** Whether a text has letters that our typeface cannot draw as they are. */
export const lacksLetters = (text: string): boolean =>
  [...text.normalize('NFC').replace(/[\s\u202f]/g, ' ')].some(
    (letter) =>
      !fontsOf(400).some((font) => font.parsed.hasGlyphForCodePoint(letter.codePointAt(0) as number)),
  );

function runsOf(text: string, parts: readonly Font[]): { text: string; font: Font }[] {
  const runs: { text: string; font: Font }[] = [];
  const ownerOf = (letter: string) =>
    parts.find((font) => font.parsed.hasGlyphForCodePoint(letter.codePointAt(0) as number));
  for (const letter of text.replace(/\u202f/g, '\u00a0')) {
    // A letter that the typeface lacks is drawn without its marks, else as a question mark.
    const shown = [letter, letter.normalize('NFKD').charAt(0), '?'].find(ownerOf) as string;
    const font = ownerOf(shown) as Font;
    const last = runs.at(-1);
    if (last && last.font === font) last.text += shown;
    else runs.push({ text: shown, font });
  }
  return runs;
}
