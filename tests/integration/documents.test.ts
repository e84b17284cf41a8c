import { count, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { attachments, documents, files, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import type { Actor, StaffActor, SystemActor } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';
import { addDocument, attachFile, removeAttachment } from '@/lib/documents/commands.ts';
import { findFile, listDocuments } from '@/lib/documents/queries.ts';
import { downloadType } from '@/lib/documents/rules.ts';
import { serveFile } from '@/lib/documents/serve-file.ts';
import { sweepBytes, sweepDrafts } from '@/lib/documents/sweep.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { storage } from '@/lib/storage/storage.ts';
import { inRollback } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier, givenStaff } from '../support/files/given-dossier.ts';
import { bytesOf, pdf, photo } from '../support/files/sample-files.ts';
import { copiesOf, listed } from '../support/files/stored.ts';
import { temporaryFolder } from '../support/temporary.ts';

const upload = (bytes: Uint8Array, name: string, type = '') =>
  new File([bytes as Uint8Array<ArrayBuffer>], name, { type });
const aPdf = (name = 'bewijs.pdf', words = 'x') => upload(pdf({ objects: [`(${words})`] }), name);
const nobody: Actor = { kind: 'nobody' };
const system: SystemActor = { kind: 'system', name: 'test' };

const number = async (db: Database, table: typeof files | typeof attachments | typeof documents) =>
  (await db.select({ n: count() }).from(table))[0]?.n;
const trail = async (db: Database) =>
  (await db.select({ type: auditEvents.type }).from(auditEvents)).map((row) => row.type);

async function attached(db: Database, actor: Actor, dossierId: string, name = 'bewijs.pdf', words = 'x') {
  const result = await attachFile(contextOf(db, actor as StaffActor), { dossierId, file: aPdf(name, words) });
  if (!result.ok) throw new Error(result.error);
  return result.value.fileId;
}

async function sent(db: Database, actor: Actor, dossierId: string) {
  const fileId = await attached(db, actor, dossierId);
  const result = await sendMessage(contextOf(db, actor as StaffActor), {
    dossierId,
    submissionId: crypto.randomUUID(),
    body: 'x',
  });
  if (!result.ok) throw new Error(result.error);
  return fileId;
}

const aDocument = (dossierId: string) => ({
  dossierId,
  kind: 'letter' as const,
  title: 'Brief',
  issuedOn: day('2026-11-20'),
  file: aPdf('brief.pdf'),
  submissionId: crypto.randomUUID(),
});

describe('attachFile', () => {
  it('keeps the judged bytes on the draft of the person, with a row in the trail', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const result = await attachFile(contextOf(db, debtorOf(dossier)), {
        dossierId: dossier.id,
        file: upload(photo(), '../IMG 1.JPG', 'image/jpeg'),
      });
      expect(result).toMatchObject({ ok: true, value: { again: false } });
      const [file] = await db.select().from(files);
      expect(file).toMatchObject({
        name: 'IMG 1.jpg',
        mediaType: 'image/jpeg',
        uploadedByDebtorId: dossier.debtorId,
      });
      const stored = file && (await storage().get(file));
      const text = Buffer.from(await new Response(stored).arrayBuffer()).toString('latin1');
      expect(text).toHaveLength(file?.sizeBytes ?? 0);
      expect(text).not.toContain('PhoneMaker');
      expect(await trail(db)).toEqual(['file.attached']);
    }));

  it('answers notFound to another debtor, other staff and nobody, and keeps nothing', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const words = crypto.randomUUID();
      for (const actor of [debtorOf(other), await givenStaff(db, other), debtorOf(), nobody]) {
        const ctx = contextOf(db, actor as StaffActor);
        expect(await attachFile(ctx, { dossierId: mine.id, file: aPdf('a.pdf', words) })).toEqual({
          ok: false,
          error: 'notFound',
        });
      }
      expect(await attachFile(contextOf(db, debtorOf(mine)), { dossierId: 'x', file: aPdf() })).toEqual({
        ok: false,
        error: 'notFound',
      });
      expect(await number(db, files)).toBe(0);
      expect(await copiesOf(storage(), words)).toBe(0);
    }));

  it('refuses what the judge refuses, with the reason alone in the trail', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, debtorOf(dossier));
      const result = await attachFile(ctx, {
        dossierId: dossier.id,
        file: upload(bytesOf('<svg/>'), 'geheim.svg'),
      });
      expect(result).toEqual({ ok: false, error: 'notAllowed' });
      const [event] = await db.select().from(auditEvents);
      expect(event).toMatchObject({ type: 'file.refused', facts: { reason: 'notAllowed' } });
      expect(await number(db, files)).toBe(0);
    }));

  it('takes ten files, refuses the eleventh and leaves no bytes of it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, debtorOf(dossier));
      for (let i = 0; i < 10; i += 1) await attached(db, ctx.actor, dossier.id, `${i}.pdf`);
      const words = crypto.randomUUID();
      const result = await attachFile(ctx, { dossierId: dossier.id, file: aPdf('11.pdf', words) });
      expect(result).toEqual({ ok: false, error: 'tooManyFiles' });
      expect(await number(db, attachments)).toBe(10);
      expect(await copiesOf(storage(), words)).toBe(0);
    }));

  it('counts the same file under the same name once, and two files of one name as two', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, debtorOf(dossier));
      const first = await attached(db, ctx.actor, dossier.id);
      const again = await attachFile(ctx, { dossierId: dossier.id, file: aPdf() });
      expect(again).toEqual({ ok: true, value: { fileId: first, again: true } });
      const other = await attachFile(ctx, { dossierId: dossier.id, file: aPdf('bewijs.pdf', 'other') });
      expect(other).toMatchObject({ ok: true, value: { again: false } });
      const rows = await db
        .select({ position: attachments.position })
        .from(attachments)
        .orderBy(attachments.position);
      expect(rows.map((row) => row.position)).toEqual([1, 2]);
    }));

  it('stops at 100 MB a dossier and side; what the creditor sent does not count', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, debtorOf(dossier));
      const large = {
        dossierId: dossier.id,
        name: 'x',
        mediaType: 'application/pdf',
        sha256: 'a'.repeat(64),
      };
      await db.insert(files).values({ ...large, storageKey: 'creditor', sizeBytes: 200 * 1024 * 1024 });
      await attached(db, ctx.actor, dossier.id, 'fits.pdf');
      await db.insert(files).values({
        ...large,
        storageKey: 'debtor',
        sizeBytes: 100 * 1024 * 1024 - pdf({ objects: ['(x)'] }).length,
        uploadedByDebtorId: dossier.debtorId,
      });
      const result = await attachFile(ctx, { dossierId: dossier.id, file: aPdf('more.pdf') });
      expect(result).toEqual({ ok: false, error: 'dossierFull' });
      expect(
        await attachFile(contextOf(db, await givenStaff(db)), { dossierId: dossier.id, file: aPdf() }),
      ).toMatchObject({ ok: true });
    }));
});

describe('removeAttachment', () => {
  it('takes a file off the own draft, with its bytes', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, debtorOf(dossier));
      const words = crypto.randomUUID();
      const fileId = await attached(db, ctx.actor, dossier.id, 'a.pdf', words);
      expect(await copiesOf(storage(), words)).toBe(1);
      expect(await removeAttachment(ctx, { fileId })).toEqual({ ok: true, value: { fileId } });
      expect(await removeAttachment(ctx, { fileId })).toEqual({ ok: false, error: 'notFound' });
      expect(await number(db, files)).toBe(0);
      expect(await copiesOf(storage(), words)).toBe(0);
    }));

  it('leaves drafts of others, sent files and documents alone', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const agent = await givenStaff(db);
      const sentFile = await sent(db, debtorOf(mine), mine.id);
      const draft = await attached(db, debtorOf(mine), mine.id);
      const added = await addDocument(contextOf(db, agent), aDocument(mine.id));
      const documentFile = added.ok ? added.value.fileId : '';
      const refused = { ok: false, error: 'notFound' };
      for (const actor of [debtorOf(other), agent, await givenStaff(db)]) {
        expect(await removeAttachment(contextOf(db, actor), { fileId: draft })).toEqual(refused);
      }
      for (const fileId of [sentFile, documentFile, 'x']) {
        expect(await removeAttachment(contextOf(db, debtorOf(mine)), { fileId })).toEqual(refused);
        expect(await removeAttachment(contextOf(db, agent), { fileId })).toEqual(refused);
      }
      expect(await number(db, files)).toBe(3);
    }));
});

describe('addDocument', () => {
  it('is one document for one form, sent twice', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextOf(db, await givenStaff(db, dossier));
      const form = aDocument(dossier.id);
      const first = await addDocument(ctx, form);
      const second = await addDocument(ctx, form);
      expect(first).toMatchObject({ ok: true, value: { again: false } });
      expect(second).toMatchObject({
        ok: true,
        value: { again: true, fileId: first.ok && first.value.fileId },
      });
      expect(await number(db, documents)).toBe(1);
      expect(await trail(db)).toEqual(['document.added']);
      const owned = await findDossier(ctx, dossier.id);
      expect(owned && (await listDocuments(ctx, owned)).documents).toMatchObject([
        { kind: 'letter', title: 'Brief', issuedOn: '2026-11-20', addedBy: 'staff', servedInline: true },
      ]);
    }));

  it('finds nothing for a form that was sent in another dossier, and keeps none of it', () =>
    inRollback(async (db) => {
      const [one, other] = [await givenDossier(db), await givenDossier(db)];
      const ctx = contextOf(db, await givenStaff(db, one, other));
      const form = aDocument(one.id);
      expect((await addDocument(ctx, form)).ok).toBe(true);
      const again = { ...form, dossierId: other.id };
      expect(await addDocument(ctx, again)).toEqual({ ok: false, error: 'notFound' });
      expect([await number(db, documents), await number(db, files)]).toEqual([1, 1]);
    }));

  it('answers notFound to staff of another creditor and writes nothing', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const result = await addDocument(contextOf(db, await givenStaff(db, other)), aDocument(mine.id));
      expect(result).toEqual({ ok: false, error: 'notFound' });
      expect(await number(db, documents)).toBe(0);
    }));
});

describe('findFile', () => {
  it('answers each actor with what is theirs, and nothing of the rest', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const [debtor, stranger] = [debtorOf(mine), debtorOf(other)];
      const [agent, colleague, elsewhere] = [
        await givenStaff(db, mine),
        await givenStaff(db),
        await givenStaff(db, other),
      ];
      const added = await addDocument(contextOf(db, agent), aDocument(mine.id));
      const file = {
        document: added.ok ? added.value.fileId : '',
        sentByDebtor: await sent(db, debtor, mine.id),
        sentByStaff: await sent(db, agent, mine.id),
        debtorDraft: await attached(db, debtor, mine.id),
        staffDraft: await attached(db, agent, mine.id),
      };
      const seen = async (actor: Actor) => {
        const found = await Promise.all(
          Object.entries(file).map(async ([name, id]) =>
            (await findFile(contextOf(db, actor), id)) ? name : null,
          ),
        );
        return found.filter((name) => name !== null);
      };
      const shared = ['document', 'sentByDebtor', 'sentByStaff'];
      expect(await seen(debtor)).toEqual([...shared, 'debtorDraft']);
      expect(await seen(debtorOf(other, mine))).toEqual([...shared, 'debtorDraft']);
      expect(await seen(agent)).toEqual([...shared, 'staffDraft']);
      expect(await seen(colleague)).toEqual(shared);
      for (const actor of [stranger, elsewhere, nobody, debtorOf()]) expect(await seen(actor)).toEqual([]);
      expect(await findFile(contextOf(db, debtor), "x' or true --")).toBeNull();
    }));
});

describe('serveFile', () => {
  const served = async (db: Database, actor: Actor, fileId: string, query = '') =>
    serveFile(contextOf(db, actor), fileId, new URLSearchParams(query));

  it('hands out what a person sent as a download alone', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const fileId = await sent(db, debtorOf(dossier), dossier.id);
      const response = await served(db, debtorOf(dossier), fileId, 'inline=1');
      expect(response.status).toBe(200);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf({ objects: ['(x)'] }));
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="bewijs.pdf"; filename*=UTF-8\'\'bewijs.pdf',
        'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
    }));

  it('shows a document in place when asked, and writes each look of staff into the trail', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const agent = await givenStaff(db);
      const added = await addDocument(contextOf(db, agent), aDocument(dossier.id));
      const fileId = added.ok ? added.value.fileId : '';
      const shown = await served(db, debtorOf(dossier), fileId, 'inline=1');
      expect(shown.headers.get('content-disposition')).toMatch(/^inline;/);
      expect(shown.headers.get('content-security-policy')).not.toContain('sandbox');
      expect((await served(db, debtorOf(dossier), fileId)).headers.get('content-disposition')).toMatch(
        /^attachment;/,
      );
      expect(await trail(db)).toEqual(['document.added']);
      await served(db, agent, fileId);
      expect(await trail(db)).toEqual(['document.added', 'file.opened']);
    }));

  it('hands out an electronic invoice with files within to be saved, also when asked to show it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const added = await addDocument(contextOf(db, await givenStaff(db)), aDocument(dossier.id));
      const fileId = added.ok ? added.value.fileId : '';
      await db.update(files).set({ mediaType: downloadType }).where(eq(files.id, fileId));
      const saved = await served(db, debtorOf(dossier), fileId, 'inline=1');
      expect(Object.fromEntries(saved.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="brief.pdf"; filename*=UTF-8\'\'brief.pdf',
        'content-security-policy': expect.stringMatching(/; sandbox$/),
      });
    }));

  it('is 404 without a byte for anybody else', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const fileId = await sent(db, debtorOf(mine), mine.id);
      for (const actor of [debtorOf(other), await givenStaff(db, other), nobody]) {
        const response = await served(db, actor, fileId);
        expect([response.status, await response.text()]).toEqual([404, '']);
        expect(response.headers.get('cache-control')).toBe('private, no-store');
      }
    }));

  it('asks to come back later when the bytes are gone', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const fileId = await sent(db, debtorOf(dossier), dossier.id);
      const [file] = await db.select().from(files);
      await storage().remove(file?.storageKey ?? '');
      const response = await served(db, debtorOf(dossier), fileId);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
    }));
});

describe('the sweeps', () => {
  it('remove drafts that are 30 days old, with their files, and no others', () =>
    inRollback(async (db) => {
      const [old, fresh] = [await givenDossier(db), await givenDossier(db)];
      const words = crypto.randomUUID();
      await sent(db, debtorOf(old), old.id);
      await attached(db, debtorOf(old), old.id, 'a.pdf', words);
      await attached(db, debtorOf(fresh), fresh.id);
      const longAgo = new Date('2026-10-24T08:59:59Z');
      await db.update(messageDrafts).set({ updatedAt: longAgo }).where(eq(messageDrafts.dossierId, old.id));
      expect(await sweepDrafts(contextOf(db, system))).toEqual({ drafts: 1, files: 1 });
      expect(await sweepDrafts(contextOf(db, system))).toEqual({ drafts: 0, files: 0 });
      expect(await db.select({ id: messages.id }).from(messages)).toHaveLength(1);
      expect(await number(db, files)).toBe(2);
      expect(await copiesOf(storage(), words)).toBe(0);
    }));

  it('remove bytes that no row names once they are a day old', () =>
    inRollback(async (db) => {
      const { folder, remove } = temporaryFolder('sweep');
      const store = directoryStore(folder);
      const file = { bytes: pdf(), mediaType: 'application/pdf', name: 'a.pdf' };
      const [orphan, kept] = [await store.put(file), await store.put(file)];
      const { id: dossierId } = await givenDossier(db);
      await db.insert(files).values({ ...kept, dossierId, name: file.name, mediaType: file.mediaType });
      const at = (hours: number) => ({
        ...contextOf(db, system),
        now: new Date(Date.now() + hours * 3_600_000),
      });
      const left = async () => (await listed(store)).map(({ storageKey }) => storageKey).sort();
      expect(await sweepBytes(at(23), store)).toEqual({ removed: 0 });
      expect(await left()).toEqual([orphan.storageKey, kept.storageKey].sort());
      expect(await sweepBytes(at(25), store)).toEqual({ removed: 1 });
      expect(await left()).toEqual([kept.storageKey]);
      remove();
    }));
});
