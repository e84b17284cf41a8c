import type { Database } from '@/db/client.ts';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import { type StoredFile, storage } from '../storage/storage.ts';
import { displayName } from './file-name.ts';
import { judgeFile } from './judge-file.ts';
import { type MediaType, maxFileBytes } from './rules.ts';
import { type FileRefusal, refused } from './verdict.ts';

/** The columns of a row in `files` that tell of its bytes. */
export type KeptFile = StoredFile & { name: string; mediaType: MediaType };

/** Judges what a person sent and stores it; a refusal goes into the audit trail with its reason, not with its name. */
export async function storeJudged(
  ctx: Context,
  dossierId: string,
  file: File,
): Promise<Result<KeptFile, FileRefusal | 'notStored'>> {
  const verdict = await judge(file);
  if (!verdict.ok) {
    await record(ctx.db, ctx, { type: 'file.refused', dossierId, facts: { reason: verdict.reason } });
    return err(verdict.reason);
  }
  const { bytes, mediaType, extension } = verdict;
  const name = displayName(file.name, extension);
  try {
    return ok({ ...(await storage().put({ bytes, mediaType, name })), name, mediaType });
  } catch (error) {
    console.error('A file could not be stored.', error);
    return err('notStored');
  }
}

async function judge(file: File) {
  // What is too large is not even read.
  if (file.size > maxFileBytes) return refused('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return judgeFile({ bytes, name: file.name, declaredType: file.type });
}

/** Writes the rows of stored bytes in one transaction; when they are refused, known already or fail, the bytes go again. */
export async function linkBytes<Value extends { again: boolean }, Refusal extends string>(
  ctx: Context,
  kept: KeptFile,
  write: (tx: Database) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  let linked = false;
  try {
    const result = await ctx.db.transaction(write);
    linked = result.ok && !result.value.again;
    return result;
  } finally {
    if (!linked) await removeBytes([kept.storageKey]);
  }
}

/** Removes bytes that no row names any more; what fails now is left to the sweep. */
export async function removeBytes(storageKeys: readonly string[], store = storage()): Promise<void> {
  for (const key of storageKeys) {
    await store.remove(key).catch((error) => console.error('Stored bytes could not be removed.', error));
  }
}
