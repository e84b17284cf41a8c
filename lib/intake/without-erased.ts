import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { debtMarks, type Mark, type Named, personMarks } from '../privacy/marks.ts';
import { rowsOf } from '../rows-of.ts';
import type { Faults } from './faults.ts';
import type { Row } from './read-rows.ts';

/**
 * The rows without those whose debt was erased here, or whose person was: those are left out with a warning each. A person
 * of a dossier that is known stays: the creditor's news about it count.
 */
export async function withoutErased(
  tx: Database,
  rows: readonly Row[],
  warnings: Faults,
): Promise<readonly Row[]> {
  if (rows.length === 0) return rows;
  const [any] = await rowsOf(tx, sql`select 1 from erasures limit 1`);
  if (!any) return rows;
  const marked = rows.map((row) => {
    const named = namedIn(row);
    return { row, debt: debtMarks(named), person: personMarks(named) };
  });
  const erased = await erasedAmong(
    tx,
    marked.flatMap(({ debt, person }) => [...debt, ...person]),
  );
  const isErased = ({ kind, hash }: Mark) => erased.has(`${kind} ${hash}`);
  const strangers = marked.filter(({ debt, person }) => !debt.some(isErased) && person.some(isErased));
  const known = await knownAmong(
    tx,
    strangers.map(({ row }) => row),
  );
  return marked.flatMap(({ row, debt, person }) => {
    const code = debt.some(isErased)
      ? 'erasedDebt'
      : person.some(isErased) && !known.has(keyOf(row))
        ? 'erasedPerson'
        : null;
    if (!code) return [row];
    const column = code === 'erasedDebt' ? 'dossier_number' : 'debtor_name';
    warnings.add({ line: row.line, column, code });
    return [];
  });
}

const text = ({ values }: Row, column: string): string => {
  const value = values[column];
  return typeof value === 'string' ? value : '';
};

const keyOf = (row: Row) => `${text(row, 'creditor_enterprise_number')}\u001f${text(row, 'dossier_number')}`;

const namedIn = (row: Row): Named => ({
  enterpriseNumber: text(row, 'creditor_enterprise_number'),
  dossierNumber: text(row, 'dossier_number'),
  invoiceNumbers: [text(row, 'invoice_number')],
  customerNumber: text(row, 'debtor_number'),
  name: text(row, 'debtor_name'),
  street: text(row, 'debtor_street') || null,
  postalCode: text(row, 'debtor_postal_code') || null,
});

/** Those of these marks that an erasure left; of a person none that was lifted. */
async function erasedAmong(tx: Database, marks: readonly Mark[]): Promise<Set<string>> {
  const asked = JSON.stringify(marks.map(({ kind, hash }) => ({ kind, hash })));
  const found = await rowsOf<Mark>(
    tx,
    sql`select distinct mark.kind, mark.hash from jsonb_to_recordset(${asked}::jsonb) as asked(kind erasure_mark, hash text)
      join erasure_marks mark on mark.kind = asked.kind and mark.hash = asked.hash
      where mark.kind in ('dossier', 'invoice') or mark.kind in ('customer', 'person')
        and not exists (select 1 from erasure_lifts lift where lift.erasure_id = mark.erasure_id)`,
  );
  return new Set(found.map(({ kind, hash }) => `${kind} ${hash}`));
}

/** The dossiers of these rows that are in the portal. */
async function knownAmong(tx: Database, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const asked = JSON.stringify(
    rows.map((row) => ({
      creditor: text(row, 'creditor_enterprise_number'),
      number: text(row, 'dossier_number'),
    })),
  );
  const found = await rowsOf<{ creditor: string; number: string }>(
    tx,
    sql`select asked.creditor, asked.number from jsonb_to_recordset(${asked}::jsonb) as asked(creditor text, number text)
      join creditors on creditors.enterprise_number = asked.creditor
      join dossiers on dossiers.creditor_id = creditors.id and dossiers.number = asked.number`,
  );
  return new Set(found.map(({ creditor, number }) => `${creditor}\u001f${number}`));
}
