import { decoded, type FileForm } from './inspect-file.ts';

/** The fields of a record and the line where it begins, or a line that is no CSV. */
export type FileRecord = { line: number; fields: string[] } | { line: number; isBroken: true };

const mostLetters = 200_000;
const mostLines = 25;

/**
 * The records of a file, one at a time, blank lines left out. Behind a line that is no CSV it reads on with the next
 * line, so that one lost quotation mark does not hide the other faults.
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: FileForm,
): AsyncGenerator<FileRecord> {
  const lines = linesOf(decoded(chunks, encoding));
  const ahead: string[] = [];
  let line = 1;
  let taken = 0;
  try {
    for (;;) {
      if (taken === ahead.length) {
        const next = await lines.next();
        if (!next.done) ahead.push(next.value);
        else if (taken === 0) return;
      }
      const isLast = taken === ahead.length;
      taken = Math.min(taken + 1, ahead.length);
      const text = ahead.slice(0, taken).join('\n');
      const fields = text.length > mostLetters ? 'broken' : fieldsOf(text, delimiter);
      if (fields === 'open' && !isLast && taken < mostLines) continue;
      const isBroken = typeof fields === 'string';
      if (isBroken) yield { line, isBroken };
      else if (fields.some((field) => field !== '')) yield { line, fields };
      line += ahead.splice(0, isBroken ? 1 : taken).length;
      taken = 0;
    }
  } finally {
    await lines.return(undefined);
  }
}

/** The lines of a text that comes in pieces, whichever way they end; of one that is too long, enough to show that. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const piece of pieces) {
    // A carriage return at the end of a piece may be half of a line's end.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = (lines.pop() ?? '').slice(0, mostLetters + 1);
    yield* lines;
  }
  if (rest) yield rest.replace(/\r$/, '');
}

/**
 * The fields of a record; 'open' when a quoted one goes on behind the text, 'broken' when something follows its last
 * quotation mark. Within a field without quotes, a quotation mark is a letter.
 */
function fieldsOf(text: string, delimiter: string): string[] | 'open' | 'broken' {
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const begin = behindBlanks(text, at);
    let end = text.indexOf(delimiter, at);
    if (text[begin] === '"') {
      const close = closingQuote(text, begin + 1);
      if (close < 0) return 'open';
      fields.push(
        text
          .slice(begin + 1, close)
          .replaceAll('""', '"')
          .trim(),
      );
      end = behindBlanks(text, close + 1);
      if (end === text.length) return fields;
      if (text[end] !== delimiter) return 'broken';
    } else fields.push(text.slice(at, end < 0 ? undefined : end).trim());
    if (end < 0) return fields;
    at = end + 1;
  }
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** Where the quotation mark stands that is not doubled, or -1. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
