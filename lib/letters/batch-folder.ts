import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from '../storage/missing.ts';

const idFile = 'batch.json';

/** A folder that letters of one batch are written into, each file whole or not at all. */
export type BatchFolder = {
  batchId: string;
  write(name: string, pieces: Iterable<Uint8Array> | AsyncIterable<string>): Promise<void>;
};

/**
 * Opens the folder of a batch, or makes it. Its own file says which batch it is, before the database knows of it: a run that
 * is killed between the two goes on with the same.
 */
export async function openBatchFolder(folder: string): Promise<BatchFolder> {
  await mkdir(/* turbopackIgnore: true */ folder, { recursive: true, mode: 0o700 });
  const write: BatchFolder['write'] = async (name, pieces) => {
    const target = path.join(/* turbopackIgnore: true */ folder, name);
    const unfinished = `${target}.part`;
    const handle = await open(unfinished, 'w', 0o600);
    try {
      for await (const piece of pieces) await handle.appendFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target).catch(async (error) => {
      await rm(unfinished, { force: true });
      throw error;
    });
  };
  const known = await readFile(path.join(/* turbopackIgnore: true */ folder, idFile), 'utf8').catch(
    (error) => {
      if (isMissing(error)) return null;
      throw error;
    },
  );
  if (known !== null) return { batchId: (JSON.parse(known) as { batchId: string }).batchId, write };
  const batchId = randomUUID();
  await write(idFile, [Buffer.from(JSON.stringify({ batchId }))]);
  return { batchId, write };
}
