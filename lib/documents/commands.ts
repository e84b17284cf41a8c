import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { attachments, documents, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { takeTurn } from '../auth/limits.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier, isId } from '../dossiers/queries.ts';
import { holdMandate } from '../mandates/hold.ts';
import { err, ok, type Result } from '../result.ts';
import type { Uploads } from '../storage/uploadthing.ts';
import { filesWithinReach } from './queries.ts';
import { documentOf, insertFile, lockSide, type Sender, touchDraft } from './rows.ts';
import { maxDossierBytes, maxFilesPerMessage } from './rules.ts';
import { type KeptFile, linkBytes, removeBytes, storeJudged } from './store-judged.ts';
import type { FileRefusal } from './verdict.ts';
import type { DocumentKind } from './view.ts';

type Kept = { fileId: string; again: boolean };

/** Why a file was not kept. `dossierFull`: the limit of all files of one side in a dossier. */
export type SendFileRefusal =
  | 'notFound'
  | FileRefusal
  | 'tooManyFiles'
  | 'dossierFull'
  | 'tooManyUploads'
  | 'notStored';

/** Attaches a file to the person's draft in a dossier. The same bytes under the same name twice are one attachment. */
export async function attachFile(
  ctx: Sender,
  input: { dossierId: string; file: File },
): Promise<Result<Kept, SendFileRefusal>> {
  const dossier = await findDossier(ctx, input.dossierId, 'message');
  if (!dossier) return err('notFound');
  // Before it is judged, which is the work.
  if (!(await takeTurn(ctx, 'upload'))) return err('tooManyUploads');
  const stored = await storeJudged(ctx, dossier.id, input.file);
  if (!stored.ok) return stored;
  const kept = stored.value;
  return linkBytes(ctx, kept, async (tx): Promise<Result<Kept, SendFileRefusal>> => {
    const side = await lockSide(tx, ctx, dossier.id);
    if (!side) return err('notFound');
    const draftId = await touchDraft(tx, ctx, dossier.id, side);
    const present = await tx
      .select({ fileId: files.id, position: attachments.position, name: files.name, sha256: files.sha256 })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId))
      .where(eq(attachments.draftId, draftId));
    const same = present.find((file) => file.name === kept.name && file.sha256 === kept.sha256);
    if (same) return ok({ fileId: same.fileId, again: true });
    if (present.length >= maxFilesPerMessage) return err('tooManyFiles');
    if (side.bytes + kept.sizeBytes > maxDossierBytes) return err('dossierFull');

    const fileId = await insertFile(tx, { ...kept, dossierId: dossier.id, ...side.uploader });
    const position = Math.max(0, ...present.map((file) => file.position)) + 1;
    await tx.insert(attachments).values({ fileId, draftId, position });
    await record(tx, ctx, { type: 'file.attached', dossierId: dossier.id, facts: factsOf(fileId, kept) });
    return ok({ fileId, again: false });
  });
}

/** Attaches what the browser sent straight to the service; whatever comes of it, the unjudged bytes go there. */
export async function attachUpload(
  ctx: Sender,
  input: { dossierId: string; storageKey: string; name: string; declaredType: string },
  uploads: Uploads,
): Promise<Result<Kept, SendFileRefusal>> {
  try {
    const bytes = await uploads.read(input.storageKey);
    if (!bytes) return err('notStored');
    const file = new File([bytes], input.name, { type: input.declaredType });
    return await attachFile(ctx, { dossierId: input.dossierId, file });
  } finally {
    await uploads
      .remove(input.storageKey)
      .catch((error) => console.error('An upload could not be removed.', error));
  }
}

/** Takes a file off the person's own draft and removes its bytes. */
export async function removeAttachment(
  ctx: Sender,
  input: { fileId: string },
): Promise<Result<{ fileId: string }, 'notFound'>> {
  if (!isId(input.fileId)) return err('notFound');
  const removed = await ctx.db.transaction(async (tx) => {
    if (!(await holdMandate(tx, ctx, 'message'))) return null;
    const [file] = await tx
      .select({ id: files.id, dossierId: files.dossierId, storageKey: files.storageKey })
      .from(files)
      .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
      .innerJoin(attachments, eq(attachments.fileId, files.id))
      .innerJoin(messageDrafts, eq(messageDrafts.id, attachments.draftId))
      .leftJoin(documents, eq(documents.fileId, files.id))
      .where(and(eq(files.id, input.fileId), isNotNull(attachments.draftId), filesWithinReach(ctx.actor)))
      .for('update', { of: attachments });
    if (!file) return null;
    await tx.delete(attachments).where(eq(attachments.fileId, file.id));
    await tx.delete(files).where(eq(files.id, file.id));
    await record(tx, ctx, { type: 'file.removed', dossierId: file.dossierId, facts: { fileId: file.id } });
    return file;
  });
  if (!removed) return err('notFound');
  await removeBytes([removed.storageKey]);
  return ok({ fileId: removed.id });
}

export type NewDocument = {
  dossierId: string;
  kind: DocumentKind;
  title: string;
  issuedOn: Day;
  file: File;
  /** Random, made with the form: the same form twice is one document. */
  submissionId: string;
};

/** Adds a document to a dossier, for the debtor to see. */
export async function addDocument(
  ctx: Context<StaffActor>,
  input: NewDocument,
): Promise<Result<Kept, SendFileRefusal>> {
  const dossier = await findDossier(ctx, input.dossierId);
  if (!dossier) return err('notFound');
  const before = await addedBefore(ctx.db, dossier.id, input.submissionId);
  if (before) return before;
  const stored = await storeJudged(ctx, dossier.id, input.file);
  if (!stored.ok) return stored;
  const kept = stored.value;
  return linkBytes(ctx, kept, async (tx): Promise<Result<Kept, SendFileRefusal>> => {
    const side = await lockSide(tx, ctx, dossier.id);
    if (!side) return err('notFound');
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`document ${input.submissionId}`}, 0))`,
    );
    const already = await addedBefore(tx, dossier.id, input.submissionId);
    if (already) return already;
    if (side.bytes + kept.sizeBytes > maxDossierBytes) return err('dossierFull');

    const { kind, title, issuedOn, submissionId } = input;
    const fileId = await insertFile(tx, { ...kept, dossierId: dossier.id, ...side.uploader });
    await tx.insert(documents).values({
      dossierId: dossier.id,
      fileId,
      kind,
      title,
      issuedOn,
      submissionId,
      addedByStaffId: ctx.actor.staffId,
    });
    await record(tx, ctx, {
      type: 'document.added',
      dossierId: dossier.id,
      facts: { kind, ...factsOf(fileId, kept) },
    });
    return ok({ fileId, again: false });
  });
}

/** What the same form added before; nothing is said of a document in another dossier. */
async function addedBefore(
  tx: Database,
  dossierId: string,
  submissionId: string,
): Promise<Result<Kept, 'notFound'> | null> {
  const document = await documentOf(tx, submissionId);
  if (!document) return null;
  return document.dossierId === dossierId ? ok({ fileId: document.fileId, again: true }) : err('notFound');
}

const factsOf = (fileId: string, { mediaType, sizeBytes }: KeptFile) => ({ fileId, mediaType, sizeBytes });
