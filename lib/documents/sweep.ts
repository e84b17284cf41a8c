import { inArray, lt } from 'drizzle-orm';
import { attachments, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { filingDrafts, filingFiles } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import type { Context, SystemActor } from '../context.ts';
import { storage } from '../storage/storage.ts';
import { draftDays } from './rules.ts';
import { removeBytes } from './store-judged.ts';

const dayMs = 24 * 60 * 60_000;
const batchSize = 500;

/** Removes drafts that nobody touched for 30 days, with their files. */
export async function sweepDrafts(ctx: Context<SystemActor>): Promise<{ drafts: number; files: number }> {
  const before = new Date(ctx.now.getTime() - draftDays * dayMs);
  const swept = await ctx.db.transaction(async (tx) => {
    const drafts = await tx
      .select({ id: messageDrafts.id })
      .from(messageDrafts)
      .where(lt(messageDrafts.updatedAt, before))
      .limit(batchSize)
      .for('update', { skipLocked: true });
    if (drafts.length === 0) return { drafts: 0, gone: [] };
    const ids = drafts.map((draft) => draft.id);
    const attached = await tx
      .delete(attachments)
      .where(inArray(attachments.draftId, ids))
      .returning({ fileId: attachments.fileId });
    const gone = await tx
      .delete(files)
      .where(
        inArray(
          files.id,
          attached.map((file) => file.fileId),
        ),
      )
      .returning({ storageKey: files.storageKey });
    await tx.delete(messageDrafts).where(inArray(messageDrafts.id, ids));
    await record(tx, ctx, { type: 'drafts.swept', facts: { drafts: ids.length, files: gone.length } });
    return { drafts: ids.length, gone };
  });
  await removeBytes(swept.gone.map((file) => file.storageKey));
  return { drafts: swept.drafts, files: swept.gone.length };
}

/** Removes journeys that were begun and not touched for 30 days, with their files. */
export async function sweepFilingDrafts(ctx: Context<SystemActor>): Promise<number> {
  const before = new Date(ctx.now.getTime() - draftDays * dayMs);
  const swept = await ctx.db.transaction(async (tx) => {
    const drafts = await tx
      .select({ id: filingDrafts.id })
      .from(filingDrafts)
      .where(lt(filingDrafts.updatedAt, before))
      .limit(batchSize)
      .for('update', { skipLocked: true });
    if (drafts.length === 0) return { drafts: 0, gone: [] };
    const ids = drafts.map(({ id }) => id);
    const attached = await tx
      .delete(filingFiles)
      .where(inArray(filingFiles.draftId, ids))
      .returning({ fileId: filingFiles.fileId });
    const fileIds = attached.map(({ fileId }) => fileId);
    const gone = await tx
      .delete(files)
      .where(inArray(files.id, fileIds))
      .returning({ storageKey: files.storageKey });
    await tx.delete(filingDrafts).where(inArray(filingDrafts.id, ids));
    await record(tx, ctx, { type: 'drafts.swept', facts: { filings: ids.length, files: gone.length } });
    return { drafts: ids.length, gone };
  });
  await removeBytes(swept.gone.map((file) => file.storageKey));
  return swept.drafts;
}

/** Removes stored bytes older than a day that no row names: what a crash in the middle of an upload leaves. */
export async function sweepBytes(ctx: Context<SystemActor>, store = storage()): Promise<{ removed: number }> {
  const before = new Date(ctx.now.getTime() - dayMs);
  let removed = 0;
  const sweep = async (keys: string[]) => {
    const named = await ctx.db
      .select({ key: files.storageKey })
      .from(files)
      .where(inArray(files.storageKey, keys));
    const known = new Set(named.map((file) => file.key));
    const orphans = keys.filter((key) => !known.has(key));
    await removeBytes(orphans, store);
    removed += orphans.length;
  };
  let batch: string[] = [];
  for await (const { storageKey, storedAt } of store.list()) {
    if (storedAt < before) batch.push(storageKey);
    if (batch.length === batchSize) {
      await sweep(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await sweep(batch);
  if (removed > 0) await record(ctx.db, ctx, { type: 'files.swept', facts: { removed } });
  return { removed };
}
