import { count } from 'drizzle-orm';
import type { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { attachments, files } from '@/db/schema/correspondence.ts';
import type { Actor } from '@/lib/context.ts';
import { uploadRoute } from '@/lib/documents/upload-route.ts';
import { origins } from '@/lib/origin.ts';
import { type FileStore, storage } from '@/lib/storage/storage.ts';
import { uploadthingStore } from '@/lib/storage/uploadthing.ts';
import { inRollback } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier, givenStaff } from '../support/files/given-dossier.ts';
import { bytesOf, pdf, photo } from '../support/files/sample-files.ts';
import { copiesOf, listed } from '../support/files/stored.ts';
import { startUploadthing, type UploadthingServer } from '../support/uploadthing-server.ts';

let service: UploadthingServer;
let store: FileStore;
let callBack: (request: NextRequest) => Promise<Response>;

beforeAll(async () => {
  service = await startUploadthing((url, init) => callBack(new Request(url, init) as NextRequest));
  store = uploadthingStore(service.token);
});
beforeEach(() => {
  for (const [name, value] of Object.entries(service.environment)) vi.stubEnv(name, value);
  service.files.clear();
});
afterAll(() => service.close());

const file = { bytes: pdf(), mediaType: 'application/pdf', name: 'geheim.pdf' };
const addressOf = (key: string) => `${service.environment.UPLOADTHING_API_URL}/a/testapp/${key}`;

describe('uploadthing as storage', () => {
  it('gives back what was put, keeps it private and learns no name', async () => {
    const kept = await store.put(file);
    const stored = await store.get(kept);
    expect(new Uint8Array(await new Response(stored).arrayBuffer())).toEqual(pdf());
    expect(kept.sizeBytes).toBe(pdf().length);
    expect(service.files.get(kept.storageKey)).toMatchObject({ isPrivate: true, name: 'file' });
    expect((await fetch(addressOf(kept.storageKey))).status).toBe(403);
  });

  it('says that bytes are gone, and removes them once and again', async () => {
    const kept = await store.put(file);
    await store.remove(kept.storageKey);
    await store.remove(kept.storageKey);
    expect(await store.get(kept)).toBeNull();
  });

  it('never hands out other bytes that came under the same key', async () => {
    const kept = await store.put(file);
    const there = service.files.get(kept.storageKey);
    service.files.set(kept.storageKey, { ...there, bytes: photo() } as never);
    await expect(store.get(kept)).rejects.toThrow('not those of this file');
  });

  it('lists what it keeps, over pages', async () => {
    const keys: string[] = [];
    for (let i = 0; i < 3; i += 1)
      keys.push((await store.put({ ...file, bytes: bytesOf(`%PDF-${i}`) })).storageKey);
    expect((await listed(store)).map(({ storageKey }) => storageKey).sort()).toEqual(keys.sort());
  });

  it('says so when the service does not answer', async () => {
    vi.stubEnv('UPLOADTHING_INGEST_URL', 'http://localhost:9');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'log').mockImplementation(() => {});
    await expect(uploadthingStore(service.token).put(file)).rejects.toThrow('UPLOAD_FAILED');
  });

  it('hands out nothing by an address that was changed, ran out or was never signed', async () => {
    const { storageKey } = await store.put(file);
    const other = await store.put({ ...file, bytes: photo() });
    const { UTApi } = await import('uploadthing/server');
    const api = new UTApi({ token: service.token });
    const { ufsUrl } = await api.generateSignedURL(storageKey, { expiresIn: 60 });
    const { ufsUrl: old } = await api.generateSignedURL(storageKey, { expiresIn: -1 });
    const later = ufsUrl.replace(/expires=(\d)/, (_, digit) => `expires=${Number(digit) + 1}`);
    const statuses = [
      ufsUrl,
      later,
      ufsUrl.replace(storageKey, other.storageKey),
      old,
      addressOf(storageKey),
    ].map(async (address) => (await fetch(address)).status);
    expect(await Promise.all(statuses)).toEqual([200, 403, 403, 403, 403]);
  });
});

type Asked = { dossierId: string; name?: string; bytes?: Uint8Array; size?: number; origin?: string };

/** Does what the browser does: asks leave, sends the file, and answers what the page learns. */
async function sendDirectly(db: Database, asking: Actor, asked: Asked, later: Actor = asking) {
  const { dossierId, name = 'bewijs.pdf', bytes = pdf(), size = bytes.length, origin = origins[0] } = asked;
  const POST = uploadRoute(service.token, {
    asking: async () => contextOf(db, asking),
    ofSession: async () => contextOf(db, later),
  });
  callBack = POST;
  const leave = await POST(
    new Request(`${origins[0]}/api/uploadthing?actionType=upload&slug=attachment`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ files: [{ name, size, type: 'application/pdf' }], input: { dossierId } }),
    }) as NextRequest,
  );
  if (!leave.ok)
    return { status: leave.status, message: (await leave.text()).replace(/^.*"message":"(\w+)".*$/, '$1') };
  const [presigned] = (await leave.json()) as { url: string; key: string }[];
  const form = new FormData();
  form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
  const sent = await fetch(presigned?.url ?? '', { method: 'PUT', body: form });
  return { status: sent.status, serverData: ((await sent.json()) as { serverData: unknown }).serverData };
}

const attachedFiles = async (db: Database) => (await db.select({ n: count() }).from(attachments))[0]?.n;

describe('from the browser straight to uploadthing', () => {
  it('attaches the judged file and leaves nothing unjudged behind', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const words = crypto.randomUUID();
      const bytes = pdf({ objects: [`(${words})`] });
      const sent = await sendDirectly(db, debtorOf(dossier), { dossierId: dossier.id, bytes });
      expect(sent).toEqual({ status: 200, serverData: { refused: null } });
      expect(await db.select({ name: files.name }).from(files)).toEqual([{ name: 'bewijs.pdf' }]);
      expect(await copiesOf(storage(), words)).toBe(1);
      expect(service.files.size).toBe(0);
    }));

  it('tells the page why a file is refused, and keeps nothing of it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const bytes = pdf({ objects: ['<< /S /Launch >>'] });
      const sent = await sendDirectly(db, debtorOf(dossier), { dossierId: dossier.id, bytes });
      expect(sent.serverData).toEqual({ refused: 'active' });
      expect(await attachedFiles(db)).toBe(0);
      expect(service.files.size).toBe(0);
    }));

  it('gives no leave to others, for too much, or to another site', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const leave = (actor: Actor, asked: Partial<Asked> = {}) =>
        sendDirectly(db, actor, { dossierId: mine.id, ...asked });
      const notFound = { status: 404, message: 'notFound' };
      expect(await leave(debtorOf(other))).toEqual(notFound);
      expect(await leave(await givenStaff(db, other))).toEqual(notFound);
      expect(await leave({ kind: 'nobody' })).toEqual(notFound);
      expect(await leave(debtorOf(mine), { size: 10 * 1024 * 1024 + 1 })).toEqual({
        status: 413,
        message: 'tooLarge',
      });
      expect(await leave(debtorOf(mine), { dossierId: "x' or 1=1" })).toMatchObject({ status: 400 });
      expect(await leave(debtorOf(mine), { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
      expect(await attachedFiles(db)).toBe(0);
    }));

  it('keeps nothing when the session ended while the file was on its way', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const sent = await sendDirectly(db, debtorOf(dossier), { dossierId: dossier.id }, { kind: 'nobody' });
      expect(sent.serverData).toEqual({ refused: 'notFound' });
      expect(await attachedFiles(db)).toBe(0);
      expect(service.files.size).toBe(0);
    }));

  it('believes no call back without the signature of the service', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      vi.spyOn(console, 'error').mockImplementation(() => {});
      vi.spyOn(console, 'log').mockImplementation(() => {});
      const POST = uploadRoute(service.token, {
        asking: async () => contextOf(db, { kind: 'nobody' }),
        ofSession: async () => contextOf(db, debtorOf(dossier)),
      });
      const { storageKey } = await store.put(file);
      const forged = await POST(
        new Request(`${origins[0]}/api/uploadthing?slug=attachment`, {
          method: 'POST',
          headers: {
            'uploadthing-hook': 'callback',
            'x-uploadthing-signature': `hmac-sha256=${'0'.repeat(64)}`,
          },
          body: JSON.stringify({
            status: 'uploaded',
            origin: service.environment.UPLOADTHING_API_URL,
            file: {
              key: storageKey,
              name: 'a.pdf',
              size: 1,
              type: '',
              customId: null,
              url: '',
              appUrl: '',
              ufsUrl: '',
              fileHash: '',
            },
            metadata: { dossierId: dossier.id, sessionId: 'x' },
          }),
        }) as NextRequest,
      );
      expect(forged.status).toBe(400);
      expect(await attachedFiles(db)).toBe(0);
      expect(service.files.has(storageKey)).toBe(true);
    }));
});
