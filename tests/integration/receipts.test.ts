import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { accessCodes, auditEvents } from '@/db/schema/access.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { attachFile } from '@/lib/documents/commands.ts';
import { findLetterInstant, listDocuments } from '@/lib/documents/queries.ts';
import { receiptNumber } from '@/lib/documents/rules.ts';
import { serveReceipt } from '@/lib/documents/serve-receipt.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { contextFor, debtorActor, nobody } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { pdf } from '../support/files/sample-files.ts';
import { givenCreditor, givenDebtor, givenDossier, givenStaff } from '../support/given.ts';

type Sender = Parameters<typeof sendMessage>[0]['actor'];
type Dossier = Awaited<ReturnType<typeof givenDossier>>;

async function sent(
  db: Database,
  actor: Sender,
  dossier: Dossier,
  body: string,
  at = '2026-11-22T23:30:00Z',
) {
  const result = await sendMessage(contextFor(db, actor, new Date(at)), {
    dossierId: dossier.id,
    submissionId: crypto.randomUUID(),
    body,
  });
  if (!result.ok) throw new Error(result.error);
  return result.value.messageId;
}

async function givenPerson(db: Database, language: Locale = 'nl') {
  const creditor = await givenCreditor(db, { name: 'Waterland Energie' });
  const dossier = await givenDossier(db, await givenDebtor(db, { creditorId: creditor.id, language }));
  return { dossier, debtor: debtorActor(dossier.debtorId) };
}

const served = (
  db: Database,
  actor: Sender,
  dossier: Dossier,
  messageId: string,
  { locale = 'nl' as Locale, query = 'inline=1' } = {},
) =>
  serveReceipt(contextFor(db, actor), {
    dossierId: dossier.id,
    messageId,
    locale,
    wanted: new URLSearchParams(query),
  });

async function wordsIn(response: Response | null) {
  if (!response) throw new Error('no receipt');
  return textOf(new Uint8Array(await response.arrayBuffer())).map((part) => part.text.trim());
}

async function ownedBy(db: Database, actor: Sender, dossier: Dossier) {
  const ctx = contextFor(db, actor);
  const owned = await findDossier(ctx, dossier.id);
  if (!owned) throw new Error('not within reach');
  return { ctx, owned };
}

describe('the receipt of a message', () => {
  it('tells what was sent, when in Brussels, to whom, and the fingerprint of each file', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenPerson(db);
      const ctx = contextFor(db, debtor);
      const bytes = pdf({ objects: ['(een)'] }) as Uint8Array<ArrayBuffer>;
      await attachFile(ctx, { dossierId: dossier.id, file: new File([bytes], 'bewijs één.pdf') });
      const id = await sent(db, debtor, dossier, 'Ik betaalde al.\n\nZie het bewijs.');
      const response = await served(db, debtor, dossier, id, { locale: 'fr' });
      const name = `accuse-de-reception-${receiptNumber(id).replaceAll(' ', '-')}.pdf`;
      expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"; filename*=UTF-8''${name}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
      const texts = await wordsIn(response);
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      expect(texts).toEqual(
        expect.arrayContaining([
          'Accusé de réception de votre message',
          receiptNumber(id),
          '23 novembre 2026 à 00:30 (heure de Bruxelles)',
          'An Peeters',
          'Intrum, pour Waterland Energie',
          'Ik betaalde al.',
          'Zie het bewijs.',
        ]),
      );
      expect(texts.some((text) => text.startsWith('bewijs één.pdf') && text.endsWith(digest))).toBe(true);
      expect(texts).toContain('1 ko');
      const saved = await served(db, debtor, dossier, id, { query: '' });
      expect(saved?.headers.get('content-disposition')).toMatch(/^attachment; filename="ontvangstbewijs-/);
    }));

  it('is the same for staff, in the language of the debtor, and their look stands in the trail', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenPerson(db, 'de');
      const id = await sent(db, debtor, dossier, 'Guten Tag');
      const agent = await givenStaff(db, { creditorIds: [dossier.creditorId] });
      const theirs = await wordsIn(await served(db, debtor, dossier, id, { locale: 'de' }));
      expect(await wordsIn(await served(db, agent, dossier, id, { locale: 'nl' }))).toEqual(theirs);
      const trail = await db
        .select({ type: auditEvents.type, facts: auditEvents.facts, dossierId: auditEvents.dossierId })
        .from(auditEvents)
        .orderBy(auditEvents.id);
      expect(trail.at(-1)).toEqual({
        type: 'receipt.opened',
        facts: { messageId: id },
        dossierId: dossier.id,
      });
      expect(trail.filter(({ type }) => type === 'receipt.opened')).toHaveLength(1);
    }));

  it('is nothing for strangers, in another dossier, and for what staff wrote', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenPerson(db), await givenPerson(db)];
      const agent = await givenStaff(db, { creditorIds: [mine.dossier.creditorId] });
      const elsewhere = await givenStaff(db, { creditorIds: [other.dossier.creditorId] });
      const id = await sent(db, mine.debtor, mine.dossier, 'Vraag');
      const answer = await sent(db, agent, mine.dossier, 'Antwoord');
      for (const actor of [other.debtor, elsewhere, debtorActor(), nobody as unknown as Sender]) {
        expect(await served(db, actor, mine.dossier, id)).toBeNull();
      }
      expect(await served(db, other.debtor, other.dossier, id)).toBeNull();
      const both = debtorActor(mine.dossier.debtorId, other.dossier.debtorId);
      expect(await served(db, both, other.dossier, id)).toBeNull();
      expect(await served(db, both, mine.dossier, id)).not.toBeNull();
      for (const none of [answer, crypto.randomUUID(), 'x']) {
        expect(await served(db, mine.debtor, mine.dossier, none)).toBeNull();
      }
    }));
});

describe('the documents of a dossier', () => {
  it('have the receipts of the debtor’s messages alone among them, newest first, with their day in Brussels', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenPerson(db);
      const late = await sent(db, debtor, dossier, 'Laat', '2026-11-22T23:30:00Z');
      const early = await sent(db, debtor, dossier, 'Vroeg', '2026-07-01T10:00:00Z');
      await sent(db, await givenStaff(db), dossier, 'Antwoord', '2026-11-22T23:40:00Z');
      const { ctx, owned } = await ownedBy(db, debtor, dossier);
      const { documents } = await listDocuments(ctx, owned);
      expect(documents).toMatchObject([
        {
          kind: 'receipt',
          fileId: null,
          issuedOn: '2026-11-23',
          addedBy: 'system',
          servedInline: true,
          receipt: {
            messageId: late,
            number: receiptNumber(late),
            sentAt: new Date('2026-11-22T23:30:00Z'),
          },
        },
        { kind: 'receipt', issuedOn: '2026-07-01', receipt: { messageId: early } },
      ]);
    }));

  it('come in pages of fifty with as many statements for 500 messages as for one', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenPerson(db);
      await sent(db, debtor, dossier, 'Eerste', '2020-01-01T10:00:00Z');
      const { ctx, owned } = await ownedBy(db, debtor, dossier);
      const asked = vi.spyOn(
        (db as unknown as { session: { prepareQuery(): void } }).session,
        'prepareQuery',
      );
      await listDocuments(ctx, owned);
      const forOne = asked.mock.calls.length;
      expect(forOne).toBe(3);
      const start = Date.parse('2021-01-01T10:00:00Z');
      await db.insert(messages).values(
        Array.from({ length: 499 }, (_, i) => ({
          dossierId: dossier.id,
          debtorId: dossier.debtorId,
          submissionId: crypto.randomUUID(),
          body: 'Vraag',
          sentAt: new Date(start + i * 3_600_000),
        })),
      );
      asked.mockClear();
      const first = await listDocuments(ctx, owned, 1);
      expect(asked.mock.calls).toHaveLength(forOne);
      expect(first).toMatchObject({ page: 1, pages: 10 });
      const all = [first];
      for (let page = 2; page <= 10; page += 1) all.push(await listDocuments(ctx, owned, page));
      const times = all.flatMap(({ documents }) =>
        documents.map(({ receipt }) => receipt?.sentAt.getTime() ?? 0),
      );
      expect(all.map(({ documents }) => documents.length)).toEqual(Array(10).fill(50));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect(new Set(times).size).toBe(500);
      expect(await listDocuments(ctx, owned, 99_999)).toEqual(all.at(-1));
    }));

  it('tell when the newest letter with an access code was made, and nothing where there is none', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await givenPerson(db);
      const { ctx, owned } = await ownedBy(db, debtor, dossier);
      expect(await findLetterInstant(ctx, owned)).toBeNull();
      const expiresAt = new Date('2027-11-23T12:00:00Z');
      const code = { dossierId: dossier.id, hash: 'x', expiresAt };
      const [older, newer] = [new Date('2026-09-01T08:00:00Z'), new Date('2026-11-02T08:00:00Z')];
      await db.insert(accessCodes).values([
        { ...code, createdAt: newer },
        { ...code, createdAt: older, replacedAt: newer },
      ]);
      expect(await findLetterInstant(ctx, owned)).toEqual(newer);
    }));
});
