import { SaxesParser } from 'saxes';
import { UnreadableBankFile } from './model.ts';

/** What a reader of XML is told. Names are without their prefix; `line` counts from one. */
export type XmlReader = {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** An element ends; `text` is what stood in it, or after the last element in it. */
  close(text: string, line: number): void;
};

const deepest = 32;
const longestText = 10_240;
// The parser keeps an unfinished tag or text; no true file has so much between two events.
const longestSilence = 262_144;

const encodings: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

/** The encoding by the mark at the beginning, else by the declaration, else UTF-8. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([^"']+)["']/.exec(head.toString('latin1'));
  if (!declared) return 'utf-8';
  const encoding = encodings[(declared[1] as string).toLowerCase()];
  if (!encoding) throw new UnreadableBankFile(1, 'encoding');
  return encoding;
}

/** The pieces of a file as text, strictly: a byte that its encoding does not know ends it. */
async function* texts(
  chunks: AsyncIterable<Uint8Array>,
  lineNow: () => number,
): AsyncGenerator<string, void, undefined> {
  let head = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  const decode = (bytes?: Uint8Array): string => {
    try {
      decoder ??= new TextDecoder(encodingOf(head), { fatal: true });
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (error) {
      throw error instanceof UnreadableBankFile ? error : new UnreadableBankFile(lineNow(), 'encoding');
    }
  };
  for await (const chunk of chunks) {
    if (decoder) yield decode(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= 256) yield decode(head);
    }
  }
  if (!decoder) yield decode(head);
  yield decode();
}

/**
 * Reads XML as it comes, in bounded memory, and lets `drain` hand out what the reader made of each piece. No document
 * type, no entities but the five of XML. Throws `UnreadableBankFile`.
 */
export async function* readXml<T>(
  chunks: AsyncIterable<Uint8Array>,
  reader: XmlReader,
  drain: () => T,
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const inner: string[] = [];
  let silence = 0;
  const refuse = (code: UnreadableBankFile['code']): never => {
    throw new UnreadableBankFile(parser.line, code);
  };
  const add = (text: string) => {
    silence = 0;
    const at = inner.length - 1;
    if (at < 0) return;
    const whole = inner[at] + text;
    if (whole.length > longestText) refuse('tooLong');
    inner[at] = whole;
  };
  parser.on('doctype', () => refuse('doctype'));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', () => {
    silence = 0;
  });
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0;
    if (inner.length > 0) inner[inner.length - 1] = '';
    if (inner.push('') > deepest) refuse('tooDeep');
    reader.open(localName(name), attributes, parser.line);
  });
  parser.on('closetag', () => {
    silence = 0;
    reader.close(inner.pop() ?? '', parser.line);
  });
  for await (const text of texts(chunks, () => parser.line)) {
    silence += text.length;
    within(() => parser.write(text), refuse, 'xml');
    if (silence > longestSilence) refuse('tooLong');
    yield drain();
  }
  within(() => parser.close(), refuse, 'cut');
  yield drain();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function within(
  step: () => void,
  refuse: (code: UnreadableBankFile['code']) => never,
  code: 'xml' | 'cut',
): void {
  try {
    step();
  } catch (error) {
    if (error instanceof UnreadableBankFile) throw error;
    refuse(code);
  }
}
