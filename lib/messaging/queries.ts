import { and, asc, count, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { attachments, files, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { creditors, debtors, staff } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { mandateAllows } from '../mandates/reach.ts';
import type { AttachmentView, DraftView, MessageView, UnansweredView } from './view.ts';

export const messagesPerPage = 50;

/** The page that an address names: 1 for nothing and for nonsense. */
export const pageOf = (text: string | undefined): number =>
  /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 1;

const fileColumns = {
  fileId: files.id,
  name: files.name,
  mediaType: files.mediaType,
  sizeBytes: files.sizeBytes,
};

/** A page of the conversation, newest messages on page 1, each page oldest first. */
export async function listMessages(
  ctx: Context,
  dossier: Owned<DossierView>,
  asked = 1,
): Promise<{ messages: MessageView[]; page: number; pages: number }> {
  const inThread = and(eq(messages.dossierId, dossier.id), mandateAllows(ctx.actor, 'message'));
  const [total] = await ctx.db.select({ messages: count() }).from(messages).where(inThread);
  const pages = Math.max(1, Math.ceil((total?.messages ?? 0) / messagesPerPage));
  const page = Math.min(asked, pages);
  const rows = await ctx.db
    .select({
      id: messages.id,
      staffId: messages.staffId,
      notice: messages.notice,
      staffName: staff.name,
      mediator: { name: mandates.name, organisation: mandates.organisation },
      body: messages.body,
      sentAt: messages.sentAt,
      readAt: messages.readAt,
    })
    .from(messages)
    .leftJoin(staff, eq(staff.id, messages.staffId))
    .leftJoin(mandates, eq(mandates.id, messages.mandateId))
    .where(inThread)
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(messagesPerPage)
    .offset((page - 1) * messagesPerPage);
  const kept = await attachmentsOf(
    ctx,
    attachments.messageId,
    rows.map((row) => row.id),
  );
  return {
    messages: rows
      .map(({ staffId, notice, ...row }) => ({
        ...row,
        author: staffId ? ('staff' as const) : notice ? ('notice' as const) : ('debtor' as const),
        attachments: kept.get(row.id) ?? [],
      }))
      .reverse(),
    page,
    pages,
  };
}

async function attachmentsOf(
  ctx: Context,
  owner: PgColumn,
  ids: string[],
): Promise<Map<string, AttachmentView[]>> {
  const byOwner = new Map<string, AttachmentView[]>();
  if (ids.length === 0) return byOwner;
  const rows = await ctx.db
    .select({ ...fileColumns, owner: sql<string>`${owner}` })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(inArray(owner, ids))
    .orderBy(asc(attachments.position));
  for (const { owner: id, ...file } of rows) byOwner.set(id, [...(byOwner.get(id) ?? []), file]);
  return byOwner;
}

/** Whose draft: the asking person's own, never the other side's. */
export const ownDraft = (ctx: Context, dossierId: string): SQL => {
  const { actor } = ctx;
  const author =
    actor.kind === 'staff'
      ? eq(messageDrafts.staffId, actor.staffId)
      : actor.kind === 'debtor'
        ? inArray(messageDrafts.debtorId, [...actor.debtorIds])
        : actor.kind === 'mediator'
          ? and(eq(messageDrafts.mandateId, actor.mandateId), mandateAllows(actor, 'message'))
          : sql`false`;
  return and(eq(messageDrafts.dossierId, dossierId), author) ?? sql`false`;
};

/** What the person has typed and attached in this dossier but not sent. */
export async function findDraft(ctx: Context, dossier: Owned<DossierView>): Promise<DraftView> {
  const [draft] = await ctx.db
    .select({ id: messageDrafts.id, body: messageDrafts.body })
    .from(messageDrafts)
    .where(ownDraft(ctx, dossier.id))
    .limit(1);
  if (!draft) return { body: '', files: [] };
  const kept = await attachmentsOf(ctx, attachments.draftId, [draft.id]);
  return { body: draft.body, files: kept.get(draft.id) ?? [] };
}

/** Dossiers whose last word is the debtor's, the longest waiting first; limited, with the whole number. */
export async function listUnanswered(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ rows: UnansweredView[]; total: number }> {
  const lastAnswer = sql`(select max(answer.sent_at) from ${messages} answer where answer.dossier_id = ${messages.dossierId} and answer.staff_id is not null)`;
  const waiting = ctx.db
    .select({
      dossierId: messages.dossierId,
      waitingSince: sql<Date>`min(${messages.sentAt})`.mapWith(messages.sentAt).as('waiting_since'),
      waiting: count().as('waiting'),
      firstWords: sql<string>`left((array_agg(${messages.body} order by ${messages.sentAt}))[1], 160)`.as(
        'first_words',
      ),
    })
    .from(messages)
    .where(
      and(
        isNotNull(messages.debtorId),
        sql`${messages.sentAt} > coalesce(${lastAnswer}, '-infinity'::timestamptz)`,
      ),
    )
    .groupBy(messages.dossierId)
    .as('waiting_messages');
  const rows = await ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({
        dossierId: dossiers.id,
        reference: dossiers.reference,
        debtorName: debtors.name,
        creditorName: creditors.name,
        language: debtors.language,
        waitingSince: waiting.waitingSince,
        waiting: waiting.waiting,
        firstWords: waiting.firstWords,
        total: sql<string>`count(*) over ()`,
      })
      .from(waiting)
      .innerJoin(dossiers, eq(dossiers.id, waiting.dossierId))
      .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
      .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
      .where(dossiersWithinReach(ctx.actor))
      .orderBy(asc(waiting.waitingSince))
      .limit(most);
    await record(tx, ctx, { type: 'queue.seen', facts: { dossiers: found.length } });
    return found;
  });
  return { rows: rows.map(({ total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
