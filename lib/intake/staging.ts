import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { columns } from './columns.ts';
import type { FaultCode, Faults } from './faults.ts';
import type { FieldKind } from './parse-field.ts';
import type { Row } from './read-rows.ts';

const typeOf = (kind: FieldKind): string => {
  switch (kind) {
    case 'amount':
      return 'int8';
    case 'count':
    case 'percent':
      return 'int4';
    case 'day':
      return 'date';
    case 'yesNo':
      return 'bool';
    case 'sent':
    case 'money':
      return 'jsonb';
    default:
      return 'text';
  }
};

const name = (column: string) => sql.identifier(column);
const joined = (parts: SQL[]) => sql.join(parts, sql`, `);

/** A table of this transaction for the rows of one file. */
export async function makeStaging(tx: Database): Promise<void> {
  const typed = columns.map((column) => sql`${name(column.name)} ${sql.identifier(typeOf(column.kind))}`);
  await tx.execute(
    sql`create temporary table intake_rows (line integer not null, is_good boolean not null, is_new boolean not null, ${joined(typed)}) on commit drop`,
  );
}

/** Adds a batch of rows in one statement. */
export async function stage(tx: Database, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map(({ line, values, isGood }) => ({ ...values, line, is_good: isGood, is_new: true })),
  );
  await tx.execute(
    sql`insert into intake_rows select * from jsonb_populate_recordset(null::intake_rows, ${json}::jsonb)`,
  );
}

const startingWith = (...prefixes: string[]) =>
  columns
    .filter((column) => prefixes.some((prefix) => column.name.startsWith(prefix)))
    .map((column) => column.name);

const debtorFacts = startingWith('debtor_').filter((column) => column !== 'debtor_number');
// A creditor may have more than one account.
const creditorFacts = startingWith('creditor_').filter(
  (column) => column !== 'creditor_enterprise_number' && column !== 'creditor_iban',
);
const dossierFacts = [
  'debt_kind',
  'recurring',
  ...startingWith('contract_', 'charge_clause_', 'interest_', 'original_creditor_', 'plan_'),
  'assigned_on',
];

const facts = (names: readonly string[]) =>
  sql`row(${joined(names.map((column) => sql`r.${name(column)}`))})::text`;

const isGood = sql`r.is_good`;

/** Lines that differ from the first line of the same thing. */
const differing = (key: readonly string[], names: readonly string[], only: SQL = isGood) => sql`
  select line from (
    select r.line, ${facts(names)} as facts,
      first_value(${facts(names)}) over (partition by ${joined(key.map((column) => sql`r.${name(column)}`))} order by r.line) as first_facts
    from intake_rows r where ${only}
  ) compared where facts <> first_facts`;

const dossierKey = ['creditor_enterprise_number', 'dossier_number'];

const crossChecks: readonly { column: string; code: FaultCode; lines: SQL }[] = [
  {
    column: 'creditor_name',
    code: 'creditorFacts',
    lines: differing(['creditor_enterprise_number'], creditorFacts),
  },
  {
    column: 'debtor_name',
    code: 'debtorFacts',
    lines: differing(['creditor_enterprise_number', 'debtor_number'], debtorFacts),
  },
  {
    column: 'debtor_number',
    code: 'dossierDebtor',
    lines: differing(
      dossierKey,
      ['debtor_number'],
      sql`r.creditor_enterprise_number is not null and r.dossier_number is not null and r.debtor_number is not null`,
    ),
  },
  { column: 'dossier_number', code: 'dossierFacts', lines: differing(dossierKey, dossierFacts) },
  {
    column: 'invoice_number',
    code: 'duplicateInvoice',
    lines: sql`select line from (
      select line, row_number() over (partition by creditor_enterprise_number, dossier_number, invoice_number order by line) as place
      from intake_rows where creditor_enterprise_number is not null and dossier_number is not null and invoice_number is not null
      ) numbered where place > 1`,
  },
  {
    column: 'dossier_number',
    code: 'changedDossier',
    lines: sql`select r.line from intake_rows r
      join creditors c on c.enterprise_number = r.creditor_enterprise_number
      join dossiers d on d.creditor_id = c.id and d.number = r.dossier_number
      join debtors p on p.id = d.debtor_id
      where p.number <> r.debtor_number`,
  },
  {
    column: 'invoice_number',
    code: 'changedInvoice',
    lines: sql`select r.line from intake_rows r
      join creditors c on c.enterprise_number = r.creditor_enterprise_number
      join dossiers d on d.creditor_id = c.id and d.number = r.dossier_number
      join invoices i on i.dossier_id = d.id and i.number = r.invoice_number
      where r.is_good and (i.principal_cents, i.issued_on, i.due_on, i.description, i.claimed_charge_cents, i.claimed_interest_cents)
        is distinct from (r.invoice_amount, r.invoice_issued_on, r.invoice_due_on, r.invoice_description, r.claimed_charge, r.claimed_interest)`,
  },
];

/** Faults that show only when rows are held against each other and against what is known. */
export async function checkStaging(tx: Database, faults: Faults): Promise<void> {
  await tx.execute(sql`analyze intake_rows`);
  for (const { column, code, lines } of crossChecks) {
    const counted = await tx.execute(sql`select count(*)::int as total from (${lines}) found`);
    const total = Number((counted as unknown as { rows: { total: number }[] }).rows[0]?.total ?? 0);
    if (total === 0) continue;
    const found = await tx.execute(sql`${lines} order by line limit 200`);
    for (const { line } of (found as unknown as { rows: { line: number }[] }).rows) {
      faults.add({ line, column, code });
    }
    faults.total += Math.max(0, total - 200);
  }
}
