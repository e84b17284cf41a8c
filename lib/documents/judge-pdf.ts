import { inflateSync } from 'node:zlib';
import { isAlsoZip, latin1 } from './bytes.ts';
import { type Cleaned, type Refused, refused } from './verdict.ts';

const active = new Set(['JavaScript', 'JS', 'Launch', 'RichMedia', 'XFA', 'GoToE', 'ImportData']);
const filesWithin = new Set(['EmbeddedFile', 'EmbeddedFiles']);

const tailBytes = 2048;
// Objects of a file may stand compressed in a stream; real ones are small.
const mostInflatedBytes = 16 * 1024 * 1024;

type Examined = { ok: true; bytes: Uint8Array; hasFiles: boolean } | Refused;

/** Refuses what a PDF could do beyond being read, also to carry files: what a person sends is one document. */
export function judgePdf(bytes: Uint8Array): Cleaned {
  const judged = examinePdf(bytes);
  return judged.ok && judged.hasFiles ? refused('active') : judged;
}

/**
 * Refuses scripts, programs, forms that are programs, and locks; and files that are something else as well. Says whether
 * files stand within. Names count also when their letters are escaped, and within compressed object streams.
 */
export function examinePdf(bytes: Uint8Array): Examined {
  const text = latin1(bytes);
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || end < text.length - tailBytes) return refused('damaged');
  if (/<(?:!doctype|html|head|body|script|svg|iframe)/i.test(text.slice(0, 1024)) || isAlsoZip(bytes)) {
    return refused('mismatch');
  }
  // What stands behind the end is no part of the document, unless it is mere space.
  const whole = end + '%%EOF'.length;
  const behind = text.slice(whole);
  const kept = /^[\s\0]*$/.test(behind) ? bytes : bytes.subarray(0, whole);

  const parts = partsOf(text.slice(0, whole));
  const found = new Set(parts.objects.flatMap(findingsIn));
  if (found.has('encrypted')) return refused('encrypted');
  const unfolded = unfold(bytes, parts.folded);
  if (unfolded === null) return refused('active');
  // Within an object stream a lock locks nothing: it is there to confuse.
  const inner = new Set(unfolded.flatMap(findingsIn));
  if (found.has('active') || inner.has('active') || inner.has('encrypted')) return refused('active');
  return { ok: true, bytes: kept, hasFiles: found.has('files') || inner.has('files') };
}

type Folded = { dictionary: string; from: number; to: number };

/** The text outside streams, and the streams that hold objects. A stream with an object in plain text counts as text. */
function partsOf(text: string): { objects: string[]; folded: Folded[] } {
  const objects: string[] = [];
  const folded: Folded[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('stream', at);
    if (start === -1) break;
    const from = start + 'stream'.length;
    const to = text.indexOf('endstream', from);
    if (to === -1) break;
    const before = text.slice(at, start);
    objects.push(before);
    const content = text.slice(from, to);
    if (/[\s\d]obj[\s<[(/%]|stream/.test(content)) objects.push(content);
    const object = [...before.matchAll(/\d\s+obj/g)].at(-1)?.index ?? 0;
    const dictionary = plainNames(before.slice(object));
    if (/\/(?:ObjStm|First)(?![A-Za-z])/.test(dictionary)) folded.push({ dictionary, from, to });
    at = to + 'endstream'.length;
  }
  objects.push(text.slice(at));
  return { objects, folded };
}

/** The texts of object streams; null when one cannot be opened in the one way that programs write them. */
function unfold(bytes: Uint8Array, folded: Folded[]): string[] | null {
  const texts: string[] = [];
  let room = mostInflatedBytes;
  for (const { dictionary, from, to } of folded) {
    const filters = dictionary.match(/\/[A-Za-z0-9]+Decode\b|\/(?:Fl|LZW|A85|AHx|RL|Crypt)\b/g) ?? [];
    const start = from + (bytes[from] === 0x0d ? 1 : 0);
    const content = bytes.subarray(bytes[start] === 0x0a ? start + 1 : start, to);
    if (filters.length === 0 && !/\/Filter\b/.test(dictionary)) {
      texts.push(latin1(content));
      continue;
    }
    if (filters.length !== 1 || !/^\/(?:FlateDecode|Fl)$/.test(filters[0] as string)) return null;
    if (/\/Predictor\s*(?!1\b)\d/.test(dictionary)) return null;
    try {
      const inflated = inflateSync(content, { maxOutputLength: room });
      room -= inflated.byteLength;
      texts.push(inflated.toString('latin1'));
    } catch {
      return null;
    }
  }
  return texts;
}

const nameToken = /\/((?:#[0-9a-f]{2}|[^\0\t\n\f\r ()<>[\]{}/%#])+)/gi;
const plain = (name: string) =>
  name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const plainNames = (text: string) => text.replace(nameToken, (_, name: string) => `/${plain(name)}`);

type Finding = 'encrypted' | 'active' | 'files';

function findingsIn(text: string): Finding[] {
  const found = new Set<Finding>();
  for (const match of text.matchAll(nameToken)) {
    const written = match[1] as string;
    const name = written.includes('#') ? plain(written) : written;
    if (name === 'Encrypt') found.add('encrypted');
    else if (filesWithin.has(name)) found.add('files');
    // "JS" is also a word of course titles: a script is that name with a value behind it.
    else if (name === 'JS' ? isValueAt(text, match.index + match[0].length) : active.has(name))
      found.add('active');
  }
  return [...found];
}

function isValueAt(text: string, at: number): boolean {
  const value = /[\0\s]*[(<\d%]/y;
  value.lastIndex = at;
  return value.test(text);
}
