import type { FileStore } from '@/lib/storage/storage.ts';

export async function listed(store: FileStore): Promise<{ storageKey: string; storedAt: Date }[]> {
  const all: { storageKey: string; storedAt: Date }[] = [];
  for await (const file of store.list()) all.push(file);
  return all;
}

/** How many kept files have these words in them. Other tests keep files in the same store at the same time. */
export async function copiesOf(store: FileStore, words: string): Promise<number> {
  let copies = 0;
  for (const { storageKey } of await listed(store)) {
    const bytes = await store.get({ storageKey, sha256: '' });
    if (bytes && (await new Response(bytes).text()).includes(words)) copies += 1;
  }
  return copies;
}
