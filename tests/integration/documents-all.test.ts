import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { serveAllDocuments } from '@/lib/documents/serve-all.ts';
import { namesInZip } from '@/lib/documents/zip-names.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { contextFor, debtorActor } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { entriesOf } from '../support/zip-entries.ts';

let store = directoryStore('');
beforeEach(() => {
  const { folder, remove } = temporaryFolder('zip');
  store = directoryStore(folder);
  return remove;
});

async function givenDocument(
  db: Database,
  dossierId: string,
  name: string,
  bytes: Buffer,
  issuedOn = '2026-06-01',
) {
  const stored = await store.put({ bytes, mediaType: 'application/pdf', name });
  const [file] = await db
    .insert(files)
    .values({ ...stored, dossierId, name, mediaType: 'application/pdf' })
    .returning();
  await db
    .insert(documents)
    .values({ dossierId, fileId: file?.id ?? '', kind: 'invoice', title: name, issuedOn });
  return stored.storageKey;
}

const serve = (db: Database, dossier: { id: string; debtorId: string }) =>
  serveAllDocuments(contextFor(db, debtorActor(dossier.debtorId)), dossier.id, 'nl', store);

describe('all documents in one ZIP', () => {
  it('has each with its bytes and a name of its own, and says what could not be read', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const other = await givenDossier(db);
      const bytes = [randomBytes(100), randomBytes(70_000), randomBytes(5)];
      await givenDocument(db, dossier.id, 'factuur één.pdf', bytes[0] as Buffer, '2026-06-01');
      await givenDocument(db, dossier.id, 'Factuur één.pdf', bytes[1] as Buffer, '2026-06-02');
      const gone = await givenDocument(db, dossier.id, 'weg.pdf', bytes[2] as Buffer);
      await givenDocument(db, other.id, 'van een ander.pdf', randomBytes(9));
      await store.remove(gone);
      const response = await serve(db, dossier);
      expect(response?.headers.get('content-type')).toBe('application/zip');
      expect(response?.headers.get('content-disposition')).toContain(`documenten-${dossier.reference}.zip`);
      const entries = entriesOf(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0)));
      expect(entries.map(({ name }) => name)).toEqual([
        'factuur één.pdf',
        'Factuur één (2).pdf',
        'niet-gevonden.txt',
      ]);
      expect(entries[0]?.bytes).toEqual(bytes[0]);
      expect(entries[1]?.bytes).toEqual(bytes[1]);
      expect(entries[2]?.bytes.toString()).toContain('weg.pdf');
      expect(await db.select({ type: auditEvents.type, facts: auditEvents.facts }).from(auditEvents)).toEqual(
        [{ type: 'documents.downloaded', facts: { files: 3 } }],
      );
    }));

  it('is nothing where there is no document', () =>
    inRollback(async (db) => {
      expect(await serve(db, await givenDossier(db))).toBeNull();
    }));

  it('reads one file at a time: five hundred of a megabyte stay within bounds', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const megabyte = randomBytes(1_000_000);
      const stored = await store.put({ bytes: megabyte, mediaType: 'application/pdf', name: 'x' });
      const rows = await db
        .insert(files)
        .values(
          Array.from({ length: 500 }, (_, i) => ({
            ...stored,
            ...{ storageKey: `${stored.storageKey}#${i}`, dossierId: dossier.id, name: `f${i}.pdf` },
            mediaType: 'application/pdf',
          })),
        )
        .returning({ id: files.id });
      await db.insert(documents).values(
        rows.map(({ id }) => ({
          ...{
            dossierId: dossier.id,
            fileId: id,
            kind: 'invoice' as const,
            title: 'x',
            issuedOn: '2026-06-01',
          },
        })),
      );
      const same = { ...store, get: () => store.get(stored) };
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const response = await serveAllDocuments(ctx, dossier.id, 'nl', same);
      const before = process.memoryUsage.rss();
      let [bytes, most] = [0, 0];
      for await (const chunk of response?.body ?? []) {
        bytes += chunk.length;
        most = Math.max(most, process.memoryUsage.rss());
      }
      expect(bytes).toBeGreaterThan(500_000_000);
      expect((most - before) / 1e6).toBeLessThan(200);
    }));
});

it('gives two files of one name a number, whatever their capitals', () => {
  expect(namesInZip(['a.pdf', 'A.pdf', 'a (2).pdf', 'a.pdf', '.x', '.x', 'b', 'b'])).toEqual([
    ...['a.pdf', 'A (2).pdf', 'a (2) (2).pdf', 'a (3).pdf', '.x', '.x (2)', 'b', 'b (2)'],
  ]);
});
