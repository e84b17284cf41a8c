import { type Column, columnNamed, columns, nearestColumn } from './columns.ts';
import type { Faults } from './faults.ts';
import type { FileForm } from './inspect-file.ts';
import { type FieldValue, parseField } from './parse-field.ts';
import { readRecords } from './read-records.ts';

/** A row of the file: its line and the values of its columns, null where the field is empty. */
export type Row = { line: number; values: Record<string, FieldValue | null>; isGood: boolean };

const mandatory = columns.filter(({ isMandatory }) => isMandatory).map(({ name }) => name);
const planColumns = columns.filter(({ name }) => name.startsWith('plan_')).map(({ name }) => name);

/** The rows of a file, one at a time. Faults go to `faults`; a row with one comes with `isGood` false. */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  form: FileForm,
  faults: Faults,
): AsyncGenerator<Row> {
  let header: (Column | null)[] | undefined;
  for await (const found of readRecords(chunks, form)) {
    if ('isBroken' in found) faults.add({ line: found.line, column: 'row', code: 'csv' });
    else if (header) yield readRow(found.fields, found.line, header, faults);
    else header = readHeader(found.fields, found.line, faults);
    if (!header?.some((column) => column !== null)) return;
  }
}

/** The column of each field. A file with faults in its header is read on, for the faults of its lines. */
function readHeader(record: string[], line: number, faults: Faults): (Column | null)[] {
  const names = record.map((name) => name.toLowerCase().replace(/[\s-]+/g, '_'));
  const missing = columns.filter(({ name, isMandatory }) => isMandatory && !names.includes(name));
  for (const { name } of missing) faults.add({ line, column: name, code: 'missingColumn' });
  for (const [i, name] of names.entries()) {
    const column = name.slice(0, 60) || `column ${i + 1}`;
    if (!columnNamed.has(name)) {
      const hint = nearestColumn(column);
      faults.add({ line, column, code: 'unknownColumn', ...(hint ? { hint } : {}) });
    } else if (names.indexOf(name) !== i) faults.add({ line, column, code: 'duplicateColumn' });
  }
  return names.map((name) => columnNamed.get(name) ?? null);
}

function readRow(record: string[], line: number, header: (Column | null)[], faults: Faults): Row {
  const before = faults.total;
  const values: Row['values'] = {};
  const filled = new Set<string>();
  if (record.slice(header.length).some((field) => field !== ''))
    faults.add({ line, column: 'row', code: 'columns' });
  for (const [i, column] of header.entries()) {
    if (!column) continue;
    const text = record[i] ?? '';
    values[column.name] = null;
    if (text === '') {
      if (column.isMandatory) faults.add({ line, column: column.name, code: 'required' });
      continue;
    }
    filled.add(column.name);
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
  const plan = planColumns.filter((name) => filled.has(name));
  if (plan.length > 0 && plan.length < planColumns.length) {
    faults.add({ line, column: 'plan_agreed_on', code: 'planIncomplete' });
  }
  const isWhole = mandatory.every((name) => (values[name] ?? null) !== null);
  return { line, values, isGood: isWhole && faults.total === before };
}
