/** A text of a PDF; its characters are bytes. */
export type Bytes = { bytes: string };
export type Name = { name: string };
export type Reference = { object: number };
/** A word of the language: an operator of a page, or `R`, `obj`, `stream`. */
export type Word = { word: string };
export type Dictionary = Map<string, Value>;
export type Value = null | boolean | number | Bytes | Name | Reference | Word | Dictionary | Value[];

/** Thrown where reading a file would take more than it is worth, or makes no sense: nothing is read from it then. */
export class Unreadable extends Error {}

/** What reading one file may still cost, so that no file takes long, on any machine. */
export type Budget = { steps: number; inflatedBytes: number };

/** Takes from the budget. Throws Unreadable when it is used up. */
export function spend(budget: Budget, what: keyof Budget, amount: number): void {
  budget[what] -= amount;
  if (budget[what] < 0) throw new Unreadable();
}

const deepest = 20;
const longestBytes = 100_000;
const isSpace = (code: number) =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0;
const plain = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const hexEscape = /#([0-9a-f]{2})/gi;
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads the values of a text of a PDF one after another. */
export class Reader {
  at: number;

  constructor(
    readonly text: string,
    readonly budget: Budget,
    at = 0,
  ) {
    this.at = at;
  }

  /** The next value; undefined at the end of the text. References only where `R` may follow numbers. */
  next(depth = 0): Value | undefined {
    if (depth > deepest) throw new Unreadable();
    const from = this.at;
    const value = this.value(depth);
    spend(this.budget, 'steps', 1 + ((this.at - from) >> 4));
    return value;
  }

  private value(depth: number): Value | undefined {
    this.skipSpace();
    const { text } = this;
    const sign = text[this.at];
    if (sign === undefined) return undefined;
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '<') return text[this.at + 1] === '<' ? this.dictionary(depth) : this.hexadecimal();
    if (sign === '[') return this.list(depth);
    plain.lastIndex = this.at;
    const word = plain.exec(text)?.[0];
    if (word === undefined) {
      const closing = text.startsWith('>>', this.at) ? '>>' : sign;
      this.at += closing.length;
      return { word: closing };
    }
    this.at += word.length;
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { word };
  }

  private skipSpace(): void {
    const { text } = this;
    for (;;) {
      while (this.at < text.length && isSpace(text.charCodeAt(this.at))) this.at += 1;
      if (text[this.at] !== '%') return;
      while (this.at < text.length && text[this.at] !== '\n' && text[this.at] !== '\r') this.at += 1;
    }
  }

  private name(): Name {
    plain.lastIndex = this.at + 1;
    const written = plain.exec(this.text)?.[0] ?? '';
    this.at += 1 + written.length;
    return {
      name: written.replace(hexEscape, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    };
  }

  private literal(): Bytes {
    const { text } = this;
    const parts: string[] = [];
    let open = 1;
    let from = this.at + 1;
    let at = from;
    for (; at < text.length; at += 1) {
      if (at - this.at > longestBytes) throw new Unreadable();
      const sign = text[at];
      if (sign === '(') open += 1;
      else if (sign === ')' && --open === 0) break;
      else if (sign === '\\') {
        const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
        const escaped = text.startsWith('\r\n', at + 1) ? '\r\n' : (octal ?? text[at + 1] ?? '');
        parts.push(text.slice(from, at));
        if (octal) parts.push(String.fromCharCode(Number.parseInt(octal, 8) & 255));
        else if (!/[\r\n]/.test(escaped)) parts.push(escapes[escaped] ?? escaped);
        at += escaped.length;
        from = at + 1;
      }
    }
    parts.push(text.slice(from, at));
    this.at = at + 1;
    return { bytes: parts.join('') };
  }

  private hexadecimal(): Bytes {
    const end = this.text.indexOf('>', this.at);
    if (end === -1 || end - this.at > longestBytes) throw new Unreadable();
    const digits = this.text.slice(this.at + 1, end).replace(/[^0-9a-f]/gi, '');
    this.at = end + 1;
    return { bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1') };
  }

  private list(depth: number): Value[] {
    this.at += 1;
    return this.until(']', depth);
  }

  private dictionary(depth: number): Dictionary {
    this.at += 2;
    const parts = this.until('>>', depth);
    const found: Dictionary = new Map();
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const key = nameOf(parts[index]);
      if (key !== null) found.set(key, parts[index + 1] as Value);
    }
    return found;
  }

  /** The values up to a closing sign, with `12 0 R` as one. */
  private until(closing: string, depth: number): Value[] {
    const values: Value[] = [];
    for (;;) {
      const value = this.next(depth + 1);
      if (value === undefined) throw new Unreadable();
      const word = wordOf(value);
      if (word === closing) return values;
      if (word === 'R') {
        values.pop();
        const object = values.pop();
        values.push(typeof object === 'number' ? { object } : null);
      } else values.push(value);
    }
  }
}

const isPart = (value: Value | undefined): value is Bytes | Name | Reference | Word =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);

export const wordOf = (value: Value | undefined): string | null =>
  isPart(value) && 'word' in value ? value.word : null;
export const nameOf = (value: Value | undefined): string | null =>
  isPart(value) && 'name' in value ? value.name : null;
export const bytesOf = (value: Value | undefined): string | null =>
  isPart(value) && 'bytes' in value ? value.bytes : null;
export const referenceOf = (value: Value | undefined): number | null =>
  isPart(value) && 'object' in value ? value.object : null;
export const numberOf = (value: Value | undefined): number | null =>
  typeof value === 'number' ? value : null;
