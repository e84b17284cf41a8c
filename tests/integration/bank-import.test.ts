import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import {
  bankBookings,
  bankPayments,
  bankSetAsides,
  bankStatements,
  ledgerSplits,
} from '@/db/schema/banking.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { bookMatched } from '@/lib/bank-statements/book-payments.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { structuredCommunicationOf } from '@/lib/payments/structured-communication.ts';
import { contextFor, debtorActor, system } from '../support/actors.ts';
import { type CodaPayment, codaStatement } from '../support/coda.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';

const ours = 'BE68539007547034';
const take = (db: Database, text: string, { dryRun = false, accounts = [ours] } = {}) =>
  importBankFile(contextFor(db, system), {
    open: async function* () {
      yield Buffer.from(text, 'latin1');
    },
    accounts,
    dryRun,
  });
const figures = async (...given: Parameters<typeof take>) => {
  const done = await take(...given);
  if (done.ok) return [done.matched, done.unmatched];
  return done.error === 'unreadable' ? [done.line, done.code] : [done.error];
};
const booked = (db: Database, dossierId: string) =>
  db
    .select({ kind: ledgerEntries.kind, cents: ledgerEntries.amountCents, on: ledgerEntries.valueOn })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.dossierId, dossierId))
    .orderBy(ledgerEntries.id);
const count = async (db: Database, name: string) =>
  Number(
    ((await db.execute(sql.raw(`select count(*) as n from ${name}`))) as unknown as { rows: { n: string }[] })
      .rows[0]?.n,
  );
const counts = async (db: Database) =>
  Object.fromEntries(
    await Promise.all(
      ['bank_statements', 'bank_payments', 'bank_bookings', 'ledger_entries', 'ledger_splits'].map(
        async (name) => [name, await count(db, name)] as const,
      ),
    ),
  );

const payer = { name: 'LOTTE VERHAEGEN', account: 'BE71096123456769' };

describe('a payment with the communication of a dossier', () => {
  it.each<[string, (communication: string) => Partial<CodaPayment>, string]>([
    ['structured', (digits) => ({ structured: digits }), 'structured'],
    ['structured by the bank', (digits) => ({ structured: digits, type: '102' }), 'structured'],
    ['in free text', (digits) => ({ text: `mijn factuur ${digits} dank u` }), 'text'],
    [
      'in free text as on paper',
      (digits) => ({ text: `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++` }),
      'text',
    ],
  ])('%s is booked at once, split as the law does', (_, more, by) =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const file = codaStatement([
        { thousandths: 50_000, ...payer, ...more(dossier.structuredCommunication) },
      ]);
      expect(await figures(db, file)).toEqual([1, 0]);
      expect(await booked(db, dossier.id)).toEqual([{ kind: 'payment', cents: 5_000, on: '2026-11-23' }]);
      expect(await db.select().from(bankBookings)).toMatchObject([
        { by, dossierId: dossier.id, staffId: null },
      ]);
      expect(await db.select().from(ledgerSplits)).toMatchObject([
        { place: 1, principalCents: 5_000, interestCents: 0, surplusCents: 0 },
      ]);
      const seen = await findDossier(contextFor(db, debtorActor(dossier.debtorId)), dossier.id);
      expect(seen?.openCents).toBe(7_345);
      const trail = (await db.select().from(auditEvents)).filter(({ type }) => type === 'bank.imported');
      expect(trail).toMatchObject([{ facts: { payments: 1, matched: 1, unmatched: 0, reversed: 0 } }]);
    }),
  );

  it('is booked whole, what is too much as a surplus', () =>
    inRollback(async (db) => {
      const { id, structuredCommunication: structured } = await givenDossier(db);
      await take(db, codaStatement([{ thousandths: 200_000, structured, ...payer }]));
      expect(await booked(db, id)).toMatchObject([{ cents: 20_000 }]);
      expect(await db.select().from(ledgerSplits).orderBy(ledgerSplits.place)).toMatchObject([
        { place: 0, surplusCents: 7_655 },
        { place: 1, principalCents: 12_345 },
      ]);
    }));
});

it('sets aside what the provider of online payments pays out, whatever its text says', () =>
  inRollback(async (db) => {
    const { id, structuredCommunication } = await givenDossier(db);
    const [payment] = await db
      .insert(bankPayments)
      .values({
        ...{ account: ours, key: 'payout', kind: 'customer', amount: '50.00', amountCents: 5_000 },
        ...{ payerAccount: payer.account, structured: structuredCommunication },
        communications: [structuredCommunication],
      })
      .returning({ id: bankPayments.id });
    const { now, today } = contextFor(db, system);
    const given = { paymentId: payment?.id ?? 0, now, today };
    expect(await bookMatched(db, { ...given, payoutAccounts: [payer.account] })).toEqual([]);
    expect(await db.select().from(bankSetAsides)).toMatchObject([
      { paymentId: payment?.id, kind: 'settlement', amountCents: 5_000, staffId: null },
    ]);
    expect(await booked(db, id)).toEqual([]);
  }));

describe('a payment waits for a person', () => {
  it.each<[string, (own: string, other: string) => CodaPayment]>([
    ['without a communication', () => ({ thousandths: 1_000, text: 'factuur juli' })],
    [
      'with a wrong digit',
      (own) => ({ thousandths: 1_000, structured: `${own.slice(0, 11)}${(Number(own[11]) + 1) % 10}` }),
    ],
    ['with lost zeros', (own) => ({ thousandths: 1_000, text: own.replace(/^0+/, '') })],
    ['of nobody', () => ({ thousandths: 1_000, structured: structuredCommunicationOf(9_999_999_999) })],
    ['that names two dossiers', (own, other) => ({ thousandths: 1_000, text: `${own} en ${other}` })],
    ['with a part of a cent', (own) => ({ thousandths: 1_001, structured: own })],
    ['of nothing', (own) => ({ thousandths: 0, structured: own })],
  ])('%s', (_, payment) =>
    inRollback(async (db) => {
      const [own, other] = [await givenDossier(db), await givenDossier(db)];
      // A communication that begins with zeros, as payers lose them.
      await db
        .update(dossiers)
        .set({ structuredCommunication: structuredCommunicationOf(304_288) })
        .where(eq(dossiers.id, own.id));
      const file = codaStatement([
        payment(structuredCommunicationOf(304_288), other.structuredCommunication),
      ]);
      expect(await figures(db, file)).toEqual([0, 1]);
      expect(await count(db, 'ledger_entries')).toBe(0);
    }),
  );

  it('for a dossier that is closed', () =>
    inRollback(async (db) => {
      const { id, structuredCommunication: structured } = await givenDossier(db);
      await db.update(dossiers).set({ closedOn: '2026-11-01' }).where(eq(dossiers.id, id));
      expect(await figures(db, codaStatement([{ thousandths: 1_000, structured }]))).toEqual([0, 1]);
    }));

  it('and no money of ours is taken for somebody else’s', () =>
    inRollback(async (db) => {
      const { id, structuredCommunication: structured } = await givenDossier(db);
      const file = codaStatement([
        { thousandths: 1_000, structured, code: '00154000' },
        { thousandths: 1_000, structured, isCredit: false, code: '00101000' },
      ]);
      expect(await figures(db, file)).toEqual([0, 0]);
      expect(await booked(db, id)).toEqual([]);
      expect(await db.select({ kind: bankPayments.kind }).from(bankPayments)).toEqual([{ kind: 'returned' }]);
    }));
});

describe('the same money', () => {
  it('is booked once: the same file, the same statement again, the same lines in another file', () =>
    inRollback(async (db) => {
      const { id, structuredCommunication: structured } = await givenDossier(db);
      const payments = [
        { thousandths: 1_000, structured, ...payer },
        { thousandths: 1_000, structured, ...payer },
      ];
      expect(await figures(db, codaStatement(payments))).toEqual([2, 0]);
      const first = await counts(db);
      expect(await figures(db, codaStatement(payments))).toEqual([0, 0]);
      expect(await counts(db)).toEqual(first);
      for (const more of [{ isDuplicate: true }, { sequence: 328, opening: 2_000_000 }]) {
        expect(await figures(db, codaStatement(payments, more))).toEqual([0, 0]);
      }
      expect(await counts(db)).toEqual({ ...first, bank_statements: 3 });
      expect(await booked(db, id)).toHaveLength(2);
      // One that overlaps brings the rest alone.
      const more = [...payments, { thousandths: 2_000, structured, ...payer }];
      expect(await figures(db, codaStatement(more, { sequence: 329 }))).toEqual([1, 0]);
    }));

  it('that the bank takes back is a counter-entry, once, of the payment it was', () =>
    inRollback(async (db) => {
      const { id, structuredCommunication: structured } = await givenDossier(db);
      const paid = { thousandths: 50_000, structured, ...payer, endToEnd: 'SDD-1' };
      await take(db, codaStatement([paid]));
      const back = { ...paid, isCredit: false, code: '00505000', returned: '2MD06' };
      const file = codaStatement([back], { sequence: 328 });
      expect(await figures(db, file)).toEqual([0, 0]);
      await take(db, codaStatement([back], { sequence: 329 }));
      expect(await booked(db, id)).toEqual([
        { kind: 'payment', cents: 5_000, on: '2026-11-23' },
        { kind: 'reversal', cents: -5_000, on: '2026-11-23' },
      ]);
      const seen = await findDossier(contextFor(db, debtorActor((await givenOwner(db, id)) ?? '')), id);
      expect(seen?.openCents).toBe(12_345);
      expect(
        await db.select({ by: bankBookings.by }).from(bankBookings).orderBy(bankBookings.ledgerEntryId),
      ).toEqual([{ by: 'structured' }, { by: 'reversal' }]);
    }));
});

const givenOwner = async (db: Database, id: string) =>
  (await db.select({ debtorId: dossiers.debtorId }).from(dossiers).where(eq(dossiers.id, id)))[0]?.debtorId;

describe('a statement books nothing', () => {
  it.each([
    ['of an account that is not ours', { account: 'BE71096123456769' }, ['unknownAccount']],
    ['in another currency', { currency: 'USD' }, ['currency']],
    ['that does not reconcile', { closing: 1 }, ['doesNotReconcile']],
    ['whose totals differ', { records: 99 }, ['totalsDiffer']],
  ])('%s, and says why', (_, more, reasons) =>
    inRollback(async (db) => {
      const { structuredCommunication: structured } = await givenDossier(db);
      const done = await take(db, codaStatement([{ thousandths: 1_000, structured }], more));
      expect(done).toMatchObject({
        ok: true,
        matched: 0,
        unmatched: 0,
        file: { statements: [{ bookable: false, reasons, leafCredits: 1 }] },
      });
      expect(await counts(db)).toMatchObject({ bank_statements: 1, bank_payments: 0, ledger_entries: 0 });
      expect(await db.select().from(bankStatements)).toMatchObject([{ isBookable: false, reasons }]);
    }),
  );

  it('until its account is known: then the same file is booked', () =>
    inRollback(async (db) => {
      const { structuredCommunication: structured } = await givenDossier(db);
      const file = codaStatement([{ thousandths: 1_000, structured }]);
      expect(await figures(db, file, { accounts: [] })).toEqual([0, 0]);
      expect(await figures(db, file)).toEqual([1, 0]);
    }));

  it('in a dry run, which says what would match', () =>
    inRollback(async (db) => {
      const { structuredCommunication: structured } = await givenDossier(db);
      const before = await counts(db);
      const file = codaStatement([{ thousandths: 1_000, structured }, { thousandths: 2_000 }]);
      expect(await figures(db, file, { dryRun: true })).toEqual([1, 1]);
      expect(await counts(db)).toEqual(before);
    }));

  it('when a later statement of the file cannot be read', () =>
    inRollback(async (db) => {
      const { structuredCommunication: structured } = await givenDossier(db);
      const good = codaStatement([{ thousandths: 1_000, structured }]);
      const bad = codaStatement([{ thousandths: 1_000, structured }], { sequence: 328, version: '7' });
      expect(await figures(db, good + bad)).toEqual([8, 'version']);
      expect(await counts(db)).toMatchObject({ bank_statements: 0, ledger_entries: 0 });
    }));
});
