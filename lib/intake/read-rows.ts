import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Column, columnNamed, columns, nearestColumn } from './columns.ts';
import type { Faults } from './faults.ts';
import { decoded, type FileForm } from './inspect-file.ts';
import { type FieldValue, parseField } from './parse-field.ts';

/** A row of the file: its line and the values of its columns, null where the field is empty. */
export type Row = { line: number; values: Record<string, FieldValue | null>; isGood: boolean };

const planColumns = columns.filter(({ name }) => name.startsWith('plan_')).map(({ name }) => name);

/** The rows of a file, one at a time. Faults go to `faults`; a row with one comes with `isGood` false. */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  form: FileForm,
  faults: Faults,
): AsyncGenerator<Row> {
  // A pipeline, for its ends: a file that cannot be read further fails the rows, and rows not asked for close the file.
  const records = pipeline(
    Readable.from(decoded(chunks, form.encoding)),
    parse({
      delimiter: form.delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 200_000,
    }),
    () => {},
  );
  let header: (Column | null)[] | undefined;
  try {
    for await (const { record, info } of records as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (record.every((field) => field.trim() === '')) continue;
      if (header) yield readRow(record, info.lines, header, faults);
      else {
        header = readHeader(record, faults);
        if (!header) return;
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.add({ line: Number(error.lines ?? 1), column: 'file', code: 'csv' });
  }
}

function readHeader(record: string[], faults: Faults): (Column | null)[] | undefined {
  const names = record.map((name) => name.toLowerCase().replace(/[\s-]+/g, '_'));
  const missing = columns.filter(({ name, isMandatory }) => isMandatory && !names.includes(name));
  for (const { name } of missing) faults.add({ line: 1, column: name, code: 'missingColumn' });
  for (const [i, name] of names.entries()) {
    const hint = nearestColumn(name);
    if (!columnNamed.has(name)) {
      faults.add({ line: 1, column: name.slice(0, 60), code: 'unknownColumn', ...(hint ? { hint } : {}) });
    }
    if (names.indexOf(name) !== i)
      faults.add({ line: 1, column: name.slice(0, 60), code: 'duplicateColumn' });
  }
  return missing.length > 0 ? undefined : names.map((name) => columnNamed.get(name) ?? null);
}

function readRow(record: string[], line: number, header: (Column | null)[], faults: Faults): Row {
  const before = faults.total;
  const values: Row['values'] = {};
  if (record.slice(header.length).some((field) => field !== ''))
    faults.add({ line, column: 'row', code: 'columns' });
  for (const [i, column] of header.entries()) {
    if (!column) continue;
    const text = record[i]?.trim() ?? '';
    values[column.name] = null;
    if (text === '') {
      if (column.isMandatory) faults.add({ line, column: column.name, code: 'required' });
      continue;
    }
    const field = parseField(column.kind, text, column.most);
    if (field.ok) values[column.name] = field.value;
    else
      faults.add({
        line,
        column: column.name,
        code: field.code,
        ...(field.hint ? { hint: field.hint } : {}),
      });
  }
  if (values.invoice_amount === 0) faults.add({ line, column: 'invoice_amount', code: 'amountZero' });
  const plan = planColumns.filter((name) => values[name] !== null && values[name] !== undefined);
  if (plan.length > 0 && plan.length < planColumns.length) {
    faults.add({ line, column: 'plan_agreed_on', code: 'planIncomplete' });
  }
  return { line, values, isGood: faults.total === before };
}
