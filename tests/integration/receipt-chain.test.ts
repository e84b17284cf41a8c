import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { mails } from '@/db/schema/mails.ts';
import { receipts } from '@/db/schema/receipts.ts';
import { tellExtinguished } from '@/lib/bank-statements/tell-extinguished.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { announcePayment } from '@/lib/payment-reports/commands.ts';
import {
  canonical,
  checkCodeOf,
  contentHashOf,
  linkHashOf,
  plain,
  shownNumber,
} from '@/lib/receipts/chain.ts';
import { firstBroken } from '@/lib/receipts/check.ts';
import { checkReceipt, findReceipt, listReceipts } from '@/lib/receipts/queries.ts';
import { checkReceiptSchema } from '@/lib/receipts/schema.ts';
import { serveChain } from '@/lib/receipts/serve-chain.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';

type Given = Awaited<ReturnType<typeof givenDossier>>;
const own = (db: Database, { debtorId }: Given, now = noon) => contextFor(db, debtorActor(debtorId), now);
const home = { address: '192.0.2.7' };

const write = async (db: Database, dossier: Given, body: string, minutes = 0) => {
  const sent = await sendMessage(own(db, dossier, minutesLater(minutes)), {
    ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), body },
  });
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.messageId;
};
const chainOf = (db: Database, { id }: Given) =>
  db.select().from(receipts).where(eq(receipts.dossierId, id)).orderBy(asc(receipts.place));
const find = (db: Database, { number, hash }: { number: string; hash: string }, minutes = 0) =>
  findReceipt(contextFor(db, nobody, minutesLater(minutes)), home, {
    number,
    code: plain(checkCodeOf(hash)),
  });

/** A message, a dispute, an addition to it and a report of a payment. */
async function givenChain(db: Database) {
  const dossier = await givenDossier(db);
  const { id: dossierId } = dossier;
  await write(db, dossier, 'Dag, ik heb een vraag.');
  await saveStep(own(db, dossier), { dossierId, kind: 'pause', typed: { days: '10' } });
  const filed = await sendFiling(own(db, dossier), {
    dossierId,
    kind: 'pause',
    submissionId: crypto.randomUUID(),
  });
  if (!filed.ok) throw new Error(filed.error);
  const { filingId } = filed.value;
  const withdrawn = await actOnFiling(own(db, dossier, minutesLater(5)), {
    ...{ filingId, submissionId: crypto.randomUUID(), act: 'withdraw', note: null },
  } as Parameters<typeof actOnFiling>[1]);
  if (!withdrawn.ok) throw new Error(withdrawn.error);
  const announced = await announcePayment(own(db, dossier, minutesLater(6)), {
    ...{
      dossierId,
      submissionId: crypto.randomUUID(),
      amountCents: 1000,
      paidOn: '2026-11-23',
      accountEnd: '7034',
    },
  } as Parameters<typeof announcePayment>[1]);
  if (!announced.ok) throw new Error(announced.error);
  return dossier;
}

describe('the receipts of a dossier', () => {
  it('are one chain over all that the person sent, in its order, and whole', () =>
    inRollback(async (db) => {
      const dossier = await givenChain(db);
      const chain = await chainOf(db, dossier);
      expect(chain.map(({ place, kind }) => [place, kind])).toEqual([
        [1, 'message'],
        [2, 'filing'],
        [3, 'addition'],
        [4, 'report'],
      ]);
      expect(chain.map(({ previousHash }) => previousHash)).toEqual([
        null,
        ...chain.slice(0, -1).map(({ hash }) => hash),
      ]);
      expect(new Set(chain.map(({ number }) => number)).size).toBe(4);
      expect(await firstBroken(db, dossier.id)).toBeNull();
    }));

  it('are the same for the same form twice, and each dossier has its own', () =>
    inRollback(async (db) => {
      const [one, other] = [await givenDossier(db), await givenDossier(db)];
      const form = { dossierId: one.id, submissionId: crypto.randomUUID(), body: 'Dag' };
      for (const _ of [1, 2]) await sendMessage(own(db, one), form);
      await write(db, other, 'Dag');
      expect([(await chainOf(db, one)).length, (await chainOf(db, other)).map(({ place }) => place)]).toEqual(
        [1, [1]],
      );
    }));

  it('do not tell what was written: the same words have another fingerprint each time', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await write(db, dossier, 'Ja');
      await write(db, dossier, 'Ja', 1);
      const [one, other] = await chainOf(db, dossier);
      expect(one?.contentHash).not.toBe(other?.contentHash);
    }));

  it('show where a message was changed, where one is missing, and where a link was', () =>
    inRollback(async (db) => {
      const dossier = await givenChain(db);
      const [message, filing, addition] = await chainOf(db, dossier);
      const broken = async (change: () => Promise<unknown>) =>
        db
          .transaction(async (tx) => {
            await change();
            throw Object.assign(new Error('back'), { broken: await firstBroken(tx, dossier.id) });
          })
          .catch((error) => error.broken);
      await db.execute(sql`alter table receipts disable trigger receipts_append_only`);
      expect(await broken(() => db.update(messages).set({ body: 'Dag, ik betaal alles.' }))).toBe(
        message?.number,
      );
      expect(await broken(() => db.delete(receipts).where(eq(receipts.place, 2)))).toBe(addition?.number);
      expect(
        await broken(() =>
          db
            .update(receipts)
            .set({ at: minutesLater(-60) })
            .where(eq(receipts.place, 2)),
        ),
      ).toBe(filing?.number);
      expect(await broken(async () => null)).toBeNull();
      await db.execute(sql`alter table receipts enable trigger receipts_append_only`);
    }));

  it('cannot be changed or removed', () =>
    inRollback(async (db) => {
      await givenChain(db);
      for (const change of [sql`update receipts set number = 'x'`, sql`delete from receipts`])
        await expect(db.transaction((tx) => tx.execute(change))).rejects.toMatchObject({
          cause: { message: 'receipts is append-only' },
        });
    }));

  it('are listed for the debtor with what each is checked by, also as one PDF', () =>
    inRollback(async (db) => {
      const dossier = await givenChain(db);
      const found = await findDossier(own(db, dossier), dossier.id);
      const listed = found ? await listReceipts(own(db, dossier), found) : [];
      expect(listed.map(({ code }) => code)).toEqual(
        (await chainOf(db, dossier)).map(({ hash }) => checkCodeOf(hash)),
      );
      const served = await serveChain(own(db, dossier), dossier.id, 'fr');
      expect(served?.headers.get('content-type')).toBe('application/pdf');
      const other = await givenDossier(db);
      expect(await serveChain(own(db, other), dossier.id, 'fr')).toBeNull();
    }));
});

describe('whoever has a receipt', () => {
  it('learns that it is genuine and unchanged, and nothing of whom it is', () =>
    inRollback(async (db) => {
      const dossier = await givenChain(db);
      const [message] = await chainOf(db, dossier);
      const found = message && (await find(db, message));
      if (!found?.ok) throw new Error('it is found');
      const checked = await checkReceipt(contextFor(db, nobody), found.value.receiptId);
      expect(checked).toEqual({
        ...{
          number: shownNumber(message?.number ?? ''),
          kind: 'message',
          at: noon,
          isWhole: true,
          stillHolds: true,
        },
      });
    }));

  it('is told so when what is kept is no longer the same', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await write(db, dossier, 'Ik betwist dit.');
      const [message] = await chainOf(db, dossier);
      await db.update(messages).set({ body: 'Ik betaal.' });
      expect(await checkReceipt(contextFor(db, nobody), message?.id ?? '')).toMatchObject({ isWhole: false });
    }));

  it('needs both the number and the code, and cannot go on guessing', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await write(db, dossier, 'Dag');
      const [message] = await chainOf(db, dossier);
      if (!message) throw new Error('it was written');
      const wrong = { ok: false, error: 'noReceipt' };
      expect(await find(db, { ...message, number: 'D-000000000000' })).toEqual(wrong);
      const guesses = [];
      for (let n = 0; n < 30; n += 1)
        guesses.push(await find(db, { ...message, hash: `${n}`.padStart(64, '0') }));
      expect(guesses.at(0)).toEqual(wrong);
      expect(guesses.at(-1)).toEqual({ ok: false, error: 'limited' });
      expect(await checkReceipt(contextFor(db, nobody), crypto.randomUUID())).toBeNull();
    }));

  it.each([
    ['a44b 2be2 8bcd', '4f2a 91bc 0d3e 77aa', { number: 'A44B2BE28BCD', code: '4F2A91BC0D3E77AA' }],
    ['D-012345678901', '4F2A91BC0D3E77AA', { number: 'D-012345678901', code: '4F2A91BC0D3E77AA' }],
    ['d012345678901', '4F2A.91BC.0D3E.77AA', { number: 'D-012345678901', code: '4F2A91BC0D3E77AA' }],
    ['', '4F2A91BC0D3E77AA', null],
    ["' OR 1=1", '4F2A91BC0D3E77AA', null],
    ['D-012345678901', 'GGGG', null],
  ])('may type %j and %j', (number, code, expected) => {
    const parsed = checkReceiptSchema.safeParse({ number, code });
    expect(parsed.success ? parsed.data : null).toEqual(expected);
  });

  it('of a closing letter learns whether it still holds', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const [paid] = await db
        .insert(ledgerEntries)
        .values({
          ...{
            dossierId: dossier.id,
            kind: 'payment',
            amountCents: 12_345,
            valueOn: '2026-11-20',
            source: 'test:1',
          },
        })
        .returning({ id: ledgerEntries.id });
      await tellExtinguished(db, [dossier.id], contextFor(db, nobody));
      await sendWaiting(db, { transport: { send: async () => {} }, now: () => noon });
      expect(await db.select({ state: mails.state }).from(mails)).toEqual([{ state: 'byPost' }]);
      const [closing] = await chainOf(db, dossier);
      const check = () => checkReceipt(contextFor(db, nobody), closing?.id ?? '');
      expect(await check()).toMatchObject({ kind: 'closing', isWhole: true, stillHolds: true });
      await db.insert(ledgerEntries).values({
        ...{
          dossierId: dossier.id,
          kind: 'reversal',
          amountCents: -12_345,
          valueOn: '2026-11-21',
          source: 'test:2',
        },
        reversesId: paid?.id ?? 0,
      });
      expect(await check()).toMatchObject({ isWhole: true, stillHolds: false });
    }));
});

describe('the fingerprint', () => {
  it('is one for equal content in whatever order, and another for any other', () => {
    expect(canonical({ b: [1, { d: null, c: 'é' }], a: 'x', e: undefined })).toBe(
      '{"a":"x","b":[1,{"c":"é","d":null}]}',
    );
    expect(contentHashOf('s', { a: 1, b: 2 })).toBe(contentHashOf('s', { b: 2, a: 1 }));
    expect(contentHashOf('s', { a: 1 })).not.toBe(contentHashOf('t', { a: 1 }));
  });

  it('binds each part of a link', () => {
    const link = { place: 2, kind: 'message', number: 'A', at: noon, contentHash: 'c', previousHash: 'p' };
    const others = [
      { place: 3 },
      { kind: 'filing' },
      { number: 'B' },
      { at: minutesLater(1) },
      { contentHash: 'd' },
      { previousHash: null },
    ];
    const hashes = [link, ...others.map((change) => ({ ...link, ...change }))].map(linkHashOf);
    expect(new Set(hashes).size).toBe(7);
  });
});
