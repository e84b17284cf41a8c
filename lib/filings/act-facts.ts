import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents } from '@/db/schema/correspondence.ts';
import { filingDrafts, filingEvents, filingFiles, type filings } from '@/db/schema/filings.ts';

type Row = typeof filings.$inferSelect;

/** What was done about a filing so far. */
export async function actsBefore(tx: Database, filingId: string): Promise<string[]> {
  const done = await tx
    .select({ act: filingEvents.act })
    .from(filingEvents)
    .where(eq(filingEvents.filingId, filingId));
  return done.map(({ act }) => act);
}

/** Whether the person attached a file that is not sent yet. */
export async function hasNewFile(
  tx: Database,
  { dossierId, kind }: Pick<Row, 'dossierId' | 'kind'>,
  debtorId: string,
): Promise<boolean> {
  const [file] = await tx
    .select({ id: filingFiles.fileId })
    .from(filingFiles)
    .innerJoin(filingDrafts, eq(filingDrafts.id, filingFiles.draftId))
    .where(
      and(
        eq(filingDrafts.dossierId, dossierId),
        eq(filingDrafts.debtorId, debtorId),
        eq(filingDrafts.kind, kind),
      ),
    )
    .limit(1);
  return file !== undefined;
}

/** "Proof" is given when staff added a document since it was asked for. */
export const hasNewDocument = async (
  tx: Database,
  { dossierId, filedAt }: Pick<Row, 'dossierId' | 'filedAt'>,
): Promise<boolean> =>
  (await tx.$count(
    documents,
    and(
      eq(documents.dossierId, dossierId),
      isNotNull(documents.addedByStaffId),
      sql`${documents.createdAt} >= ${filedAt.toISOString()}::timestamptz`,
    ),
  )) > 0;
