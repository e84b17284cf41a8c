import path from 'node:path';
import { env } from '../env.ts';
import { directoryStore } from './directory.ts';
import { uploadthingStore } from './uploadthing.ts';

export type NewFile = { bytes: Uint8Array; mediaType: string; name: string };

/** What the row of a file keeps of its bytes: the store's own key, their number and their SHA-256 in hex. */
export type StoredFile = { storageKey: string; sizeBytes: number; sha256: string };

/** Where the bytes of files live. Nothing in it is public: only our own checked route hands bytes out. */
export interface FileStore {
  put(file: NewFile): Promise<StoredFile>;
  /** Null when the bytes are gone; throws when they are not the bytes that were put. */
  get(file: Pick<StoredFile, 'storageKey' | 'sha256'>): Promise<ReadableStream<Uint8Array> | null>;
  /** Removing what is not there is no fault. */
  remove(storageKey: string): Promise<void>;
  /** Everything kept, for the sweep of bytes that no row names. */
  list(): AsyncIterable<{ storageKey: string; storedAt: Date }>;
}

let chosen: FileStore | undefined;

/** The store that the environment names: uploadthing with its token, else a folder. */
export function storage(): FileStore {
  chosen ??= env.UPLOADTHING_TOKEN
    ? uploadthingStore(env.UPLOADTHING_TOKEN)
    : directoryStore(path.join(env.DATA_DIR, 'files'));
  return chosen;
}
