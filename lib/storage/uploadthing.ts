import { createHash } from 'node:crypto';
import type { UTApi } from 'uploadthing/server';
import type { FileStore } from './storage.ts';

const pageSize = 500;

/** Keeps files at uploadthing: private there, and read by this server alone through an address of one minute. */
export function uploadthingStore(token: string): FileStore {
  const api = serviceOf(token);

  return {
    async put({ bytes, mediaType }) {
      const { UTFile } = await import('uploadthing/server');
      // The name stays with us: it is a person's word and the service does not need it.
      const file = new UTFile([bytes as Uint8Array<ArrayBuffer>], 'file', { type: mediaType });
      const { data, error } = await (await api()).uploadFiles(file, {
        acl: 'private',
        contentDisposition: 'attachment',
      });
      if (error) throw new Error(`uploadthing did not keep the file: ${error.code}`);
      return { storageKey: data.key, sizeBytes: bytes.byteLength, sha256: digest(bytes) };
    },

    async get({ storageKey, sha256 }) {
      const bytes = await fetchBytes(await api(), storageKey);
      // The service's keys are 32-bit hashes, so two files may meet under one: never hand out another one's bytes.
      if (bytes && digest(bytes) !== sha256) throw new Error('the stored bytes are not those of this file');
      return bytes && new Blob([bytes]).stream();
    },

    async remove(storageKey) {
      await (await api()).deleteFiles(storageKey);
    },

    async *list() {
      const service = await api();
      for (let offset = 0; ; ) {
        const { files, hasMore } = await service.listFiles({ limit: pageSize, offset });
        for (const file of files) yield { storageKey: file.key, storedAt: new Date(file.uploadedAt) };
        offset += files.length;
        if (!hasMore || files.length === 0) return;
      }
    },
  };
}

/** What a browser sent straight to the service, before it was judged. */
export interface Uploads {
  read(storageKey: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(storageKey: string): Promise<void>;
}

export function uploadsAt(token: string): Uploads {
  const api = serviceOf(token);
  return {
    read: async (storageKey) => fetchBytes(await api(), storageKey),
    async remove(storageKey) {
      await (await api()).deleteFiles(storageKey);
    },
  };
}

/** The bytes under a key of the service; null when there is nothing under it. */
async function fetchBytes(service: UTApi, storageKey: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const { ufsUrl } = await service.generateSignedURL(storageKey, { expiresIn: 60 });
  const response = await fetch(ufsUrl, {
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`uploadthing answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// The SDK is large, and a portal with its own folder never needs it.
const serviceOf = (token: string) => async () =>
  new (await import('uploadthing/server')).UTApi({ token, logLevel: 'Error' });

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
