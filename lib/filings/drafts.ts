import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filingDrafts, filingFiles } from '@/db/schema/filings.ts';
import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { holdMandate } from '../mandates/hold.ts';
import { needOf } from './reach.ts';
import type { FilingKind, Typed } from './view.ts';

/** The draft of this journey, made where there is none, and locked; null for a dossier out of reach. */
export async function touchDraft(
  tx: Database,
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  kind: FilingKind,
): Promise<{ id: string; typed: Typed } | null> {
  const { actor } = ctx;
  if (!(await holdMandate(tx, ctx, needOf(kind)))) return null;
  if (!(await findDossier({ ...ctx, db: tx }, dossierId, needOf(kind)))) return null;
  const [owner] = await tx
    .select({ debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  if (!owner) return null;
  const author = actor.kind === 'mediator' ? { mandateId: actor.mandateId } : owner;
  const column = actor.kind === 'mediator' ? filingDrafts.mandateId : filingDrafts.debtorId;
  const [draft] = await tx
    .insert(filingDrafts)
    .values({ dossierId, kind, ...author, details: {}, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: [filingDrafts.dossierId, column, filingDrafts.kind],
      set: { updatedAt: ctx.now },
    })
    .returning({ id: filingDrafts.id, typed: filingDrafts.details });
  return draft ? { id: draft.id, typed: draft.typed as Typed } : null;
}

/**
 * The files of a draft become the filing's, and the event's that brought them later, and stand among the documents; the draft
 * is gone.
 */
export async function handOver(
  tx: Database,
  ctx: Context,
  draftId: string,
  { filingId, eventId = null }: { filingId: string; eventId?: number | null },
): Promise<void> {
  const moved = await tx
    .update(filingFiles)
    .set({ filingId, eventId, draftId: null })
    .where(eq(filingFiles.draftId, draftId))
    .returning({ fileId: filingFiles.fileId });
  for (const { fileId } of moved) await showAsDocument(tx, ctx, fileId);
  await tx.delete(filingDrafts).where(eq(filingDrafts.id, draftId));
}

async function showAsDocument(tx: Database, { today }: { today: Day }, fileId: string): Promise<void> {
  const [file] = await tx.select().from(files).where(eq(files.id, fileId));
  if (!file) throw new Error('a linked file has a row');
  await tx
    .insert(documents)
    .values({ dossierId: file.dossierId, fileId, kind: 'proof', title: file.name, issuedOn: today });
}

/** Files that the debtor attached to what was sent before, as new evidence. */
export async function addLater(
  tx: Database,
  ctx: Context,
  {
    id,
    dossierId,
    kind,
    debtorId,
    eventId,
  }: { id: string; dossierId: string; kind: FilingKind; debtorId: string; eventId: number },
): Promise<void> {
  const [draft] = await tx
    .select({ id: filingDrafts.id })
    .from(filingDrafts)
    .where(
      and(
        eq(filingDrafts.dossierId, dossierId),
        eq(filingDrafts.debtorId, debtorId),
        eq(filingDrafts.kind, kind),
      ),
    );
  if (draft) await handOver(tx, ctx, draft.id, { filingId: id, eventId });
}
