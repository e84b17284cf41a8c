import { and, eq } from 'drizzle-orm';
import { files } from '@/db/schema/correspondence.ts';
import { filingDrafts, filingFiles } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import { takeTurn } from '../auth/limits.ts';
import type { Context, DebtorActor } from '../context.ts';
import { insertFile, lockSide } from '../documents/rows.ts';
import { maxDossierBytes, maxFilesPerMessage } from '../documents/rules.ts';
import { linkBytes, removeBytes, storeJudged } from '../documents/store-judged.ts';
import type { FileRefusal } from '../documents/verdict.ts';
import { findDossier, isId } from '../dossiers/queries.ts';
import { err, ok, type Result } from '../result.ts';
import { touchDraft } from './drafts.ts';
import { ownFilingDrafts } from './reach.ts';
import type { FilingKind } from './view.ts';

type Refusal = 'notFound' | FileRefusal | 'tooManyFiles' | 'dossierFull' | 'tooManyUploads' | 'notStored';

/** Attaches a file to the draft of a journey. The same bytes under the same name twice are one. */
export async function attachToDraft(
  ctx: Context<DebtorActor>,
  { dossierId, kind, file }: { dossierId: string; kind: FilingKind; file: File },
): Promise<Result<{ fileId: string; again: boolean }, Refusal>> {
  if (!(await findDossier(ctx, dossierId))) return err('notFound');
  if (!(await takeTurn(ctx, 'upload'))) return err('tooManyUploads');
  const stored = await storeJudged(ctx, dossierId, file);
  if (!stored.ok) return stored;
  const kept = stored.value;
  return linkBytes(ctx, kept, async (tx): Promise<Result<{ fileId: string; again: boolean }, Refusal>> => {
    const side = await lockSide(tx, ctx, dossierId);
    const draft = await touchDraft(tx, ctx, dossierId, kind);
    if (!side || !draft) return err('notFound');
    const present = await tx
      .select({ fileId: files.id, name: files.name, sha256: files.sha256 })
      .from(filingFiles)
      .innerJoin(files, eq(files.id, filingFiles.fileId))
      .where(eq(filingFiles.draftId, draft.id));
    const same = present.find(({ name, sha256 }) => name === kept.name && sha256 === kept.sha256);
    if (same) return ok({ fileId: same.fileId, again: true });
    if (present.length >= maxFilesPerMessage) return err('tooManyFiles');
    if (side.bytes + kept.sizeBytes > maxDossierBytes) return err('dossierFull');
    const fileId = await insertFile(tx, { ...kept, dossierId, ...side.uploader });
    await tx.insert(filingFiles).values({ fileId, draftId: draft.id });
    await record(tx, ctx, { type: 'file.attached', dossierId, facts: { fileId, kind } });
    return ok({ fileId, again: false });
  });
}

/** Takes a file off the person's own draft and removes its bytes. */
export async function removeFromDraft(
  ctx: Context<DebtorActor>,
  { fileId }: { fileId: string },
): Promise<Result<{ dossierId: string; kind: FilingKind }, 'notFound'>> {
  if (!isId(fileId)) return err('notFound');
  const removed = await ctx.db.transaction(async (tx) => {
    const [file] = await tx
      .select({ dossierId: files.dossierId, storageKey: files.storageKey, kind: filingDrafts.kind })
      .from(filingFiles)
      .innerJoin(files, eq(files.id, filingFiles.fileId))
      .innerJoin(filingDrafts, eq(filingDrafts.id, filingFiles.draftId))
      .where(and(eq(filingFiles.fileId, fileId), ownFilingDrafts(ctx.actor)))
      .for('update', { of: filingFiles });
    if (!file) return null;
    await tx.delete(filingFiles).where(eq(filingFiles.fileId, fileId));
    await tx.delete(files).where(eq(files.id, fileId));
    await record(tx, ctx, { type: 'file.removed', dossierId: file.dossierId, facts: { fileId } });
    return file;
  });
  if (!removed) return err('notFound');
  await removeBytes([removed.storageKey]);
  return ok({ dossierId: removed.dossierId, kind: removed.kind });
}
