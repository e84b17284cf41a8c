import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { imports } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { checkClaims } from '../claims/check.ts';
import type { Context, StaffActor, SystemActor } from '../context.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { rowsOf } from '../rows-of.ts';
import type { FileStore } from '../storage/storage.ts';
import { type Fault, Faults } from './faults.ts';
import { type FileForm, inspectFile } from './inspect-file.ts';
import { pdfFault, type ReadPdf, storePdfs } from './pdfs.ts';
import { type Row, readRows } from './read-rows.ts';
import { rowWarnings } from './rules.ts';
import { checkStaging, makeStaging, stage } from './staging.ts';
import { withoutErased } from './without-erased.ts';
import { markNew, writeStaged } from './write-staged.ts';

export type CreditorFile = {
  fileName: string;
  /** The bytes of the file, from their beginning; asked twice. */
  open: () => AsyncIterable<Uint8Array>;
  readPdf: ReadPdf;
  dryRun: boolean;
  storage: FileStore;
};

/** Counts of the file, and of what it adds. */
export type Totals = {
  rows: number;
  creditors: number;
  debtors: number;
  dossiers: number;
  principalCents: Cents;
  newDossiers: number;
  newInvoices: number;
  newPdfs: number;
  /** Lines that were left out, as their debt or person was erased here. */
  erasedRows: number;
  /** Of the file's dossiers, how many may not be collected yet. */
  heldDossiers: number;
};

/** Of many faults or warnings the first come along, and how many there are. */
export type ImportResult =
  | { ok: true; value: Totals; warnings: readonly Fault[]; total: number }
  | { ok: false; error: 'faults'; faults: readonly Fault[]; total: number };

class Undone extends Error {
  constructor(readonly totals: Totals) {
    super('dry run');
  }
}

class Refused extends Error {}

/**
 * Takes in a creditor's file, all or nothing: each fault is reported with its line and column, and one fault keeps
 * everything out; a warning keeps nothing out. The same file again adds nothing. With `dryRun` all is tried and nothing
 * stays.
 */
export async function importDossiers(
  ctx: Context<StaffActor | SystemActor>,
  file: CreditorFile,
): Promise<ImportResult> {
  const faults = new Faults();
  const refused = () => ({
    ok: false as const,
    error: 'faults' as const,
    faults: [...faults.kept].sort((a, b) => a.line - b.line),
    total: faults.total,
  });
  const warnings = new Faults();
  const taken = (value: Totals) => ({
    ok: true as const,
    value,
    warnings: warnings.kept,
    total: warnings.total,
  });
  const form = await inspectFile(file.open());
  if (typeof form === 'string') {
    faults.add({ line: 1, column: 'file', code: form });
    return refused();
  }
  const keys: string[] = [];
  let kept = false;
  try {
    const totals = await ctx.db.transaction(async (tx) => {
      const { rows, erasedRows } = await stageFile({ ...ctx, db: tx }, file, form, faults, warnings);
      if (rows === 0 && faults.total === 0) faults.add({ line: 1, column: 'file', code: 'empty' });
      await checkStaging(tx, faults);
      if (faults.total > 0) throw new Refused();
      return write(tx, ctx, file, form, { rows, erasedRows }, keys);
    });
    kept = true;
    return taken(totals);
  } catch (error) {
    if (error instanceof Refused) return refused();
    if (error instanceof Undone) return taken(error.totals);
    throw error;
  } finally {
    if (!kept) for (const key of keys) await file.storage.remove(key);
  }
}

const batchSize = 1_000;

async function stageFile(
  { db: tx, today }: Context,
  file: CreditorFile,
  form: FileForm,
  faults: Faults,
  warnings: Faults,
): Promise<Read> {
  // One import at a time: a second one waits, then finds what the first one wrote.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('import:dossiers', 0))`);
  await makeStaging(tx);
  let rows = 0;
  let erasedRows = 0;
  const put = async (read: Row[]) => {
    const taken = await withoutErased(tx, read, warnings);
    erasedRows += read.length - taken.length;
    await stage(tx, taken);
  };
  let batch: Row[] = [];
  for await (const row of readRows(file.open(), form, faults)) {
    rows += 1;
    const pdf = row.values.invoice_pdf;
    const code = typeof pdf === 'string' ? await pdfFault(pdf, file.readPdf) : null;
    if (code) faults.add({ line: row.line, column: 'invoice_pdf', code });
    if (row.isGood) for (const found of rowWarnings(row, today)) warnings.add({ line: row.line, ...found });
    batch.push(code ? { ...row, isGood: false } : row);
    if (batch.length < batchSize) continue;
    await put(batch);
    batch = [];
  }
  await put(batch);
  return { rows, erasedRows };
}

type Read = { rows: number; erasedRows: number };

async function write(
  tx: Database,
  ctx: Context<StaffActor | SystemActor>,
  file: CreditorFile,
  form: FileForm,
  { rows, erasedRows }: Read,
  keys: string[],
): Promise<Totals> {
  await markNew(tx);
  const [counted] = await rowsOf<Record<string, string>>(
    tx,
    sql`select count(distinct creditor_enterprise_number) as creditors,
      count(distinct (creditor_enterprise_number, debtor_number)) as debtors,
      count(distinct (creditor_enterprise_number, dossier_number)) as dossiers,
      coalesce(sum(invoice_amount), 0) as cents, count(*) filter (where is_new) as new_invoices,
      count(*) filter (where is_new and invoice_pdf is not null) as new_pdfs,
      (select count(*) from (select distinct creditor_enterprise_number, dossier_number from intake_rows) known
        where not exists (select 1 from dossiers d join creditors c on c.id = d.creditor_id
          where c.enterprise_number = known.creditor_enterprise_number and d.number = known.dossier_number)) as new_dossiers
      from intake_rows`,
  );
  const totals: Totals = {
    rows,
    creditors: Number(counted?.creditors),
    debtors: Number(counted?.debtors),
    dossiers: Number(counted?.dossiers),
    principalCents: cents(Number(counted?.cents)),
    newDossiers: Number(counted?.new_dossiers),
    newInvoices: Number(counted?.new_invoices),
    newPdfs: Number(counted?.new_pdfs),
    erasedRows,
    heldDossiers: 0,
  };
  const { sha256 } = form;
  const [imported] = await tx
    .insert(imports)
    .values({
      fileName: file.fileName,
      sha256,
      rows,
      newInvoices: totals.newInvoices,
      newDossiers: totals.newDossiers,
      principalCents: totals.principalCents,
    })
    .returning({ id: imports.id });
  if (!imported) throw new Error('the import was not written');
  await writeStaged(tx, imported.id);
  const named = await rowsOf<{ id: string }>(
    tx,
    sql`select distinct d.id from intake_rows r join creditors c on c.enterprise_number = r.creditor_enterprise_number
      join dossiers d on d.creditor_id = c.id and d.number = r.dossier_number`,
  );
  totals.heldDossiers = await checkClaims(
    tx,
    ctx,
    named.map(({ id }) => id),
  );
  if (file.dryRun) throw new Undone(totals);
  await storePdfs(tx, file.readPdf, file.storage, keys);
  await record(tx, ctx, {
    type: 'dossiers.imported',
    facts: {
      importId: imported.id,
      rows,
      erasedRows,
      newDossiers: totals.newDossiers,
      newInvoices: totals.newInvoices,
    },
  });
  return totals;
}
