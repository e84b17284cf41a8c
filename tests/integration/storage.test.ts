import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryStore } from '@/lib/storage/directory.ts';
import { listed } from '../support/files/stored.ts';
import { temporaryFolder } from '../support/temporary.ts';

const bytes = new TextEncoder().encode('hallo');
const file = { bytes, mediaType: 'application/pdf', name: 'a.pdf' };
const read = async (stream: ReadableStream<Uint8Array> | null) => stream && new Response(stream).text();
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('a folder as storage', () => {
  it('gives back what was put, each under a name of its own that only the owner reads', async () => {
    const { folder, remove } = temporaryFolder('storage');
    const store = directoryStore(path.join(folder, 'files'));
    const [first, second] = [await store.put(file), await store.put(file)];
    expect(first).toMatchObject({
      sizeBytes: 5,
      sha256: 'd3751d33f9cd5049c4af2b462735457e4d3baf130bcbb87f389e349fbaeb20b9',
    });
    expect(first.storageKey).toMatch(/^[0-9a-f]{40}$/);
    expect(second.storageKey).not.toBe(first.storageKey);
    expect(await read(await store.get(first))).toBe('hallo');
    const entries = filesIn(folder);
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(statSync(path.join(entry.parentPath, entry.name)).mode & 0o777).toBe(0o600);
      expect(path.relative(folder, entry.parentPath)).toMatch(/^files[/\\]..[/\\]..$/);
    }
    remove();
  });

  it('streams a large file, and stops where nobody reads on', async () => {
    const { folder, remove } = temporaryFolder('storage');
    const store = directoryStore(folder);
    const large = new Uint8Array(300_000).map((_, i) => i % 251);
    const kept = await store.put({ ...file, bytes: large });
    const stream = await store.get(kept);
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(large);
    const begun = (await store.get(kept))?.getReader();
    expect((await begun?.read())?.value?.length).toBe(65_536);
    await begun?.cancel();
    remove();
  });

  it('says that bytes are gone, and removes them once and again', async () => {
    const { folder, remove } = temporaryFolder('storage');
    const store = directoryStore(folder);
    const kept = await store.put(file);
    await store.remove(kept.storageKey);
    await store.remove(kept.storageKey);
    expect(await store.get(kept)).toBeNull();
    expect(filesIn(folder)).toEqual([]);
    remove();
  });

  it.each([
    '../../etc/passwd',
    `../${'a'.repeat(37)}`,
    '',
    'A'.repeat(40),
    `${'a'.repeat(40)}/..`,
    `${'a'.repeat(40)}\0`,
  ])('refuses the key %j', async (storageKey) => {
    const store = directoryStore('/nonexistent');
    await expect(store.get({ storageKey, sha256: '' })).rejects.toThrow('not a storage key');
    await expect(store.remove(storageKey)).rejects.toThrow('not a storage key');
  });

  it('lists what it keeps, and nothing when it has no folder yet', async () => {
    const { folder, remove } = temporaryFolder('storage');
    const store = directoryStore(path.join(folder, 'files'));
    expect(await listed(store)).toEqual([]);
    const { storageKey } = await store.put(file);
    expect(await listed(store)).toEqual([{ storageKey, storedAt: expect.any(Date) }]);
    remove();
  });

  it('says so when it cannot write', async () => {
    const { folder, remove } = temporaryFolder('storage');
    writeFileSync(path.join(folder, 'files'), 'no folder');
    await expect(directoryStore(path.join(folder, 'files')).put(file)).rejects.toThrow();
    remove();
  });
});
