import { UnreadableBankFile } from './model.ts';

export type CodaLine = { text: string; line: number };

const width = 128;
// A statement line is 128 characters; a file without line ends is not read to its end.
const longest = 4_096;

/** The lines of each piece of a CODA file, in Windows-1252, padded to their width. */
export async function* codaLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CodaLine[]> {
  const decoder = new TextDecoder('windows-1252');
  let rest = '';
  let line = 0;
  const whole = (text: string): CodaLine => {
    line += 1;
    return { text: text.replace(/\r$/, '').padEnd(width), line };
  };
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > longest) throw new UnreadableBankFile(line + 1, 'tooLong');
    yield parts.map(whole);
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield [whole(rest)];
}

/** The characters from one position to another, counted from one, as the standard does. */
export const field = (text: string, from: number, to: number): string => text.slice(from - 1, to);
