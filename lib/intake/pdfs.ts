import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { displayName } from '../documents/file-name.ts';
import type { FileStore } from '../storage/storage.ts';
import type { FaultCode } from './faults.ts';
import { rowsOf } from './write-staged.ts';

/** Reads a file that stands beside the creditor's file; null when it is not there. */
export type ReadPdf = (path: string) => Promise<Uint8Array | null>;

/** In bytes; a larger PDF is a fault. */
export const mostPdfBytes = 10 * 1024 * 1024;

/** Whether the path stays inside the folder of the creditor's file. */
export const isInside = (path: string): boolean =>
  !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..');

/** Why the PDF of an invoice cannot be taken in, or null. */
export async function pdfFault(path: string, read: ReadPdf): Promise<FaultCode | null> {
  if (!isInside(path)) return 'pdfFolder';
  const bytes = await read(path);
  if (!bytes) return 'pdfMissing';
  if (bytes.byteLength > mostPdfBytes) return 'pdfTooLarge';
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  const end = Buffer.from(bytes.subarray(-2048)).toString('latin1');
  return start === '%PDF-' && end.includes('%%EOF') ? null : 'pdfNotPdf';
}

/** Stores the PDFs of new invoices and writes their rows; adds to `keys` what is to be removed when the import fails. */
export async function storePdfs(
  tx: Database,
  read: ReadPdf,
  store: FileStore,
  keys: string[],
): Promise<void> {
  const wanted = await rowsOf<{
    path: string;
    invoice: string;
    dossier: string;
    number: string;
    issued: string;
  }>(
    tx,
    sql`select r.invoice_pdf as path, i.id as invoice, d.id as dossier, i.number, i.issued_on::text as issued
      from intake_rows r
      join creditors c on c.enterprise_number = r.creditor_enterprise_number
      join dossiers d on d.creditor_id = c.id and d.number = r.dossier_number
      join invoices i on i.dossier_id = d.id and i.number = r.invoice_number
      where r.is_new and r.invoice_pdf is not null order by r.line`,
  );
  for (const { path, invoice, dossier, number, issued } of wanted) {
    const bytes = await read(path);
    if (!bytes) throw new Error('a PDF went away during the import');
    const name = displayName(path.split(/[/\\]/).at(-1) ?? '', 'pdf');
    const stored = await store.put({ bytes, mediaType: 'application/pdf', name });
    keys.push(stored.storageKey);
    const [file] = await tx
      .insert(files)
      .values({ dossierId: dossier, name, mediaType: 'application/pdf', ...stored })
      .returning({ id: files.id });
    if (!file) throw new Error('the file was not written');
    await tx.insert(documents).values({
      dossierId: dossier,
      invoiceId: invoice,
      fileId: file.id,
      kind: 'invoice',
      title: number,
      issuedOn: issued,
    });
  }
}
