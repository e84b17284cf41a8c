import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { bankPayments, bankStatements } from '@/db/schema/banking.ts';
import { attachments, files, messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { contacts, mails } from '@/db/schema/mails.ts';
import { erasures } from '@/db/schema/privacy.ts';
import { retentions } from '@/db/schema/retention.ts';
import { day } from '@/lib/debt-law/day.ts';
import { attachFile } from '@/lib/documents/commands.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { findCertificate } from '@/lib/privacy/queries.ts';
import { retire } from '@/lib/privacy/retention.ts';
import { isOverSince, lastDayKept, terms } from '@/lib/privacy/terms.ts';
import { firstBroken } from '@/lib/receipts/check.ts';
import { storage } from '@/lib/storage/storage.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inOwnDatabase, inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { copiesOf } from '../support/files/stored.ts';
import { givenDossier } from '../support/given.ts';

const none = { notMe: 0, contacts: 0, messages: 0, dossier: 0, bank: 0 };
const at = (on: string) => new Date(`${on}T11:00:00Z`);
const run = (db: Database, on: string, bounds?: { size: number; most: number }) =>
  retire(contextFor(db, system, at(on)), bounds ? { bounds } : {});
const codeOf = (error: unknown) => (error as { cause: { code: string } }).cause.code;

/** Paid in full on 23 November 2026. */
async function givenPaid(db: Database) {
  const dossier = await givenDossier(db);
  const paid = { dossierId: dossier.id, kind: 'payment' as const, valueOn: '2026-11-23', source: 'test' };
  await db.insert(ledgerEntries).values({ ...paid, amountCents: 20_000 });
  await db.update(dossiers).set({ createdAt: noon }).where(eq(dossiers.id, dossier.id));
  return dossier;
}

async function givenSent(db: Database, debtorId: string, when = noon) {
  const [mail] = await db
    .insert(mails)
    .values({
      ...{ kind: 'answer', cause: crypto.randomUUID(), debtorId, language: 'nl', facts: {}, queuedAt: when },
      ...{ nextAt: when, state: 'sent', endedAt: when },
    })
    .returning({ id: mails.id });
  await db
    .insert(contacts)
    .values({ debtorId, mailId: mail?.id ?? '', kind: 'answer', event: 'sent', at: when });
}

it('names each term once, and the day that is shown is the last one on which it is kept', () => {
  expect(new Set(terms.map(({ kind }) => kind)).size).toBe(terms.length);
  for (const from of ['2026-11-23', '2024-02-29', '2025-03-01', '2026-02-28'].map(day)) {
    const last = lastDayKept('contacts', from);
    const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    expect(from <= isOverSince('contacts', last)).toBe(false);
    expect(from <= isOverSince('contacts', day(next))).toBe(true);
  }
});

describe('what is kept no longer', () => {
  it('is what was sent two years ago, and what strangers said and was dealt with a year ago', () =>
    inRollback(async (db) => {
      const { debtorId } = await givenDossier(db);
      await givenSent(db, debtorId);
      await givenSent(db, debtorId, minutesLater(2 * 24 * 60));
      const report = { reason: 'moved', explanation: 'x', language: 'nl', reportedAt: noon } as const;
      await db.insert(notMeReports).values([
        { ...report, receipt: 'N-1', submissionId: crypto.randomUUID(), handledAt: noon },
        { ...report, receipt: 'N-2', submissionId: crypto.randomUUID() },
      ]);
      expect(await run(db, '2027-11-23')).toEqual(none);
      expect(await run(db, '2027-11-24')).toEqual({ ...none, notMe: 1 });
      expect(await run(db, '2028-11-23')).toEqual(none);
      expect(await run(db, '2028-11-24')).toEqual({ ...none, contacts: 2 });
      expect([await db.$count(contacts), await db.$count(mails), await db.$count(notMeReports)]).toEqual([
        1, 1, 1,
      ]);
    }));

  it('is what people wrote, two years after all was paid, and the receipts still hold', () =>
    inRollback(async (db) => {
      const [paid, open] = [await givenPaid(db), await givenDossier(db)];
      await db.update(dossiers).set({ createdAt: noon });
      const words = `canary-${crypto.randomUUID()}`;
      for (const dossier of [paid, open]) {
        const ctx = contextFor(db, debtorActor(dossier.debtorId));
        const file = new File([pdf({ objects: [`(${words})`] }) as Uint8Array<ArrayBuffer>], 'a.pdf', {
          type: 'application/pdf',
        });
        expect(await attachFile(ctx, { dossierId: dossier.id, file })).toMatchObject({ ok: true });
        await sendMessage(ctx, { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: words });
      }
      await db.insert(messages).values({
        ...{ dossierId: paid.id, notice: 'extinguished', submissionId: crypto.randomUUID() },
        ...{ body: 'Alles is betaald', sentAt: noon },
      });
      const copies = await copiesOf(storage(), words);
      expect(await run(db, '2028-11-23')).toMatchObject({ messages: 0 });
      expect(await run(db, '2028-11-24')).toMatchObject({ messages: 1 });
      expect((await db.select().from(messages)).map(({ body }) => body).sort()).toEqual([
        'Alles is betaald',
        words,
      ]);
      expect([await db.$count(files), await db.$count(attachments)]).toEqual([1, 1]);
      expect(await copiesOf(storage(), words)).toBe(copies - 1);
      expect([await firstBroken(db, paid.id), await firstBroken(db, open.id)]).toEqual([null, null]);
      // What is gone without the term being over is missed.
      await db.delete(attachments);
      await db.delete(messages).where(eq(messages.dossierId, open.id));
      expect(await firstBroken(db, open.id)).not.toBeNull();
    }));

  it('is a dossier ten years after its end, with a certificate, and never one that is open or paid later', () =>
    inRollback(async (db) => {
      const [paid, open, closed] = [await givenPaid(db), await givenDossier(db), await givenDossier(db)];
      await db.update(dossiers).set({ createdAt: noon });
      await db.update(dossiers).set({ closedOn: '2026-11-24' }).where(eq(dossiers.id, closed.id));
      expect(await run(db, '2036-11-23')).toMatchObject({ dossier: 0 });
      expect(await run(db, '2036-11-24')).toMatchObject({ dossier: 1 });
      expect((await db.select({ id: dossiers.id }).from(dossiers)).map(({ id }) => id).sort()).toEqual(
        [open.id, closed.id].sort(),
      );
      const [erasure] = await db.select().from(erasures);
      expect(erasure).toMatchObject({ reason: 'expired', staffId: null });
      expect(await findCertificate(contextFor(db, nobody), erasure?.id ?? '')).toMatchObject({
        ...{ reason: 'expired', erased: { person: 1, invoices: 1 } },
      });
      expect(await run(db, '2036-11-25')).toMatchObject({ dossier: 1 });
      expect(await run(db, '2046-11-25')).toMatchObject({ dossier: 0 });
      expect(await db.$count(dossiers, eq(dossiers.id, open.id))).toBe(1);
      expect(await db.$count(dossiers, eq(dossiers.id, paid.id))).toBe(0);
    }));

  it('is who paid, ten years after; the day and the amount stay', () =>
    inRollback(async (db) => {
      const [statement] = await db
        .insert(bankStatements)
        .values({
          ...{ fileSha256: 'x', place: 1, format: 'coda', account: 'BE68539007547034', isBookable: true },
          ...{
            credits: 1,
            debits: 0,
            creditSum: '1',
            debitSum: '0',
            payments: 1,
            reasons: [],
            importedAt: noon,
          },
        })
        .returning({ id: bankStatements.id });
      await db.insert(bankPayments).values({
        ...{ statementId: statement?.id ?? '', account: 'BE68539007547034', key: 'x', kind: 'customer' },
        ...{
          amount: '1',
          amountCents: 100,
          communications: [],
          bookedOn: '2026-11-23',
          valueOn: '2026-11-23',
        },
        ...{ payerName: 'An Peeters', payerAccount: 'BE71096123456769', text: 'Groeten' },
      });
      expect(await run(db, '2036-11-23')).toEqual(none);
      expect(await run(db, '2036-11-24')).toEqual({ ...none, bank: 1 });
      expect(await run(db, '2036-11-24')).toEqual(none);
      const [row] = await db.select().from(bankPayments);
      expect(row).toMatchObject({
        payerName: null,
        payerAccount: null,
        text: null,
        amountCents: 100,
        bookedOn: '2026-11-23',
      });
    }));

  it('is found by the next run where one was stopped half-way, and taken once', () =>
    inRollback(async (db) => {
      const { debtorId } = await givenDossier(db);
      for (let i = 0; i < 5; i++) await givenSent(db, debtorId);
      expect(await run(db, '2029-01-01', { size: 1, most: 2 })).toEqual({ ...none, contacts: 4 });
      expect(await db.$count(contacts)).toBe(3);
      expect(await run(db, '2029-01-01')).toEqual({ ...none, contacts: 6 });
      expect(await run(db, '2029-01-01')).toEqual(none);
      const said = await db.select({ removed: retentions.removed }).from(retentions);
      expect(said.reduce((sum, { removed }) => sum + removed, 0)).toBe(10);
    }));
});

it('opens the door of what is append-only for its own transaction alone', () =>
  inOwnDatabase(async ({ db }) => {
    const { debtorId } = await givenDossier(db);
    await givenSent(db, debtorId);
    await db.insert(retentions).values({ kind: 'contacts', removed: 0, at: noon });
    expect(await db.delete(contacts).catch(codeOf)).toBe('23001');
    expect(await db.update(bankPayments).set({ payerName: null }).catch(codeOf)).toBe('23001');
    // What the trigger does not name stays shut within such a transaction, too.
    for (const table of ['ledger_entries', 'audit_events', 'retentions', 'receipts'])
      expect(
        await db
          .transaction(async (tx) => {
            await tx.insert(retentions).values({ kind: 'contacts', removed: 0, at: noon });
            await tx.execute(sql.raw(`delete from ${table}`));
          })
          .catch(codeOf),
      ).toBe('23001');
    expect(await db.$count(contacts)).toBe(1);
    expect(await run(db, '2029-01-01')).toEqual({ ...none, contacts: 2 });
  }));
