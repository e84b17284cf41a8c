import { expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { columns } from '@/lib/intake/columns.ts';
import { faultSentence } from '@/lib/intake/faults.ts';
import { type FieldValue, parseField } from '@/lib/intake/parse-field.ts';
import { rowWarnings } from '@/lib/intake/rules.ts';
import { aRow, type FileRow } from '../support/creditor-file.ts';

const today = day('2026-11-23');

function warningsOf(facts: FileRow): string[] {
  const given = aRow(facts);
  const values: Record<string, FieldValue | null> = {};
  for (const { name, kind } of columns) {
    const found = given[name] ? parseField(kind, given[name]) : null;
    if (found && !found.ok) throw new Error(`${name} is not right`);
    values[name] = found?.value ?? null;
  }
  return rowWarnings({ values }, today).map(({ column, code }) => `${column} ${code}`);
}

it.each<[facts: FileRow, expected: string[]]>([
  [{}, []],
  [{ invoice_issued_on: '2026-07-16' }, []],
  [{ invoice_issued_on: '2026-07-17' }, ['invoice_due_on dueBeforeIssue']],
  [{ invoice_due_on: '2026-11-23' }, []],
  [{ invoice_due_on: '2026-11-24' }, ['invoice_due_on dayAhead']],
  [{ contract_on: '2062-01-01' }, ['contract_on dayAhead']],
  [{ reminders: '2026-07-17:post|2026-11-23:email' }, []],
  [{ reminders: '2026-07-16:post' }, ['reminders sentBeforeDue']],
  [{ reminders: '2026-11-24:post' }, ['reminders dayAhead']],
  [{ formal_notices: '2026-07-01:registered' }, ['formal_notices sentBeforeDue']],
  [{ payments: '2026-12-01:5,00' }, ['payments dayAhead']],
  [{ payments: '2026-08-01:100,00', credit_notes: '2026-08-02:84,50' }, []],
  [{ payments: '2026-08-01:100,00', credit_notes: '2026-08-02:84,51' }, ['payments overpaid']],
  [{ payments: '2026-08-01:204,50', claimed_charge: '20,00' }, []],
])('%j warns of %j', (facts, expected) => {
  expect(warningsOf(facts)).toEqual(expected);
});

it('says a warning in a sentence', () => {
  expect(faultSentence({ line: 4, column: 'reminders', code: 'sentBeforeDue' })).toBe(
    'line 4, reminders: has a day on or before the last day to pay',
  );
});
