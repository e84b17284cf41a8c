import type { Context, SystemActor } from '@/lib/context.ts';
import { type CreditorFile, type ImportResult, importDossiers } from '@/lib/intake/commands.ts';
import type { FileStore } from '@/lib/storage/storage.ts';

export type FileRow = Record<string, string>;

/** A right line of a creditor's file; the numbers are those of the agency's own samples of invented companies. */
export const aRow = (facts: FileRow = {}): FileRow => ({
  creditor_name: 'Voltaverde NV',
  creditor_enterprise_number: '0999.990.123',
  debtor_number: 'K-1',
  debtor_name: 'Lotte Verhaegen',
  debtor_kind: 'consumer',
  debtor_language: 'nl',
  dossier_number: 'D-1',
  invoice_number: 'F-1',
  invoice_description: 'Elektriciteit, juni 2026',
  invoice_issued_on: '2026-07-01',
  invoice_due_on: '2026-07-16',
  invoice_amount: '184,50',
  ...facts,
});

export type FileDialect = { delimiter?: ';' | ','; newline?: '\n' | '\r\n' };

/** The text of a file: its header has each column that a row names. */
export function csvOf(
  rows: readonly FileRow[],
  { delimiter = ';', newline = '\n' }: FileDialect = {},
): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const field = (text: string) => (/[";,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [header, ...rows.map((row) => header.map((name) => field(row[name] ?? '')))]
    .map((line) => line.join(delimiter) + newline)
    .join('');
}

export async function* chunksOf(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

type Given = Partial<Omit<CreditorFile, 'open'>> & { storage: FileStore };

/** Takes in a file that stands in the memory. */
export const importText = (
  ctx: Context<SystemActor>,
  file: string | Uint8Array,
  given: Given,
): Promise<ImportResult> =>
  importDossiers(ctx, {
    fileName: 'claims.csv',
    open: () => chunksOf(Buffer.from(file)),
    readPdf: async () => null,
    dryRun: false,
    ...given,
  });
