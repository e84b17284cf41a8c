import { and, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import { attachments, documents, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { mayServeInline } from './rules.ts';
import type { DocumentKind, DocumentView, FileView } from './view.ts';

/** Whose drafts an actor may open: their own, never those of the other side. */
const ownDrafts = (actor: Actor): SQL => {
  switch (actor.kind) {
    case 'debtor':
      return actor.debtorIds.length > 0 ? inArray(messageDrafts.debtorId, [...actor.debtorIds]) : sql`false`;
    case 'staff':
      return eq(messageDrafts.staffId, actor.staffId);
    case 'system':
    case 'nobody':
      return sql`false`;
  }
};

/**
 * The files that an actor may open, as a condition on `files` joined with its dossier, document, attachment and draft:
 * documents and sent attachments of dossiers within reach, and the actor's own drafts there.
 */
export const filesWithinReach = (actor: Actor): SQL =>
  and(
    dossiersWithinReach(actor),
    or(isNotNull(documents.id), isNotNull(attachments.messageId), ownDrafts(actor)),
  ) ?? sql`false`;

/** A file that the actor may open, or null: unknown and not yours look the same. */
export async function findFile(ctx: Context, fileId: string): Promise<FileView | null> {
  if (!isId(fileId)) return null;
  const [row] = await ctx.db
    .select({
      id: files.id,
      dossierId: files.dossierId,
      name: files.name,
      mediaType: files.mediaType,
      sizeBytes: files.sizeBytes,
      storageKey: files.storageKey,
      sha256: files.sha256,
      documentId: documents.id,
    })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .leftJoin(documents, eq(documents.fileId, files.id))
    .leftJoin(attachments, eq(attachments.fileId, files.id))
    .leftJoin(messageDrafts, eq(messageDrafts.id, attachments.draftId))
    .where(and(eq(files.id, fileId), filesWithinReach(ctx.actor)))
    .limit(1);
  if (!row) return null;
  const { documentId, ...file } = row;
  const isDocument = documentId !== null;
  return { ...file, servedInline: mayServeInline({ isDocument, mediaType: file.mediaType }) };
}

/** A file about to be handed out. A look by staff goes into the audit trail, in the same transaction. */
export async function openFile(ctx: Context, fileId: string): Promise<FileView | null> {
  return ctx.db.transaction(async (tx) => {
    const file = await findFile({ ...ctx, db: tx }, fileId);
    if (file && ctx.actor.kind === 'staff') {
      await record(tx, ctx, { type: 'file.opened', dossierId: file.dossierId, facts: { fileId: file.id } });
    }
    return file;
  });
}

// Letters and receipts that no member of staff added are made by the portal; the rest came with the creditor's file.
const madeHere = new Set<DocumentKind>(['letter', 'receipt']);

/** The documents of a dossier, newest first. */
export async function listDocuments(ctx: Context, dossier: Owned<DossierView>): Promise<DocumentView[]> {
  const rows = await ctx.db
    .select({
      id: documents.id,
      fileId: documents.fileId,
      kind: documents.kind,
      title: documents.title,
      issuedOn: documents.issuedOn,
      invoiceNumber: invoices.number,
      sizeBytes: files.sizeBytes,
      mediaType: files.mediaType,
      staffId: documents.addedByStaffId,
    })
    .from(documents)
    .innerJoin(files, eq(files.id, documents.fileId))
    .leftJoin(invoices, eq(invoices.id, documents.invoiceId))
    .where(eq(documents.dossierId, dossier.id))
    .orderBy(desc(documents.issuedOn), desc(documents.createdAt), documents.id);
  return rows.map(({ staffId, ...row }) => ({
    ...row,
    issuedOn: row.issuedOn as Day,
    addedBy: staffId ? 'staff' : madeHere.has(row.kind) ? 'system' : 'creditor',
    servedInline: mayServeInline({ isDocument: true, mediaType: row.mediaType }),
  }));
}
