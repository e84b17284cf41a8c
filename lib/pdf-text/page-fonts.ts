import { readDifferences } from './font-signs.ts';
import type { PdfFile } from './pdf-file.ts';
import { bytesOf, type Dictionary, nameOf, numberOf, Reader, spend, type Value, wordOf } from './syntax.ts';

/** One sign of a text as it is drawn: what it says, and how wide it is in thousandths of its size. */
export type Glyph = { text: string; width: number; isSpace: boolean };
export type Font = { glyphsOf: (bytes: string) => Glyph[] };

const unknownWidth = 500;

const utf16 = (bytes: string): string =>
  bytes.length % 2 ? '' : Buffer.from(bytes, 'latin1').swap16().toString('utf16le');
const codeOf = (bytes: string): number =>
  [...bytes].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0);
// What Windows has where Latin 1 has no signs; the decoder of Node 20 leaves these as they are.
const windows = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const windowsSign = (byte: string): string => windows[byte.charCodeAt(0) - 128] ?? byte;
const macintosh = new TextDecoder('macintosh');

/** What the codes of a font mean, by the table that goes with it. */
function readMap(file: PdfFile, stream: Value | undefined): Map<number, string> {
  const letters = new Map<number, string>();
  const reader = new Reader(file.stream(stream), file.budget);
  let given: Value[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    const word = wordOf(value);
    if (word === null) {
      given.push(value);
      continue;
    }
    if (word === 'endbfchar') {
      for (let index = 0; index + 1 < given.length; index += 2) {
        letters.set(codeOf(bytesOf(given[index]) ?? ''), utf16(bytesOf(given[index + 1]) ?? ''));
      }
    } else if (word === 'endbfrange') {
      for (let index = 0; index + 2 < given.length; index += 3)
        addRange(file, letters, given.slice(index, index + 3));
    }
    given = [];
  }
  return letters;
}

function addRange(file: PdfFile, letters: Map<number, string>, [low, high, target]: Value[]): void {
  const from = codeOf(bytesOf(low) ?? '');
  const count = Math.min(codeOf(bytesOf(high) ?? '') - from + 1, 65_536);
  spend(file.budget, 'steps', Math.max(0, count));
  const first = bytesOf(target);
  for (let index = 0; index < count; index += 1) {
    const each = Array.isArray(target) ? bytesOf(target[index]) : first && added(first, index);
    if (each) letters.set(from + index, utf16(each));
  }
}

function added(bytes: string, index: number): string {
  const last = codeOf(bytes.slice(-2)) + index;
  return `${bytes.slice(0, -2)}${String.fromCharCode((last >> 8) & 255, last & 255)}`;
}

/** Widths of a font whose signs have one byte. */
function simpleWidths(file: PdfFile, font: Dictionary): (code: number) => number {
  const first = file.number(font.get('FirstChar')) ?? 0;
  const widths = file.list(font.get('Widths'));
  return (code) => file.number(widths[code - first]) ?? unknownWidth;
}

/** Widths of a font whose signs have two bytes: `first [w w w]` or `first last w`. */
function wideWidths(file: PdfFile, descendant: Dictionary): (code: number) => number {
  const widths = new Map<number, number>();
  const parts = file.list(descendant.get('W')).map((part) => file.resolve(part) ?? null);
  for (let index = 0; index + 1 < parts.length; ) {
    const first = numberOf(parts[index]) ?? 0;
    const second = parts[index + 1];
    if (Array.isArray(second)) {
      second.forEach((width, offset) => {
        widths.set(first + offset, numberOf(width) ?? unknownWidth);
      });
      index += 2;
    } else {
      const last = Math.min(numberOf(second) ?? 0, first + 65_535);
      spend(file.budget, 'steps', Math.max(0, last - first));
      for (let code = first; code <= last; code += 1) {
        widths.set(code, numberOf(parts[index + 2]) ?? unknownWidth);
      }
      index += 3;
    }
  }
  const usual = file.number(descendant.get('DW')) ?? 1000;
  return (code) => widths.get(code) ?? usual;
}

/** How to read the texts of a font; a sign without a known meaning is the replacement character. */
export function readFont(file: PdfFile, font: Dictionary): Font {
  const isWide = nameOf(file.resolve(font.get('Subtype'))) === 'Type0';
  const letters = font.has('ToUnicode') ? readMap(file, font.get('ToUnicode')) : new Map<number, string>();
  const differences = isWide ? new Map<number, string>() : readDifferences(file, font);
  const descendant = file.dictionary(file.list(font.get('DescendantFonts'))[0]);
  const widthOf = isWide ? wideWidths(file, descendant) : simpleWidths(file, font);
  const size = isWide ? 2 : 1;
  const isMac = nameOf(file.resolve(font.get('Encoding'))) === 'MacRomanEncoding';
  const usualSign = (byte: string) =>
    isMac ? macintosh.decode(Buffer.from(byte, 'latin1')) : windowsSign(byte);
  return {
    glyphsOf: (bytes) => {
      const glyphs: Glyph[] = [];
      for (let at = 0; at + size <= bytes.length; at += size) {
        const one = bytes.slice(at, at + size);
        const code = codeOf(one);
        const usual = isWide ? '\ufffd' : usualSign(one);
        const text = letters.get(code) ?? differences.get(code) ?? usual;
        glyphs.push({ text, width: widthOf(code), isSpace: size === 1 && code === 32 });
      }
      return glyphs;
    },
  };
}
