import { pipeline, Readable, type TransformCallback } from 'node:stream';
import { CsvError, Parser } from 'csv-parse';
import { decoded, type FileForm } from './inspect-file.ts';

/** The fields of one line of a file, or the line from which on it is no CSV. */
export type FileRecord = { line: number; fields: string[] } | { line: number; isBroken: true };

const broken = Symbol('broken');

/** A parser that hands over its fault after the records before it: a stream that fails loses what nobody took yet. */
class TellingParser extends Parser {
  override _transform(chunk: Buffer, encoding: BufferEncoding, callback: TransformCallback): void {
    super._transform(chunk, encoding, this.#telling(callback));
  }

  override _flush(callback: TransformCallback): void {
    super._flush(this.#telling(callback));
  }

  #telling(callback: TransformCallback): TransformCallback {
    return (error) => {
      if (!(error instanceof CsvError)) return callback(error);
      this.push(broken);
      callback();
    };
  }
}

/** The records of a file, one at a time; what is broken comes last. */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: FileForm,
): AsyncGenerator<FileRecord> {
  const parser = new TellingParser({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 200_000,
  });
  // A pipeline, for its ends: a file that cannot be read further fails here, and one that nobody reads on is closed.
  const records = pipeline(Readable.from(decoded(chunks, encoding)), parser, () => {});
  let line = 0;
  for await (const found of records as AsyncIterable<
    typeof broken | { record: string[]; info: { lines: number } }
  >) {
    if (found === broken) {
      yield { line: line + 1, isBroken: true };
      return;
    }
    line = found.info.lines;
    yield { line, fields: found.record.map((field) => field.trim()) };
  }
}
