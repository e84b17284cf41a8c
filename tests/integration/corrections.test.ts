import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import {
  bankPayments,
  bankSetAsides,
  bankStatements,
  bankWaiting,
  ledgerSplits,
} from '@/db/schema/banking.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { stops } from '@/db/schema/filings.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { finishLateBookings } from '@/lib/bank-statements/finish-late.ts';
import { checkClaims } from '@/lib/claims/check.ts';
import { decideClaim } from '@/lib/claims/commands.ts';
import { correctBooking, endSetAside, linkReturnedRefund, linkReversal } from '@/lib/corrections/commands.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { decideReport, linkPayment, recordRefund, setAside } from '@/lib/incoming/commands.ts';
import { findPayment, listDealtWith, listRefundsDue, listWaiting } from '@/lib/incoming/queries.ts';
import { announcePayment } from '@/lib/payment-reports/commands.ts';
import { contextFor, debtorActor, minutesLater, system } from '../support/actors.ts';
import { camtFile } from '../support/camt.ts';
import { codaStatement } from '../support/coda.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier, givenStaff } from '../support/given.ts';
import { givenStatement, ourAccount } from '../support/given-payments.ts';

const payer = { name: 'VERHAEGEN LOTTE', account: 'BE71096123456769' };
const done = { ok: true, value: {} };
const refused = (error: string) => ({ ok: false, error });
const back = { isCredit: false, code: '00505000', returned: '2MD06', ...payer };

const openOf = async (db: Database, { id, debtorId }: { id: string; debtorId: string }) =>
  (await findDossier(contextFor(db, debtorActor(debtorId)), id))?.openCents;
const entryOf = async (db: Database, dossierId: string) => {
  const [row] = await db
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.dossierId, dossierId))
    .orderBy(ledgerEntries.id);
  return row?.id ?? 0;
};
const waitingIds = (db: Database) =>
  db
    .select({ id: bankWaiting.paymentId })
    .from(bankWaiting)
    .then((rows) => rows.map(({ id }) => id));
const take = (db: Database, text: string) =>
  importBankFile(contextFor(db, system), {
    open: async function* () {
      yield Buffer.from(text, 'latin1');
    },
    accounts: [ourAccount],
    dryRun: false,
  });

describe('a booking that was a mistake', () => {
  it('is taken back, waits again, is told to the debtor, and goes to the right dossier, or to the same one', () =>
    inRollback(async (db) => {
      const [wrong, right] = [
        await givenDossier(db, await givenDebtor(db, { language: 'fr' })),
        await givenDossier(db),
      ];
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, text: 'x', ...payer }]);
      const link = (reference: string) =>
        linkPayment(ctx, { paymentId, parts: [{ reference, amountCents: null }] });
      expect(await link(wrong.reference)).toEqual(done);
      expect(await waitingIds(db)).toEqual([]);
      const ledgerEntryId = await entryOf(db, wrong.id);
      expect(await correctBooking(ctx, { ledgerEntryId })).toEqual(done);
      expect(await correctBooking(ctx, { ledgerEntryId })).toEqual(refused('dealtWith'));
      expect(await openOf(db, wrong)).toBe(12_345);
      expect(await waitingIds(db)).toEqual([paymentId]);
      const told = await db.select().from(messages).where(eq(messages.dossierId, wrong.id));
      expect(told).toMatchObject([{ notice: 'corrected' }]);
      expect(told[0]?.body).toMatch(/un paiement de 50,00\s€, du 23\snovembre\s2026/u);
      expect(await link(right.reference)).toEqual(done);
      expect(await openOf(db, right)).toBe(7_345);
      const found = await findPayment(ctx, `${paymentId}`);
      expect(found?.isWaiting).toBe(false);
      expect(found?.became.map((part) => [part.type === 'booked' && part.by, part.amountCents])).toEqual([
        ['staff', 5_000],
        ['correction', -5_000],
        ['staff', 5_000],
      ]);
      expect((await listDealtWith(ctx, 10))?.map(({ by }) => by)).toEqual(['staff', 'correction', 'staff']);
      expect(await correctBooking(ctx, { ledgerEntryId: await entryOf(db, right.id) })).toEqual(done);
      expect(await link(wrong.reference)).toEqual(done);
      expect(await openOf(db, wrong)).toBe(7_345);
    }));

  it('of a creditor who was wrong is taken back too', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const said = await announcePayment(contextFor(db, debtorActor(dossier.debtorId)), {
        ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), amountCents: 5_000 },
        ...{ paidOn: day('2026-11-23'), accountEnd: '6769' },
      });
      const ctx = contextFor(db, await givenStaff(db));
      const reportId = said.ok ? said.value.reportId : '';
      expect(await decideReport(ctx, { reportId, outcome: 'creditor', note: 'gebeld' })).toEqual(done);
      expect(await correctBooking(ctx, { ledgerEntryId: await entryOf(db, dossier.id) })).toEqual(done);
      expect(await openOf(db, dossier)).toBe(12_345);
    }));

  it('costs no interest for the days that it stood there', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const staff = await givenStaff(db);
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      await linkPayment(contextFor(db, staff), {
        paymentId,
        parts: [{ reference: dossier.reference, amountCents: null }],
      });
      const later = contextFor(db, staff, minutesLater(30 * 24 * 60));
      await correctBooking(later, { ledgerEntryId: await entryOf(db, dossier.id) });
      const [, counter] = await db
        .select({ on: ledgerEntries.valueOn })
        .from(ledgerEntries)
        .orderBy(ledgerEntries.id);
      expect(counter).toEqual({ on: '2026-12-23' });
    }));
});

describe('what was set aside', () => {
  it('waits again when it was a mistake, but not when the money went back', () =>
    inRollback(async (db) => {
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      const asideIds = async () => (await db.select().from(bankSetAsides)).map(({ id }) => id);
      expect(await setAside(ctx, { paymentId, kind: 'refund', note: 'niet voor ons' })).toEqual(done);
      const [first = 0] = await asideIds();
      expect(await endSetAside(ctx, { setAsideId: first, note: 'toch wel' })).toEqual(done);
      expect(await endSetAside(ctx, { setAsideId: first, note: 'toch wel' })).toEqual(refused('dealtWith'));
      expect(await listRefundsDue(ctx, 10)).toEqual([]);
      expect(await waitingIds(db)).toEqual([paymentId]);
      expect(await setAside(ctx, { paymentId, kind: 'refund', note: 'niet voor ons' })).toEqual(done);
      const refund = { dossierId: null, paymentId, account: payer.account, paidOn: day('2026-11-23') };
      await recordRefund(ctx, { ...refund, amountCents: 1_000, submissionId: crypto.randomUUID() });
      const [, second = 0] = await asideIds();
      expect(await endSetAside(ctx, { setAsideId: second, note: 'toch wel' })).toEqual(refused('refunded'));
      expect(await listRefundsDue(ctx, 10)).toMatchObject([{ amountCents: 4_000 }]);
    }));

  it('for a refund is due no more when the bank took that money back', () =>
    inRollback(async (db) => {
      const ctx = contextFor(db, await givenStaff(db));
      const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...payer }]);
      await setAside(ctx, { paymentId, kind: 'refund', note: 'niet voor ons' });
      const [backId = 0] = await givenStatement(db, [{ thousandths: 50_000, ...back }]);
      const found = await findPayment(ctx, `${backId}`);
      const [choice] = found?.reversible ?? [];
      expect(choice).toMatchObject({ reference: null, amountCents: 5_000 });
      const setAsideId = Number(choice?.key.slice(1));
      expect(await linkReversal(ctx, { paymentId: backId, setAsideId })).toEqual(done);
      expect(await listRefundsDue(ctx, 10)).toEqual([]);
      expect(await waitingIds(db)).toEqual([]);
    }));
});

describe('a reversal of a part', () => {
  it('takes back that part, then the rest, and never more', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, await givenStaff(db));
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      const ledgerEntryId = await entryOf(db, dossier.id);
      const [part = 0] = await givenStatement(db, [{ thousandths: 20_000, ...back }]);
      expect(await linkReversal(ctx, { paymentId: part, ledgerEntryId })).toEqual(done);
      expect(await openOf(db, dossier)).toBe(9_345);
      expect((await findPayment(ctx, `${part}`))?.isWaiting).toBe(false);
      const [more = 0] = await givenStatement(db, [{ thousandths: 40_000, ...back }]);
      expect((await findPayment(ctx, `${more}`))?.reversible).toMatchObject([{ amountCents: 3_000 }]);
      expect(await linkReversal(ctx, { paymentId: more, ledgerEntryId })).toEqual(done);
      expect(await openOf(db, dossier)).toBe(12_345);
      expect((await listWaiting(ctx, 10))?.rows).toMatchObject([{ id: more, leftCents: 1_000 }]);
      expect(await linkReversal(ctx, { paymentId: more, ledgerEntryId })).toEqual(refused('dealtWith'));
    }));

  it('is refused by the database itself when it is more than was paid', () =>
    inRollback(async (db) => {
      const { id: dossierId } = await givenDossier(db);
      const entry = { dossierId, valueOn: '2026-11-23' };
      const [paid] = await db
        .insert(ledgerEntries)
        .values({ ...entry, kind: 'payment', amountCents: 1_000, source: 'a' })
        .returning({ id: ledgerEntries.id });
      const reversal = { ...entry, kind: 'reversal' as const, reversesId: paid?.id ?? 0 };
      await db.insert(ledgerEntries).values({ ...reversal, amountCents: -400, source: 'b' });
      await expect(
        db.transaction((tx) =>
          tx.insert(ledgerEntries).values({ ...reversal, amountCents: -601, source: 'c' }),
        ),
      ).rejects.toThrow();
    }));
});

it('a refund that comes back is due again', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    const { structuredCommunication: structured } = dossier;
    await givenStatement(db, [{ thousandths: 200_000, structured, ...payer }]);
    const ctx = contextFor(db, await givenStaff(db));
    const refund = { dossierId: dossier.id, paymentId: null, amountCents: 7_655, account: payer.account };
    const again = () =>
      recordRefund(ctx, { ...refund, submissionId: crypto.randomUUID(), paidOn: day('2026-11-23') });
    expect(await again()).toEqual(done);
    expect(await openOf(db, dossier)).toBe(0);
    const [paymentId = 0] = await givenStatement(db, [
      { thousandths: 76_550, code: '00505000', returned: '2AC04', ...payer },
    ]);
    const [choice] = (await findPayment(ctx, `${paymentId}`))?.returned ?? [];
    expect(choice).toMatchObject({ account: payer.account });
    const link = { paymentId, refundId: choice?.refundId ?? '' };
    expect(await linkReturnedRefund(ctx, link)).toEqual(done);
    expect(await linkReturnedRefund(ctx, link)).toEqual(refused('dealtWith'));
    expect(await openOf(db, dossier)).toBe(-7_655);
    expect(await listRefundsDue(ctx, 10)).toMatchObject([{ amountCents: 7_655 }]);
    expect(await again()).toEqual(done);
  }));

describe('the same money in another form', () => {
  const camtPayment = (structured: string) => ({
    ...{ amount: '50.00', structured, name: payer.name, account: payer.account },
  });

  it('as a whole statement is held for a person', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await take(db, codaStatement([{ thousandths: 50_000, structured, ...payer }]));
      const text = camtFile([{ opening: '1000.00', payments: [camtPayment(structured)] }]);
      const again = await take(db, text);
      expect(again.ok && again.file.statements).toMatchObject([
        { bookable: false, reasons: ['alreadyHere'] },
      ]);
      expect(await openOf(db, dossier)).toBe(7_345);
      const kept = await db.select({ isBookable: bankStatements.isBookable }).from(bankStatements);
      expect(kept.map(({ isBookable }) => isBookable).sort()).toEqual([false, true]);
      expect(await db.$count(bankPayments)).toBe(1);
    }));

  it('among other payments waits for a person, who is told so', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured } = dossier;
      await take(db, codaStatement([{ thousandths: 50_000, structured, ...payer }]));
      const payments = [camtPayment(structured), { ...camtPayment(structured), amount: '7.00' }];
      await take(db, camtFile([{ opening: '1000.00', payments }]));
      expect(await openOf(db, dossier)).toBe(6_645);
      const [paymentId = 0] = await waitingIds(db);
      const ctx = contextFor(db, await givenStaff(db));
      expect(await findPayment(ctx, `${paymentId}`)).toMatchObject({
        twin: true,
        payment: { amountCents: 5_000 },
      });
      expect(await setAside(ctx, { paymentId, kind: 'double', note: 'zelfde geld' })).toEqual(done);
    }));

  it('is counted where it is passed over', () =>
    inRollback(async (db) => {
      const paid = { thousandths: 50_000, ...payer };
      await take(db, codaStatement([paid]));
      await take(db, codaStatement([paid, { ...paid, thousandths: 1_000 }], { sequence: 328 }));
      const known = await db
        .select({ known: bankStatements.knownPayments, payments: bankStatements.payments })
        .from(bankStatements)
        .orderBy(bankStatements.payments);
      expect(known).toEqual([
        { known: 0, payments: 1 },
        { known: 1, payments: 2 },
      ]);
    }));
});

describe('in a collective settlement', () => {
  const settled = (db: Database, dossierId: string, more: object = {}) =>
    db.insert(stops).values({
      ...{ dossierId, kind: 'settlement', fromOn: '2026-11-20', startedAt: minutesLater(0) },
      ...more,
    });

  it('money is kept for the mediator and never booked, by a rule or by staff', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await settled(db, dossier.id);
      const { structuredCommunication: structured, reference } = dossier;
      const [named = 0] = await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      expect(await db.select().from(bankSetAsides)).toMatchObject([
        { paymentId: named, kind: 'mediator', staffId: null },
      ]);
      const [loose = 0] = await givenStatement(db, [{ thousandths: 10_000, ...payer }]);
      const ctx = contextFor(db, await givenStaff(db));
      const parts = [{ reference, amountCents: null }];
      expect(await linkPayment(ctx, { paymentId: loose, parts })).toEqual(refused('inSettlement'));
      expect(await openOf(db, dossier)).toBe(12_345);
    }));

  it.each<[string, object]>([
    ['that had ended', { endedOn: '2026-11-21', endedAt: minutesLater(0) }],
    ['that came into the register on that day', { registeredOn: '2026-11-23' }],
  ])('%s, money is booked', (_, more) =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await settled(db, dossier.id, more);
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      expect(await openOf(db, dossier)).toBe(7_345);
    }),
  );
});

describe('who owes nothing any more', () => {
  it('by a payment of a later value day is told on that day', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured, id } = dossier;
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer, valueOn: '251126' }]);
      expect(await finishLateBookings(contextFor(db, system))).toBe(0);
      expect(await noticesOf(db, id)).toBe(0);
      const later = contextFor(db, system, minutesLater(2 * 24 * 60));
      expect(await finishLateBookings(later)).toBe(1);
      expect(await finishLateBookings(later)).toBe(0);
      expect(await noticesOf(db, id)).toBe(1);
      expect(await db.select().from(ledgerSplits)).toMatchObject([{ principalCents: 12_345 }]);
    }));

  it('of a claim that was held is told when it is held no more', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured, id: dossierId } = dossier;
      await db.update(invoices).set({ claimedChargeCents: 5_000 }).where(eq(invoices.dossierId, dossierId));
      await checkClaims(db, contextFor(db, system), [dossierId]);
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer }]);
      expect(await noticesOf(db, dossierId)).toBe(0);
      const ctx = contextFor(db, await givenStaff(db));
      const decision = {
        dossierId,
        submissionId: crypto.randomUUID(),
        kind: 'reduced',
        sentOn: null,
      } as const;
      expect(await decideClaim(ctx, decision)).toMatchObject({ ok: true });
      expect(await noticesOf(db, dossierId)).toBe(1);
    }));

  const noticesOf = async (db: Database, dossierId: string) =>
    (await db.select().from(messages).where(eq(messages.dossierId, dossierId))).length;

  it('is not told twice when one of two payments of the same was taken back', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured, id } = dossier;
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer, endToEnd: 'A' }]);
      await givenStatement(db, [
        { thousandths: 123_450, structured, name: 'X', account: 'BE43068999999501' },
      ]);
      expect(await noticesOf(db, id)).toBe(1);
      await givenStatement(db, [{ ...back, thousandths: 123_450, structured, endToEnd: 'A' }]);
      expect(await openOf(db, dossier)).toBe(0);
      expect(await noticesOf(db, id)).toBe(1);
      await givenStatement(db, [{ thousandths: 1_000, structured, ...payer }]);
      expect(await noticesOf(db, id)).toBe(1);
    }));

  it('is told again when it was true once more after it was not', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { structuredCommunication: structured, id } = dossier;
      await givenStatement(db, [{ thousandths: 123_450, structured, ...payer, endToEnd: 'A' }]);
      await givenStatement(db, [{ ...back, thousandths: 123_450, structured, endToEnd: 'A' }]);
      expect(await openOf(db, dossier)).toBe(12_345);
      await givenStatement(db, [
        { thousandths: 123_450, structured, ...payer, endToEnd: 'B', valueOn: '241126' },
      ]);
      expect(await openOf(db, dossier)).toBe(12_345);
      expect(await noticesOf(db, id)).toBe(1);
    }));

  it('keeps its account on a closed dossier', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await db.update(dossiers).set({ closedOn: '2026-11-22' }).where(eq(dossiers.id, dossier.id));
      const { structuredCommunication: structured } = dossier;
      await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
      expect(await waitingIds(db)).toHaveLength(1);
    }));
});
