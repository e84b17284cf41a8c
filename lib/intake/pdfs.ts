import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { displayName } from '../documents/file-name.ts';
import { examinePdf } from '../documents/judge-pdf.ts';
import { downloadType, fileKinds } from '../documents/rules.ts';
import { type FileRefusal, refused } from '../documents/verdict.ts';
import { rowsOf } from '../rows-of.ts';
import type { FileStore } from '../storage/storage.ts';
import type { FaultCode } from './faults.ts';

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
  const judged = judgedPdf(bytes);
  return judged.ok ? null : (codes[judged.reason] ?? 'pdfNotPdf');
}

const codes: Partial<Record<FileRefusal, FaultCode>> = {
  damaged: 'pdfDamaged',
  mismatch: 'pdfMixed',
  encrypted: 'pdfLocked',
  active: 'pdfActive',
};

const judgedPdf = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
    ? examinePdf(bytes)
    : refused('notAllowed');

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
    const judged = judgedPdf(bytes);
    if (!judged.ok) throw new Error('a PDF changed during the import');
    // An electronic invoice carries its data as a file within: it is handed out to be saved, never shown in place.
    const mediaType = judged.hasFiles ? downloadType : fileKinds.pdf.mediaType;
    const name = displayName(path.split(/[/\\]/).at(-1) ?? '', 'pdf');
    const stored = await store.put({ bytes: judged.bytes, mediaType, name });
    keys.push(stored.storageKey);
    const [file] = await tx
      .insert(files)
      .values({ dossierId: dossier, name, mediaType, ...stored })
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
