import { constants, inflateSync } from 'node:zlib';
import { ascii85 } from './ascii85.ts';
import {
  type Budget,
  type Dictionary,
  nameOf,
  numberOf,
  Reader,
  referenceOf,
  spend,
  Unreadable,
  type Value,
  wordOf,
} from './syntax.ts';

const mostObjects = 50_000;
const mostObjectStreams = 500;
const mostHeads = 100;

type Place = { text: string; at: number };
type Stream = { dictionary: Dictionary; from: number };

/**
 * The objects of a PDF, found by their own heads and not by the table at its end, which is often wrong. Where two have
 * the same number the later one holds. Throws Unreadable for what is locked or takes too much.
 */
export class PdfFile {
  private readonly places = new Map<number, Place>();
  private readonly text: string;

  constructor(
    bytes: Uint8Array,
    readonly budget: Budget,
  ) {
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    let folded = 0;
    for (const match of this.text.matchAll(/(?<![0-9])(\d{1,7})\s{1,3}\d{1,5}\s{1,3}obj(?![a-z])/g)) {
      if (this.places.size >= mostObjects) throw new Unreadable();
      const at = match.index + match[0].length;
      this.places.set(Number(match[1]), { text: this.text, at });
      if (/\/ObjStm/.test(this.text.slice(at, at + 300))) {
        folded += 1;
        if (folded > mostObjectStreams) throw new Unreadable();
        this.unfold(at);
      }
    }
  }

  /** What stands behind a reference, or the value itself. */
  resolve(value: Value | undefined): Value | undefined {
    let found = value;
    for (let hops = 0; hops < 5; hops += 1) {
      const number = referenceOf(found);
      if (number === null) return found;
      const place = this.places.get(number);
      found = place && new Reader(place.text, this.budget, place.at).next();
    }
    return undefined;
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.resolve(value);
    return found instanceof Map ? found : new Map();
  }

  list(value: Value | undefined): Value[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  number(value: Value | undefined): number | null {
    return numberOf(this.resolve(value));
  }

  /** The content of a stream as a text of bytes; empty when it is packed in a way that texts are not. */
  stream(value: Value | undefined): string {
    const number = referenceOf(value);
    const place = number === null ? undefined : this.places.get(number);
    const stream = place?.text === this.text ? this.streamAt(place.at) : null;
    return stream ? this.unpack(stream) : '';
  }

  /** The catalogue of the document. Throws Unreadable when the file is locked. */
  root(): Dictionary {
    let root: Value | undefined;
    for (const head of this.heads()) {
      if (head.has('Encrypt')) throw new Unreadable();
      root = head.get('Root') ?? root;
    }
    return this.dictionary(root);
  }

  /** What says where the catalogue is: after the word `trailer`, or in a stream of cross-references. */
  private *heads(): Generator<Dictionary> {
    let heads = 0;
    for (const match of this.text.matchAll(/\btrailer\b|\/XRef\b/g)) {
      heads += 1;
      if (heads > mostHeads) throw new Unreadable();
      const isTrailer = match[0] === 'trailer';
      const from = isTrailer ? match.index + 7 : this.text.lastIndexOf('obj', match.index) + 3;
      const head = new Reader(this.text, this.budget, from).next();
      if (head instanceof Map && (isTrailer || nameOf(head.get('Type')) === 'XRef')) yield head;
    }
  }

  private streamAt(at: number): Stream | null {
    const reader = new Reader(this.text, this.budget, at);
    const dictionary = reader.next();
    if (!(dictionary instanceof Map) || wordOf(reader.next()) !== 'stream') return null;
    const skipped = /\r?\n?/y;
    skipped.lastIndex = reader.at;
    return { dictionary, from: reader.at + (skipped.exec(this.text)?.[0].length ?? 0) };
  }

  private unpack({ dictionary, from }: Stream): string {
    const length = this.number(dictionary.get('Length'));
    const said = length === null ? -1 : from + length;
    const isRight = said > from && /^\s*endstream/.test(this.text.slice(said, said + 20));
    const to = isRight ? said : this.text.indexOf('endstream', from);
    if (to === -1) throw new Unreadable();
    let content = this.text.slice(from, to);
    spend(this.budget, 'steps', content.length >> 6);
    const filter = this.resolve(dictionary.get('Filter'));
    for (const each of Array.isArray(filter) ? filter : filter ? [filter] : []) {
      const unpacked = this.filtered(content, nameOf(this.resolve(each)));
      if (unpacked === null) return '';
      content = unpacked;
    }
    return content;
  }

  private filtered(content: string, filter: string | null): string | null {
    if (filter === 'ASCIIHexDecode' || filter === 'AHx') {
      return Buffer.from((content.split('>')[0] ?? '').replace(/[^0-9a-f]/gi, ''), 'hex').toString('latin1');
    }
    if (filter === 'ASCII85Decode' || filter === 'A85') {
      spend(this.budget, 'steps', content.length);
      return ascii85(content);
    }
    if (filter !== 'FlateDecode' && filter !== 'Fl') return null;
    try {
      const inflated = inflateSync(Buffer.from(content, 'latin1'), {
        maxOutputLength: Math.max(1, this.budget.inflatedBytes),
        // A stream that is cut off still gives what it has.
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      spend(this.budget, 'inflatedBytes', inflated.byteLength);
      return inflated.toString('latin1');
    } catch {
      throw new Unreadable();
    }
  }

  /** Objects that stand in a stream. */
  private unfold(at: number): void {
    const stream = this.streamAt(at);
    if (!stream || nameOf(stream.dictionary.get('Type')) !== 'ObjStm') return;
    const text = this.unpack(stream);
    const first = this.number(stream.dictionary.get('First')) ?? 0;
    const count = this.number(stream.dictionary.get('N')) ?? 0;
    const reader = new Reader(text, this.budget);
    for (let index = 0; index < count; index += 1) {
      const number = reader.next();
      const offset = reader.next();
      if (typeof number !== 'number' || typeof offset !== 'number') return;
      if (this.places.size >= mostObjects) throw new Unreadable();
      this.places.set(number, { text, at: first + offset });
    }
  }
}
