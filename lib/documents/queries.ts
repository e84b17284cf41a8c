import { and, asc, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { accessCodes } from '@/db/schema/access.ts';
import { attachments, documents, files, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { filingDrafts, filingFiles } from '@/db/schema/filings.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { ownFilingDrafts } from '../filings/reach.ts';
import { mandateAllows } from '../mandates/reach.ts';
import { checkCodeFor } from '../receipts/queries.ts';
import { documentsPerPage, fileKinds, mayServeInline, receiptNumber } from './rules.ts';
import type { DocumentKind, DocumentView, FileView, ReceiptView } from './view.ts';

/** Whose drafts an actor may open: their own, never those of the other side. */
const ownDrafts = (actor: Actor): SQL => {
  switch (actor.kind) {
    case 'debtor':
      return actor.debtorIds.length > 0 ? inArray(messageDrafts.debtorId, [...actor.debtorIds]) : sql`false`;
    case 'mediator':
      return and(eq(messageDrafts.mandateId, actor.mandateId), mandateAllows(actor, 'message')) ?? sql`false`;
    case 'staff':
      return eq(messageDrafts.staffId, actor.staffId);
    case 'system':
    case 'nobody':
      return sql`false`;
  }
};

/** Files of a filing that a debtor has not sent yet; those that were sent stand among the documents. */
const inOwnFiling = (actor: Actor): SQL =>
  sql`exists (select 1 from ${filingFiles} join ${filingDrafts} on ${filingDrafts.id} = ${filingFiles.draftId}
    where ${filingFiles.fileId} = ${files.id} and ${ownFilingDrafts(actor)})`;

/**
 * The files that an actor may open, as a condition on `files` joined with its dossier, document, attachment and draft:
 * documents and sent attachments of dossiers within reach, and the actor's own drafts there.
 */
export const filesWithinReach = (actor: Actor): SQL =>
  and(
    dossiersWithinReach(actor, 'read'),
    or(
      and(isNotNull(documents.id), mandateAllows(actor, 'download')),
      and(
        isNotNull(attachments.messageId),
        mandateAllows(actor, 'download'),
        mandateAllows(actor, 'message'),
      ),
      ownDrafts(actor),
      inOwnFiling(actor),
    ),
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
      kind: documents.kind,
    })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .leftJoin(documents, eq(documents.fileId, files.id))
    .leftJoin(attachments, eq(attachments.fileId, files.id))
    .leftJoin(messageDrafts, eq(messageDrafts.id, attachments.draftId))
    .where(and(eq(files.id, fileId), filesWithinReach(ctx.actor)))
    .limit(1);
  if (!row) return null;
  const { kind, ...file } = row;
  return { ...file, servedInline: mayServeInline({ kind, mediaType: file.mediaType }) };
}

/** A file about to be handed out. A look by staff or a mediator goes into the audit trail, in the same transaction. */
export async function openFile(ctx: Context, fileId: string): Promise<FileView | null> {
  return ctx.db.transaction(async (tx) => {
    const file = await findFile({ ...ctx, db: tx }, fileId);
    if (file && ctx.actor.kind !== 'debtor') {
      await record(tx, ctx, { type: 'file.opened', dossierId: file.dossierId, facts: { fileId: file.id } });
    }
    return file;
  });
}

// Letters and receipts that no member of staff added are made by the portal; the rest came with the creditor's file.
const ownSource: Partial<Record<DocumentKind, DocumentView['addedBy']>> = {
  letter: 'system',
  receipt: 'system',
  proof: 'debtor',
};

/** A page of the documents of a dossier and of the receipts of its debtor's messages, newest first. */
export async function listDocuments(
  ctx: Context,
  dossier: Owned<DossierView>,
  asked = 1,
): Promise<{ documents: DocumentView[]; page: number; pages: number }> {
  const isReceipt = and(
    eq(messages.dossierId, dossier.id),
    isNotNull(messages.debtorId),
    mandateAllows(ctx.actor, 'download'),
    mandateAllows(ctx.actor, 'message'),
  );
  const isDocument = and(eq(documents.dossierId, dossier.id), mandateAllows(ctx.actor, 'download'));
  const total = (await ctx.db.$count(documents, isDocument)) + (await ctx.db.$count(messages, isReceipt));
  const pages = Math.max(1, Math.ceil(total / documentsPerPage));
  const page = Math.min(asked, pages);
  const stored = ctx.db
    .select({
      id: documents.id,
      fileId: sql<string | null>`${documents.fileId}`.as('file_id'),
      kind: documents.kind,
      title: documents.title,
      issuedOn: sql<string>`${documents.issuedOn}::text`.as('issued_on'),
      at: documents.createdAt,
      invoiceNumber: sql<string | null>`${invoices.number}`.as('invoice_number'),
      sizeBytes: sql<number | null>`${files.sizeBytes}`.as('size_bytes'),
      mediaType: sql<string>`${files.mediaType}`.as('media_type'),
      staffId: documents.addedByStaffId,
    })
    .from(documents)
    .innerJoin(files, eq(files.id, documents.fileId))
    .leftJoin(invoices, eq(invoices.id, documents.invoiceId))
    .where(isDocument);
  const receipts = ctx.db
    .select({
      id: messages.id,
      fileId: sql<string | null>`null::uuid`.as('file_id'),
      kind: sql<DocumentKind>`'receipt'::document_kind`.as('kind'),
      title: sql<string>`''`.as('title'),
      issuedOn: sql<string>`(${messages.sentAt} at time zone 'Europe/Brussels')::date::text`.as('issued_on'),
      at: messages.sentAt,
      invoiceNumber: sql<string | null>`null::text`.as('invoice_number'),
      sizeBytes: sql<number | null>`null::int`.as('size_bytes'),
      mediaType: sql<string>`${fileKinds.pdf.mediaType}::text`.as('media_type'),
      staffId: messages.staffId,
    })
    .from(messages)
    .where(isReceipt);
  const rows = await unionAll(stored, receipts)
    .orderBy(sql`issued_on desc, created_at desc, id`)
    .limit(documentsPerPage)
    .offset((page - 1) * documentsPerPage);
  const shown = rows.map(({ staffId, at, ...row }): DocumentView => {
    const isMade = row.fileId === null;
    return {
      ...row,
      issuedOn: row.issuedOn as Day,
      receipt: isMade ? { number: receiptNumber(row.id), messageId: row.id, sentAt: at } : null,
      addedBy: staffId ? 'staff' : (ownSource[row.kind] ?? 'creditor'),
      servedInline: mayServeInline(row),
    };
  });
  return { documents: shown, page, pages };
}

/** The receipt of a message that the debtor sent in this dossier, about to be handed out; null for any other id. */
export async function openReceipt(
  ctx: Context,
  dossier: Owned<DossierView>,
  messageId: string,
): Promise<ReceiptView | null> {
  if (!isId(messageId)) return null;
  return ctx.db.transaction(async (tx) => {
    const [message] = await tx
      .select({
        sentAt: messages.sentAt,
        body: messages.body,
        mediator: { name: mandates.name, organisation: mandates.organisation },
      })
      .from(messages)
      .leftJoin(mandates, eq(mandates.id, messages.mandateId))
      .where(
        and(
          ...[eq(messages.id, messageId), eq(messages.dossierId, dossier.id), isNotNull(messages.debtorId)],
          ...[mandateAllows(ctx.actor, 'download'), mandateAllows(ctx.actor, 'message')],
        ),
      );
    if (!message) return null;
    const sent = await tx
      .select({ name: files.name, sizeBytes: files.sizeBytes, sha256: files.sha256 })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId))
      .where(eq(attachments.messageId, messageId))
      .orderBy(asc(attachments.position));
    if (ctx.actor.kind !== 'debtor') {
      await record(tx, ctx, { type: 'receipt.opened', dossierId: dossier.id, facts: { messageId } });
    }
    const code = await checkCodeFor(tx, 'message', messageId);
    return { number: receiptNumber(messageId), code, ...message, attachments: sent };
  });
}

/** When the newest access code of a dossier was made, with the letter that carries it. */
export async function findLetterInstant(ctx: Context, dossier: Owned<DossierView>): Promise<Date | null> {
  const [code] = await ctx.db
    .select({ madeAt: accessCodes.createdAt })
    .from(accessCodes)
    .where(eq(accessCodes.dossierId, dossier.id))
    .orderBy(desc(accessCodes.createdAt))
    .limit(1);
  return code?.madeAt ?? null;
}
