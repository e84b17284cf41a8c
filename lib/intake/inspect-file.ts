import { createHash } from 'node:crypto';

export type FileForm = { encoding: 'utf-8' | 'windows-1252'; delimiter: ';' | ','; sha256: string };

/** Reads a file once, chunk by chunk, to learn its encoding and separator, or why its letters cannot be read. */
export async function inspectFile(
  chunks: AsyncIterable<Uint8Array>,
): Promise<FileForm | 'encoding' | 'brokenUtf8'> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let head = '';
  let first = true;
  for await (const chunk of chunks) {
    if (first && isUtf16(chunk)) return 'encoding';
    first = false;
    hash.update(chunk);
    if (head.length < 100_000) head += Buffer.from(chunk).toString('latin1');
    if (isUtf8) {
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        isUtf8 = false;
      }
    }
  }
  try {
    if (isUtf8) decoder.decode();
  } catch {
    isUtf8 = false;
  }
  const isMarkedUtf8 = head.startsWith('\u00ef\u00bb\u00bf');
  if (isMarkedUtf8 && !isUtf8) return 'brokenUtf8';
  const header = head.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const count = (separator: string) => header.split(separator).length;
  return {
    encoding: isUtf8 ? 'utf-8' : 'windows-1252',
    delimiter: count(';') >= count(',') ? ';' : ',',
    sha256: hash.digest('hex'),
  };
}

const isUtf16 = (chunk: Uint8Array) =>
  (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);

/** The text of a file in its encoding, chunk by chunk, without a byte order mark. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: FileForm['encoding'],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
