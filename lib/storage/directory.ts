import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './missing.ts';
import type { FileStore } from './storage.ts';

const chunkBytes = 64 * 1024;
const keyPattern = /^[0-9a-f]{40}$/;

/** Keeps files in a folder, under random names that nobody chose. */
export function directoryStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a storage key');
    return path.join(folder, key.slice(0, 2), key.slice(2, 4), key);
  };

  return {
    async put({ bytes }) {
      const storageKey = randomBytes(20).toString('hex');
      const target = pathOf(storageKey);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const unfinished = `${target}.part`;
      try {
        const handle = await open(unfinished, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, target);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      return {
        storageKey,
        sizeBytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    },

    async get({ storageKey }) {
      const target = pathOf(storageKey);
      try {
        await stat(target);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      return streamOf(target);
    },

    async remove(storageKey) {
      await rm(pathOf(storageKey), { force: true });
    },

    async *list() {
      try {
        for await (const entry of await opendir(folder, { recursive: true })) {
          if (!entry.isFile() || !keyPattern.test(entry.name)) continue;
          const { mtime } = await stat(path.join(entry.parentPath, entry.name));
          yield { storageKey: entry.name, storedAt: mtime };
        }
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

/** The bytes of a file, which is opened when somebody reads: the answer to a HEAD request is never read. */
function streamOf(file: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(chunkBytes)).catch(async (error) => {
          await handle?.close();
          throw error;
        });
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      },
      cancel: () => handle?.close(),
    },
    { highWaterMark: 0 },
  );
}
