import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { attachments, files, messageDrafts, messages } from '@/db/schema/correspondence.ts';
import type { Context, DebtorActor, StaffActor } from '@/lib/context.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { markRead, saveDraft, sendMessage } from '@/lib/messaging/commands.ts';
import { findDraft, listMessages, listUnanswered, messagesPerPage } from '@/lib/messaging/queries.ts';
import { contextFor, debtorActor, minutesLater } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier, givenStaff } from '../support/given.ts';

type Writer = Context<DebtorActor | StaffActor>;

async function givenConversation(db: Database) {
  const dossier = await givenDossier(db);
  const debtor = contextFor(db, debtorActor(dossier.debtorId));
  const staff = contextFor(db, await givenStaff(db));
  return { dossier, debtor, staff };
}

const at = <Ctx extends Writer>(ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: minutesLater(minutes) });

const send = (ctx: Writer, dossierId: string, body: string, submissionId: string = crypto.randomUUID()) =>
  sendMessage(ctx, { dossierId, submissionId, body });

const owned = async (ctx: Writer, dossierId: string) => {
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) throw new Error('the dossier is within reach');
  return dossier;
};

/** A file on the draft of this person, as if it was just attached. */
async function givenAttached(ctx: Writer, dossierId: string, name: string) {
  const draft = await saveDraft(ctx, { dossierId, body: 'Zie bijlage' });
  if (!draft.ok) throw new Error(draft.error);
  const [file] = await ctx.db
    .insert(files)
    .values({
      dossierId,
      storageKey: crypto.randomUUID(),
      name,
      mediaType: 'application/pdf',
      sizeBytes: 1_000,
      sha256: 'a'.repeat(64),
    })
    .returning({ id: files.id });
  const fileId = file?.id ?? '';
  await ctx.db.insert(attachments).values({ fileId, draftId: draft.value.draftId, position: 1 });
  return fileId;
}

const conversation = async (ctx: Writer, dossierId: string) =>
  (await listMessages(ctx, await owned(ctx, dossierId))).messages;

describe('sendMessage', () => {
  it('puts the words of both sides in one conversation, oldest first, with the name of the staff', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      await send(at(debtor, 1), dossier.id, 'Mag ik in schijven betalen?');
      await send(at(staff, 2), dossier.id, 'Ja.');
      await send(at(debtor, 3), dossier.id, 'Dank u.');
      for (const reader of [debtor, staff]) {
        const seen = await conversation(reader, dossier.id);
        expect(seen.map(({ author, body, staffName }) => [author, body, staffName])).toEqual([
          ['debtor', 'Mag ik in schijven betalen?', null],
          ['staff', 'Ja.', 'Samira'],
          ['debtor', 'Dank u.', null],
        ]);
      }
    }));

  it('keeps the same form sent twice once, and answers with the same message', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      const submissionId = crypto.randomUUID();
      const first = await send(debtor, dossier.id, 'Eén keer', submissionId);
      const second = await send(at(debtor, 1), dossier.id, 'Twee keer', submissionId);
      if (!first.ok) throw new Error(first.error);
      expect(second).toEqual({ ok: true, value: { messageId: first.value.messageId, again: true } });
      expect((await db.select({ body: messages.body }).from(messages)).map((row) => row.body)).toEqual([
        'Eén keer',
      ]);
      expect(await db.$count(auditEvents)).toBe(1);
    }));

  it('finds nothing for a form that was sent in another dossier of the same person, and keeps none', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      const other = await givenDossier(db, { id: dossier.debtorId, creditorId: dossier.creditorId });
      const submissionId = crypto.randomUUID();
      expect((await send(debtor, dossier.id, 'Hier', submissionId)).ok).toBe(true);
      expect(await send(debtor, other.id, 'Daar', submissionId)).toEqual({ ok: false, error: 'notFound' });
      expect(await conversation(debtor, other.id)).toEqual([]);
    }));

  it('refuses a message that says nothing, and keeps none', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      expect(await send(debtor, dossier.id, '')).toEqual({ ok: false, error: 'empty' });
      expect(await db.$count(messages)).toBe(0);
    }));

  it('moves the files of the own draft to the message and ends that draft, not the other side’s', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      const mine = await givenAttached(debtor, dossier.id, 'bewijs.pdf');
      const theirs = await givenAttached(staff, dossier.id, 'antwoord.pdf');
      const sent = await send(debtor, dossier.id, '');
      if (!sent.ok) throw new Error(sent.error);
      const kept = await db
        .select({ fileId: attachments.fileId, in: attachments.messageId })
        .from(attachments);
      expect(new Map(kept.map((row) => [row.fileId, row.in]))).toEqual(
        new Map([
          [mine, sent.value.messageId],
          [theirs, null],
        ]),
      );
      const [seen] = await conversation(staff, dossier.id);
      expect(seen?.attachments.map((file) => file.name)).toEqual(['bewijs.pdf']);
      expect(await findDraft(debtor, await owned(debtor, dossier.id))).toEqual({ body: '', files: [] });
      expect((await findDraft(staff, await owned(staff, dossier.id))).body).toBe('Zie bijlage');
    }));

  it('writes no word of the message in the trail', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      await saveDraft(debtor, { dossierId: dossier.id, body: 'geheim' });
      await send(debtor, dossier.id, 'geheim');
      await send(staff, dossier.id, 'geheim');
      const trail = await db.select().from(auditEvents).orderBy(auditEvents.id);
      expect(trail.map((row) => row.type)).toEqual(['message.drafted', 'message.sent', 'message.answered']);
      expect(JSON.stringify(trail)).not.toContain('geheim');
    }));

  it.each([
    ["'; drop table messages; --"],
    ['<script>alert(1)</script>'],
    ['\u202etxet 👩‍👩‍👧 é ﷽'],
    ['{name} <b>x</b> {count, plural, other {#}}'],
  ])('keeps %j as it was written', (body) =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      await send(debtor, dossier.id, body);
      expect((await conversation(debtor, dossier.id))[0]?.body).toBe(body);
    }),
  );
});

describe('a draft', () => {
  it('is one for each person in a dossier: the newest words', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      const colleague = contextFor(db, await givenStaff(db));
      for (const [writer, body] of [
        [debtor, 'half'],
        [staff, 'van Samira'],
        [colleague, 'van een collega'],
        [debtor, 'half af'],
      ] as const) {
        expect((await saveDraft(writer, { dossierId: dossier.id, body })).ok).toBe(true);
      }
      expect(await db.$count(messageDrafts)).toBe(3);
      for (const [writer, body] of [
        [debtor, 'half af'],
        [staff, 'van Samira'],
        [colleague, 'van een collega'],
      ] as const) {
        expect((await findDraft(writer, await owned(writer, dossier.id))).body).toBe(body);
      }
      expect(await conversation(debtor, dossier.id)).toEqual([]);
    }));
});

describe('markRead', () => {
  const idsIn = async (ctx: Writer, dossierId: string) =>
    (await conversation(ctx, dossierId)).map((message) => message.id);

  it('notes when the other side first saw the messages, and leaves the own ones alone', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      await send(at(debtor, 1), dossier.id, 'Vraag');
      await send(at(staff, 2), dossier.id, 'Antwoord');
      const ids = await idsIn(debtor, dossier.id);
      expect((await findDossier(debtor, dossier.id))?.unreadCount).toBe(1);
      expect(await markRead(at(debtor, 3), dossier.id, ids)).toEqual({ ok: true, value: { read: 1 } });
      expect(await markRead(at(debtor, 4), dossier.id, ids)).toEqual({ ok: true, value: { read: 0 } });
      expect((await findDossier(debtor, dossier.id))?.unreadCount).toBe(0);
      const seen = await conversation(debtor, dossier.id);
      expect(seen.map((message) => message.readAt)).toEqual([null, minutesLater(3)]);
      await markRead(at(staff, 5), dossier.id, ids);
      const both = await conversation(debtor, dossier.id);
      expect(both.map((message) => message.readAt)).toEqual([minutesLater(5), minutesLater(3)]);
      const looks = (await db.select().from(auditEvents)).filter((row) => row.type === 'messages.read');
      expect(looks).toHaveLength(2);
    }));

  it('leaves unread what came after the page was made, and what stands on another page or dossier', () =>
    inRollback(async (db) => {
      const { dossier, debtor, staff } = await givenConversation(db);
      const other = await givenDossier(db, { id: dossier.debtorId, creditorId: dossier.creditorId });
      await send(at(staff, 1), dossier.id, 'Op het scherm');
      const listed = await idsIn(debtor, dossier.id);
      await send(at(staff, 2), dossier.id, 'Net te laat');
      await send(at(staff, 2), other.id, 'Elders');
      const elsewhere = await idsIn(debtor, other.id);
      expect(await markRead(at(debtor, 3), dossier.id, [...listed, ...elsewhere])).toEqual({
        ok: true,
        value: { read: 1 },
      });
      const read = async (dossierId: string) =>
        (await conversation(debtor, dossierId)).map((message) => message.readAt !== null);
      expect([await read(dossier.id), await read(other.id)]).toEqual([[true, false], [false]]);
      expect(await markRead(debtor, dossier.id, [])).toEqual({ ok: true, value: { read: 0 } });
    }));
});

describe('a long conversation', () => {
  it('has its newest messages on page 1, and its last page for a number beyond', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      await db.insert(messages).values(
        Array.from({ length: messagesPerPage + 3 }, (_, i) => ({
          dossierId: dossier.id,
          debtorId: dossier.debtorId,
          submissionId: crypto.randomUUID(),
          body: `${i}`,
          sentAt: minutesLater(i),
        })),
      );
      const page = async (asked: number) => {
        const found = await listMessages(debtor, await owned(debtor, dossier.id), asked);
        return [found.page, found.pages, found.messages[0]?.body, found.messages.at(-1)?.body];
      };
      expect(await page(1)).toEqual([1, 2, '3', '52']);
      expect(await page(2)).toEqual([2, 2, '0', '2']);
      expect(await page(99_999)).toEqual([2, 2, '0', '2']);
    }));
});

describe('the queue', () => {
  it('has who waits longest first, with the first words that wait, until they are answered', () =>
    inRollback(async (db) => {
      const { dossier: late, debtor: lateDebtor, staff } = await givenConversation(db);
      const { dossier: early, debtor: earlyDebtor } = await givenConversation(db);
      await send(at(lateDebtor, 1), late.id, 'Eerste vraag');
      await send(at(staff, 2), late.id, 'Antwoord');
      await send(at(earlyDebtor, 3), early.id, 'Wacht al lang');
      await send(at(lateDebtor, 4), late.id, 'Tweede vraag');
      await send(at(lateDebtor, 5), late.id, 'En nog iets');
      const queue = async () =>
        (await listUnanswered(staff, 10)).rows.map((row) => [
          row.dossierId,
          row.firstWords,
          row.waiting,
          row.waitingSince,
        ]);
      expect(await queue()).toEqual([
        [early.id, 'Wacht al lang', 1, minutesLater(3)],
        [late.id, 'Tweede vraag', 2, minutesLater(4)],
      ]);
      expect(await listUnanswered(staff, 1)).toMatchObject({ rows: [{ dossierId: early.id }], total: 2 });
      await send(at(staff, 6), early.id, 'Antwoord');
      expect(await queue()).toEqual([[late.id, 'Tweede vraag', 2, minutesLater(4)]]);
      await send(at(staff, 7), late.id, 'Antwoord');
      expect(await listUnanswered(staff, 10)).toEqual({ rows: [], total: 0 });
    }));

  it('holds only the creditors of staff who see listed ones, none when none is listed', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenConversation(db);
      const other = await givenConversation(db);
      await send(debtor, dossier.id, 'Vraag');
      await send(other.debtor, other.dossier.id, 'Vraag');
      const seenBy = async (creditorIds: string[]) => {
        const queue = await listUnanswered(contextFor(db, await givenStaff(db, { creditorIds })), 10);
        return [queue.rows.map((row) => row.dossierId), queue.total];
      };
      expect(await seenBy([dossier.creditorId])).toEqual([[dossier.id], 1]);
      expect(await seenBy([])).toEqual([[], 0]);
    }));
});

it('shows one debtor with several dossiers each conversation apart', () =>
  inRollback(async (db) => {
    const person = await givenDebtor(db);
    const [one, two] = [await givenDossier(db, person), await givenDossier(db, person)];
    const ctx = contextFor(db, debtorActor(person.id));
    await send(ctx, one.id, 'Over de ene');
    await send(ctx, two.id, 'Over de andere');
    expect((await conversation(ctx, one.id)).map((message) => message.body)).toEqual(['Over de ene']);
    expect((await conversation(ctx, two.id)).map((message) => message.body)).toEqual(['Over de andere']);
  }));
