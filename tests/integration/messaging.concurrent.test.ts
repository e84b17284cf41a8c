import { expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { attachments, files, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import { saveDraft, sendMessage } from '@/lib/messaging/commands.ts';
import { contextFor, debtorActor } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';

async function sentAtOnce(db: Database, { body, withFile }: { body: string; withFile: boolean }) {
  const dossier = await givenDossier(db);
  const ctx = contextFor(db, debtorActor(dossier.debtorId));
  if (withFile) {
    const draft = await saveDraft(ctx, { dossierId: dossier.id, body });
    const facts = { mediaType: 'application/pdf', sizeBytes: 1, sha256: 'a'.repeat(64) };
    const [file] = await db
      .insert(files)
      .values({ dossierId: dossier.id, storageKey: 'one', name: 'bewijs.pdf', ...facts })
      .returning({ id: files.id });
    if (!draft.ok || !file) throw new Error('the draft was not made');
    await db.insert(attachments).values({ fileId: file.id, draftId: draft.value.draftId, position: 1 });
  }
  const input = { dossierId: dossier.id, submissionId: crypto.randomUUID(), body };
  return Promise.all(Array.from({ length: 8 }, () => sendMessage(ctx, input)));
}

it.each([
  ['words', { body: 'Eén keer', withFile: false }],
  ['words and a file', { body: 'Zie bijlage', withFile: true }],
  ['a file alone', { body: '', withFile: true }],
])('keeps one of eight equal forms with %s, and tells all eight that it is sent', (_, form) =>
  inOwnDatabase(async ({ db }) => {
    const results = await sentAtOnce(db, form);
    const [message] = await db.select({ id: messages.id }).from(messages);
    expect(results.map((result) => (result.ok ? result.value.messageId : result.error))).toEqual(
      Array(8).fill(message?.id),
    );
    expect(results.filter((result) => result.ok && !result.value.again)).toHaveLength(1);
    expect(await db.$count(messages)).toBe(1);
    expect(await db.$count(messageDrafts)).toBe(0);
    const kept = await db.select({ messageId: attachments.messageId }).from(attachments);
    expect(kept).toEqual(form.withFile ? [{ messageId: message?.id }] : []);
    const trail = await db.select({ type: auditEvents.type }).from(auditEvents);
    expect(trail.filter((event) => event.type === 'message.sent')).toHaveLength(1);
  }),
);

it('keeps one draft of a person who types in eight windows', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    const ctx = contextFor(db, debtorActor(dossier.debtorId));
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) => saveDraft(ctx, { dossierId: dossier.id, body: `${i}` })),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await db.$count(messageDrafts)).toBe(1);
  }));

it('takes exactly thirty of forty messages that one person sends at once', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    const ctx = contextFor(db, debtorActor(dossier.debtorId));
    const results = await Promise.all(
      Array.from({ length: 40 }, () =>
        sendMessage(ctx, { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: 'Vraag' }),
      ),
    );
    expect(results.filter((result) => !result.ok && result.error === 'tooManyMessages')).toHaveLength(10);
    expect(await db.$count(messages)).toBe(30);
  }));
