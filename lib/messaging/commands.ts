import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { attachments, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { takeTurn } from '../auth/limits.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { authorColumn } from '../documents/rows.ts';
import { receiptNumber } from '../documents/rules.ts';
import { findDossier } from '../dossiers/queries.ts';
import { holdMandate } from '../mandates/hold.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { writeReceipt } from '../receipts/write-receipt.ts';
import { err, ok, type Result } from '../result.ts';
import { ownDraft } from './queries.ts';
import { saysSomething } from './rules.ts';

type Writer = Context<DebtorActor | MediatorActor | StaffActor>;

/** Who writes in a dossier: the member of staff, or the debtor of that dossier, for whom a mediator may write. */
async function authorOf(tx: Database, { actor }: Writer, dossierId: string) {
  if (actor.kind === 'staff') return { staffId: actor.staffId };
  const [row] = await tx
    .select({ debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  if (!row) throw new Error('an owned dossier has a debtor');
  return { debtorId: row.debtorId, ...(actor.kind === 'mediator' ? { mandateId: actor.mandateId } : {}) };
}

/** Keeps what was typed, so that nothing is lost by an error, a chosen file or a session that ends. */
export async function saveDraft(
  ctx: Writer,
  input: { dossierId: string; body: string },
): Promise<Result<{ draftId: string }, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await findToWriteIn(tx, ctx, input.dossierId);
    if (!dossier) return err('notFound');
    const draftId = await keepDraft(tx, ctx, dossier.id, input.body);
    await record(tx, ctx, { type: 'message.drafted', dossierId: dossier.id });
    return ok({ draftId });
  });
}

/** A dossier in which this person may write; the leave of a mediator holds until the transaction ends. */
async function findToWriteIn(tx: Database, ctx: Writer, dossierId: string) {
  return (await holdMandate(tx, ctx, 'message'))
    ? findDossier({ ...ctx, db: tx }, dossierId, 'message')
    : null;
}

async function keepDraft(tx: Database, ctx: Writer, dossierId: string, body: string): Promise<string> {
  const author =
    ctx.actor.kind === 'mediator' ? { mandateId: ctx.actor.mandateId } : await authorOf(tx, ctx, dossierId);
  const [row] = await tx
    .insert(messageDrafts)
    .values({ dossierId, ...author, body, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: [messageDrafts.dossierId, authorColumn(author)],
      set: { body, updatedAt: ctx.now },
    })
    .returning({ id: messageDrafts.id });
  if (!row) throw new Error('the draft was not written');
  return row.id;
}

/**
 * Sends a message with the files of the person's draft. The same submission twice is one message; a message without
 * text and files is refused as `empty`.
 */
export async function sendMessage(
  ctx: Writer,
  input: { dossierId: string; submissionId: string; body: string },
): Promise<Result<{ messageId: string; again: boolean }, 'notFound' | 'empty' | 'tooManyMessages'>> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await findToWriteIn(tx, ctx, input.dossierId);
    if (!dossier) return err('notFound');
    const [draft] = await tx
      .select({ id: messageDrafts.id })
      .from(messageDrafts)
      .where(ownDraft(ctx, dossier.id))
      .for('update');
    // Asked only now: who waited for the draft finds what the same form sent with it.
    const already = await sentBefore(tx, input.submissionId, dossier.id);
    if (already.ok) return already;
    const [kept] = draft
      ? await tx.select({ files: count() }).from(attachments).where(eq(attachments.draftId, draft.id))
      : [{ files: 0 }];
    if (!saysSomething({ body: input.body, files: kept?.files ?? 0 })) return err('empty');
    if (!(await takeTurn({ ...ctx, db: tx }, 'message'))) return err('tooManyMessages');

    const [message] = await tx
      .insert(messages)
      .values({
        dossierId: dossier.id,
        ...(await authorOf(tx, ctx, dossier.id)),
        submissionId: input.submissionId,
        body: input.body,
        sentAt: ctx.now,
      })
      .onConflictDoNothing({ target: messages.submissionId })
      .returning({ id: messages.id });
    if (!message) return sentBefore(tx, input.submissionId, dossier.id);
    if (draft) {
      await tx
        .update(attachments)
        .set({ messageId: message.id, draftId: null })
        .where(eq(attachments.draftId, draft.id));
      await tx.delete(messageDrafts).where(eq(messageDrafts.id, draft.id));
    }
    if (ctx.actor.kind !== 'staff') {
      const number = receiptNumber(message.id);
      await writeReceipt(tx, ctx, { dossierId: dossier.id, kind: 'message', objectId: message.id, number });
    }
    await queueMail(tx, ctx, {
      ...{ dossierId: dossier.id, cause: message.id },
      ...(ctx.actor.kind === 'staff'
        ? { kind: 'answer' }
        : { kind: 'receipt', facts: { number: receiptNumber(message.id) } }),
    });
    await record(tx, ctx, {
      type: ctx.actor.kind === 'staff' ? 'message.answered' : 'message.sent',
      dossierId: dossier.id,
      facts: { messageId: message.id, files: kept?.files ?? 0 },
    });
    return ok({ messageId: message.id, again: false });
  });
}

/** What the same form sent before, in this dossier: nothing is said of another one. */
async function sentBefore(
  tx: Database,
  submissionId: string,
  dossierId: string,
): Promise<Result<{ messageId: string; again: boolean }, 'notFound'>> {
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.submissionId, submissionId), eq(messages.dossierId, dossierId)));
  return row ? ok({ messageId: row.id, again: true }) : err('notFound');
}

/** Notes that these messages, as far as they are the other side's, were on the screen of this person. A mediator reads for nobody. */
export async function markRead(
  ctx: Context<DebtorActor | StaffActor>,
  dossierId: string,
  listed: readonly string[],
): Promise<Result<{ read: number }, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await findDossier({ ...ctx, db: tx }, dossierId);
    if (!dossier) return err('notFound');
    const fromOther =
      ctx.actor.kind === 'staff' ? sql`${messages.debtorId} is not null` : sql`${messages.debtorId} is null`;
    const read = await tx
      .update(messages)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(messages.dossierId, dossier.id),
          inArray(messages.id, [...listed]),
          isNull(messages.readAt),
          fromOther,
        ),
      )
      .returning({ id: messages.id });
    if (read.length > 0) {
      await record(tx, ctx, {
        type: 'messages.read',
        dossierId: dossier.id,
        facts: { messages: read.length },
      });
    }
    return ok({ read: read.length });
  });
}
