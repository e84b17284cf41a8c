import { eq, ne } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import {
  bankBookings,
  bankSetAsides,
  creditorAccounts,
  ledgerSplits,
  paymentReportOutcomes,
  paymentReports,
  refunds,
} from '@/db/schema/banking.ts';
import { files, messages } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { letters } from '@/db/schema/letters.ts';
import { mails } from '@/db/schema/mails.ts';
import { linkReversal } from '@/lib/corrections/commands.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { decideReport, linkPayment, recordRefund, setAside } from '@/lib/incoming/commands.ts';
import { findPayment, listOpenReports, listRefundsDue, listWaiting } from '@/lib/incoming/queries.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { announcePayment } from '@/lib/payment-reports/commands.ts';
import { listPaymentReports } from '@/lib/payment-reports/queries.ts';
import { storage } from '@/lib/storage/storage.ts';
import { contextFor, debtorActor, minutesLater, noon } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { givenDebtor, givenDossier, givenStaff } from '../support/given.ts';
import { givenStatement, ourAccount } from '../support/given-payments.ts';

const payer = { name: 'VERHAEGEN LOTTE', account: 'BE71096123456769' };
const other = { name: 'IEMAND ANDERS', account: 'BE43068999999501' };
const done = { ok: true, value: {} };
const refused = (error: string) => ({ ok: false, error });

const openOf = async (db: Database, { id, debtorId }: { id: string; debtorId: string }) =>
  (await findDossier(contextFor(db, debtorActor(debtorId)), id))?.openCents;
const entriesOf = (db: Database, dossierId: string) =>
  db
    .select({ kind: ledgerEntries.kind, cents: ledgerEntries.amountCents })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.dossierId, dossierId))
    .orderBy(ledgerEntries.id);
const announce = (db: Database, dossier: { id: string; debtorId: string }, more: object = {}) =>
  announcePayment(contextFor(db, debtorActor(dossier.debtorId)), {
    dossierId: dossier.id,
    submissionId: crypto.randomUUID(),
    amountCents: 5_000,
    paidOn: day('2026-11-23'),
    accountEnd: '6769',
    ...more,
  });

describe('a payment that waits', () => {
  it('is booked by staff on one dossier, split as the law does, and leaves the queue', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, text: 'factuur', ...payer }]);
      expect(await listWaiting(ctx, 10)).toMatchObject({
        rows: [{ id: paymentId, leftCents: 5_000, payerName: payer.name, text: 'factuur' }],
        total: 1,
      });
      const parts = [{ reference: dossier.reference, amountCents: null }];
      expect(await linkPayment(ctx, { paymentId, parts })).toEqual(done);
      expect(await openOf(db, dossier)).toBe(7_345);
      expect(await db.select().from(ledgerSplits)).toMatchObject([{ principalCents: 5_000 }]);
      expect(await db.select().from(bankBookings)).toMatchObject([{ by: 'staff' }]);
      expect(await listWaiting(ctx, 10)).toEqual({ rows: [], total: 0 });
      expect(await linkPayment(ctx, { paymentId, parts })).toEqual(refused('dealtWith'));
    }));

  it('is split over dossiers; what is left goes on waiting, and is never more than there is', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      const link = (...parts: [string, number | null][]) =>
        linkPayment(ctx, {
          paymentId,
          parts: parts.map(([reference, amountCents]) => ({ reference, amountCents })),
        });
      expect(await link([a.reference, 5_001])).toEqual(refused('tooMuch'));
      expect(await link([a.reference, 5_000], [b.reference, null])).toEqual(refused('tooMuch'));
      expect(await link([a.reference, null], [b.reference, null])).toEqual(refused('tooMuch'));
      expect(await link([a.reference, 1_000], [a.reference, 1_000])).toEqual(refused('unknownReference'));
      expect(await link(['9999999999', 1_000])).toEqual(refused('unknownReference'));
      expect(await entriesOf(db, a.id)).toEqual([]);
      expect(await link([a.reference, 1_000], [b.reference, 1_500])).toEqual(done);
      expect((await listWaiting(ctx, 10))?.rows).toMatchObject([{ leftCents: 2_500 }]);
      expect(await link([a.reference, null])).toEqual(refused('already'));
      expect(await setAside(ctx, { paymentId, kind: 'refund', note: 'te veel' })).toEqual(done);
      expect(await db.select().from(bankSetAsides)).toMatchObject([{ amountCents: 2_500, kind: 'refund' }]);
      expect((await listWaiting(ctx, 10))?.total).toBe(0);
    }));

  it('is told with what it may be for, the likeliest first', () =>
    inRollback(async (db) => {
      const creditor = await givenDossier(db);
      const lotte = await givenDebtor(db, { name: 'Lotte Verhaegen', creditorId: creditor.creditorId });
      const [named, reported] = [await givenDossier(db, lotte), await givenDossier(db)];
      await announce(db, reported);
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, text: 'betaling', ...payer }]);
      const found = await findPayment(ctx, `${paymentId}`);
      expect(found?.suggestions.map(({ dossierId, reasons }) => [dossierId, reasons])).toEqual([
        [reported.id, ['report']],
        [named.id, ['name']],
      ]);
    }));

  it.each<[string, (dossier: { structuredCommunication: string; reference: string }) => string, string]>([
    ['zeros that were lost', () => '30428896', 'lostZeros'],
    ['a reference of ours', ({ reference }) => `ref ${reference}`, 'reference'],
    ['the number of an invoice', () => 'betaling VV-77 juni', 'invoiceNumber'],
  ])('is suggested by %s', (_, text, reason) =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await db
        .update(dossiers)
        .set({ structuredCommunication: '000030428896' })
        .where(eq(dossiers.id, dossier.id));
      await db.update(invoices).set({ number: 'VV-77' }).where(eq(invoices.dossierId, dossier.id));
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [
        { thousandths: 50_000, text: text(dossier), ...other },
      ]);
      const found = await findPayment(ctx, `${paymentId}`);
      expect(found?.suggestions).toMatchObject([{ dossierId: dossier.id, reasons: [reason] }]);
    }),
  );

  it('with a part of a cent is not booked', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_001, ...payer }]);
      const parts = [{ reference: dossier.reference, amountCents: 100 }];
      expect(await linkPayment(ctx, { paymentId, parts })).toEqual(refused('notBookable'));
      expect(await setAside(ctx, { paymentId, kind: 'other', note: 'gemeld aan de bank' })).toEqual(done);
    }));
});

describe('a reversal that waits', () => {
  it('takes back the payment that staff choose, once', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, await givenStaff(db));
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      const back = { thousandths: 50_000, isCredit: false, code: '00505000', returned: '2MD06', ...payer };
      const [paymentId = 0] = await givenStatement(db, [back]);
      const found = await findPayment(ctx, `${paymentId}`);
      expect(found?.reversible).toMatchObject([{ reference: dossier.reference, amountCents: 5_000 }]);
      const ledgerEntryId = Number(found?.reversible[0]?.key.slice(1));
      expect(await linkReversal(ctx, { paymentId, ledgerEntryId })).toEqual(done);
      expect(await openOf(db, dossier)).toBe(12_345);
      expect(await linkReversal(ctx, { paymentId, ledgerEntryId })).toEqual(refused('dealtWith'));
      expect((await listWaiting(ctx, 10))?.total).toBe(0);
    }));
});

describe('a payment that was announced', () => {
  it('is booked by itself when its account was confirmed for this debtor before', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 10_000, structured, ...payer }]);
      await announce(db, dossier);
      await givenStatement(db, [{ thousandths: 50_000, text: 'tweede deel', ...payer }]);
      expect(await entriesOf(db, dossier.id)).toMatchObject([{ cents: 1_000 }, { cents: 5_000 }]);
      expect(await db.select().from(paymentReportOutcomes)).toMatchObject([
        { outcome: 'booked', staffId: null },
      ]);
      const by = await db
        .select({ by: bankBookings.by })
        .from(bankBookings)
        .orderBy(bankBookings.ledgerEntryId);
      expect(by).toEqual([{ by: 'structured' }, { by: 'report' }]);
    }));

  it.each<[string, object, object]>([
    ['of an account that was never confirmed', {}, { thousandths: 50_000, ...other }],
    ['of another day', { paidOn: day('2026-11-20') }, { thousandths: 50_000, ...payer }],
    ['of another amount', { amountCents: 5_001 }, { thousandths: 50_000, ...payer }],
    ['whose account ends otherwise', { accountEnd: '9501' }, { thousandths: 50_000, ...payer }],
  ])('only waits when it is %s', (_, said, paid) =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 10_000, structured, ...payer }]);
      await announce(db, dossier, said);
      await givenStatement(db, [paid as never]);
      expect(await entriesOf(db, dossier.id)).toMatchObject([{ cents: 1_000 }]);
    }),
  );

  it('by two people waits for a person', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      for (const { structuredCommunication: structured } of [a, b])
        await givenStatement(db, [{ thousandths: 10_000, structured, ...payer }]);
      await announce(db, a);
      await announce(db, b);
      await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      expect(await entriesOf(db, a.id)).toHaveLength(1);
      expect(await entriesOf(db, b.id)).toHaveLength(1);
    }));

  it('is never taken by who only knows its amount, day and account', () =>
    inRollback(async (db) => {
      // The true payer's account was confirmed for the true payer alone.
      const [victim, thief] = [await givenDossier(db), await givenDossier(db)];
      await givenStatement(db, [
        { thousandths: 10_000, structured: victim.structuredCommunication, ...payer },
      ]);
      await announce(db, thief);
      await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      expect(await entriesOf(db, thief.id)).toEqual([]);
    }));

  it('tells its debtor where it stands, and nobody else anything', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const debtor = debtorActor(dossier.debtorId);
      const stateOn = async (now = minutesLater(0)) => {
        const ctx = contextFor(db, debtor, now);
        const found = await findDossier(ctx, dossier.id);
        return found ? (await listPaymentReports(ctx, found)).map(({ state }) => state) : null;
      };
      await announce(db, dossier);
      expect(await stateOn()).toEqual(['waiting']);
      expect(await stateOn(minutesLater(6 * 24 * 60))).toEqual(['late']);
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      expect(await stateOn()).toEqual(['found']);
      await linkPayment(contextFor(db, await givenStaff(db)), {
        paymentId,
        parts: [{ reference: dossier.reference, amountCents: null }],
      });
      expect(await stateOn()).toEqual(['booked']);
    }));

  it('is not taken from an account that paid for somebody else too, as mediators do', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      for (const { structuredCommunication: structured } of [a, b])
        await givenStatement(db, [{ thousandths: 10_000, structured, ...payer }]);
      await announce(db, a);
      await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      expect(await entriesOf(db, a.id)).toHaveLength(1);
    }));

  it('twice is answered twice by the one payment that brings it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await announce(db, dossier);
      await announce(db, dossier);
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      expect(await entriesOf(db, dossier.id)).toHaveLength(1);
      const outcomes = await db
        .select({ outcome: paymentReportOutcomes.outcome })
        .from(paymentReportOutcomes);
      expect(outcomes).toEqual([{ outcome: 'booked' }, { outcome: 'booked' }]);
    }));

  it('on our own account is booked by its bank line alone', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const facts = {
        amountCents: 5_000,
        paidOn: '2026-11-23',
        accountEnd: '6769',
        reportedAt: minutesLater(0),
      };
      const [report] = await db
        .insert(paymentReports)
        .values({
          ...{ ...facts, dossierId: dossier.id, kind: 'proof', submissionId: crypto.randomUUID() },
          ...{ payerAccount: payer.account, beneficiaryAccount: ourAccount },
        })
        .returning({ id: paymentReports.id });
      const ctx = contextFor(db, await givenStaff(db));
      const decided = { reportId: report?.id ?? '', outcome: 'creditor' as const, note: 'gebeld' };
      expect(await decideReport(ctx, decided)).toEqual(refused('ourAccount'));
      expect(await entriesOf(db, dossier.id)).toEqual([]);
    }));

  it('is told to be here when it was booked before it was announced', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      await announce(db, dossier);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const found = await findDossier(ctx, dossier.id);
      expect(found && (await listPaymentReports(ctx, found))).toMatchObject([{ state: 'booked' }]);
    }));

  it('is counted: guessing is limited, and the same form is one report', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const submissionId = crypto.randomUUID();
      for (let i = 0; i < 3; i++) expect((await announce(db, dossier, { submissionId })).ok).toBe(true);
      for (let i = 0; i < 9; i++) expect((await announce(db, dossier)).ok).toBe(true);
      expect(await announce(db, dossier)).toEqual(refused('limited'));
      expect(await announce(db, dossier, { paidOn: day('2026-11-24') })).toEqual(refused('future'));
      expect(await db.$count(paymentReports)).toBe(10);
    }));

  it('to the creditor is booked when staff heard so', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await db.insert(creditorAccounts).values({ creditorId: dossier.creditorId, iban: 'BE62510007547061' });
      const said = await announce(db, dossier);
      const reportId = said.ok ? said.value.reportId : '';
      const ctx = contextFor(db, await givenStaff(db, { creditorIds: [dossier.creditorId] }));
      expect(await listOpenReports(ctx, 10)).toMatchObject({ rows: [{ id: reportId }], total: 1 });
      expect(await decideReport(ctx, { reportId, outcome: 'creditor', note: 'mail van VoltaVerde' })).toEqual(
        done,
      );
      expect(await openOf(db, dossier)).toBe(7_345);
      expect(await decideReport(ctx, { reportId, outcome: 'notFound', note: 'nog eens' })).toEqual(
        refused('dealtWith'),
      );
      expect((await listOpenReports(ctx, 10)).total).toBe(0);
    }));
});

describe('who paid all', () => {
  const noticesOf = (db: Database, dossierId: string) =>
    db
      .select({ notice: messages.notice, body: messages.body })
      .from(messages)
      .where(eq(messages.dossierId, dossierId));

  it('is told at once in the language of the debtor, once', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db, await givenDebtor(db, { language: 'fr' }));
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 100_000, structured, ...payer }]);
      expect(await noticesOf(db, dossier.id)).toEqual([]);
      await givenStatement(db, [{ thousandths: 23_450, structured, ...payer }]);
      const [told] = await noticesOf(db, dossier.id);
      expect(told).toMatchObject({ notice: 'extinguished' });
      expect(told?.body).toContain('Votre dette envers VoltaVerde est entièrement payée, le 23');
      await givenStatement(db, [{ thousandths: 1_000, structured, ...payer }]);
      expect(await noticesOf(db, dossier.id)).toHaveLength(1);
      const seen = await findDossier(contextFor(db, debtorActor(dossier.debtorId)), dossier.id);
      expect(seen?.unreadCount).toBe(1);
    }));

  it('of a claim that is held is told nothing yet', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await db.update(invoices).set({ claimedChargeCents: 5_000 }).where(eq(invoices.dossierId, dossier.id));
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer }]);
      expect(await noticesOf(db, dossier.id)).toEqual([]);
    }));

  it('and then had a credit note gets the rest back', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured, id: dossierId } = dossier;
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer }]);
      await db.insert(ledgerEntries).values({
        ...{ dossierId, kind: 'credit_note', amountCents: 4_000, valueOn: '2026-11-23', source: 'test' },
      });
      expect(await listRefundsDue(contextFor(db, await givenStaff(db)), 10)).toMatchObject([
        { dossierId, amountCents: 4_000 },
      ]);
    }));

  it('for nobody gets it back in parts', () =>
    inRollback(async (db) => {
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 100_000, ...payer }]);
      await setAside(ctx, { paymentId, kind: 'refund', note: 'niet voor ons' });
      const part = { dossierId: null, paymentId, account: payer.account, paidOn: day('2026-11-23') };
      const refund = (amountCents: number) =>
        recordRefund(ctx, { ...part, amountCents, submissionId: crypto.randomUUID() });
      expect(await refund(6_000)).toEqual(done);
      expect(await listRefundsDue(ctx, 10)).toMatchObject([{ paymentId, amountCents: 4_000 }]);
      expect(await refund(4_001)).toEqual(refused('notDue'));
      expect(await refund(4_000)).toEqual(done);
      expect(await listRefundsDue(ctx, 10)).toEqual([]);
    }));

  it('too much gets it back, once, and is then in order', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 200_000, structured, ...payer }]);
      const ctx = contextFor(db, await givenStaff(db));
      expect(await listRefundsDue(ctx, 10)).toMatchObject([
        { dossierId: dossier.id, amountCents: 7_655, account: payer.account },
      ]);
      const refund = {
        submissionId: crypto.randomUUID(),
        dossierId: dossier.id,
        paymentId: null,
        amountCents: 7_655,
        account: payer.account,
        paidOn: day('2026-11-23'),
      };
      expect(await recordRefund(ctx, { ...refund, amountCents: 7_656 })).toEqual(refused('notDue'));
      expect(await recordRefund(ctx, { ...refund, paidOn: day('2026-11-24') })).toEqual(refused('future'));
      expect(await recordRefund(ctx, refund)).toEqual(done);
      expect(await recordRefund(ctx, refund)).toEqual(done);
      expect(await db.$count(refunds)).toBe(1);
      // It is told, once, on a paper that stays in the dossier; no address is known, so it goes by post.
      const refundMail = eq(mails.kind, 'refund');
      await db.delete(mails).where(ne(mails.kind, 'refund'));
      await sendWaiting(db, { now: () => noon });
      expect(await db.select({ state: mails.state }).from(mails).where(refundMail)).toEqual([
        { state: 'byPost' },
      ]);
      const [letter] = await db.select().from(letters);
      expect(letter).toMatchObject({ kind: 'refund', cause: 'paper', dossierId: dossier.id });
      const [kept] = await db
        .select()
        .from(files)
        .where(eq(files.id, letter?.fileId ?? ''));
      const bytes = await new Response((kept && (await storage().get(kept))) ?? undefined).arrayBuffer();
      const words = textOf(new Uint8Array(bytes))
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ');
      for (const said of ['teruggestort', '€ 76,55', '23 november 2026', payer.account.slice(-4)])
        expect(words).toContain(said);
      expect(words).not.toContain(payer.account);
      expect(await listRefundsDue(ctx, 10)).toEqual([]);
      expect(await openOf(db, dossier)).toBe(0);
      expect(
        await recordRefund(ctx, { ...refund, submissionId: crypto.randomUUID(), amountCents: 1 }),
      ).toEqual(refused('notDue'));
    }));
});
