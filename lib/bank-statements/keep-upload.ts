import { bankUploads } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import { seesAllMoney } from '../incoming/reach.ts';
import { err, ok, type Result } from '../result.ts';
import { storage } from '../storage/storage.ts';

const maxBytes = 10 * 1024 * 1024;

/** Keeps a bank file to be looked at before it is taken in. What no format reads is refused when it is looked at. */
export async function keepUpload(
  ctx: Context<StaffActor>,
  file: File,
): Promise<Result<{ uploadId: string }, 'notFound' | 'tooLarge' | 'emptyFile' | 'notStored'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  if (file.size === 0) return err('emptyFile');
  if (file.size > maxBytes) return err('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 120);
  let kept: Awaited<ReturnType<ReturnType<typeof storage>['put']>>;
  try {
    kept = await storage().put({ bytes, mediaType: 'application/octet-stream', name });
  } catch (error) {
    console.error('A bank file could not be stored.', error);
    return err('notStored');
  }
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(bankUploads)
      .values({ ...kept, name, staffId: ctx.actor.staffId, uploadedAt: ctx.now })
      .returning({ id: bankUploads.id });
    if (!row) throw new Error('the upload was not written');
    await record(tx, ctx, { type: 'bankFile.kept', facts: { uploadId: row.id, bytes: file.size } });
    return ok({ uploadId: row.id });
  });
}
