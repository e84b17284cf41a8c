import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { bankPayments, bankStatements, ledgerSplits } from '@/db/schema/banking.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { correctBooking, linkReversal } from '@/lib/corrections/commands.ts';
import { linkPayment, setAside } from '@/lib/incoming/commands.ts';
import { listWaiting } from '@/lib/incoming/queries.ts';
import { contextFor, system } from '../support/actors.ts';
import { camtFile } from '../support/camt.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';
import { givenStatement, ourAccount } from '../support/given-payments.ts';

it('books each payment once when overlapping files come at once', () =>
  inOwnDatabase(async ({ db }) => {
    const dossiers = await Promise.all(Array.from({ length: 30 }, () => givenDossier(db)));
    const payments = dossiers.map(({ structuredCommunication: structured }, i) => ({
      amount: '10.00',
      structured,
      account: 'BE71096123456769',
      endToEnd: `E${i}`,
    }));
    // Three files, each with twenty of the thirty payments, and the first one once more.
    const files = [
      payments.slice(0, 20),
      payments.slice(10, 30),
      [...payments.slice(20), ...payments.slice(0, 10)],
      payments.slice(0, 20),
    ].map((some, i) => camtFile([{ id: `U${i % 3}`, opening: `${i % 3}000.00`, payments: some }]));
    const results = await Promise.all(
      files.map((text) =>
        importBankFile(contextFor(db, system), {
          open: async function* () {
            yield Buffer.from(text);
          },
          accounts: [ourAccount],
          dryRun: false,
        }),
      ),
    );
    const matched = results.map((done) => (done.ok ? done.matched : -1));
    expect(matched.reduce((sum, n) => sum + n, 0)).toBe(30);
    expect(await db.$count(bankPayments)).toBe(30);
    expect(await db.$count(ledgerEntries)).toBe(30);
    expect(await db.$count(ledgerSplits)).toBe(30);
    // The same file twice is one statement.
    expect(await db.$count(bankStatements)).toBe(3);
  }));

it('tells once that all is paid when two halves are booked at once', () =>
  inOwnDatabase(async ({ db }) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { reference, id } = await givenDossier(db);
      const ctx = contextFor(db, await givenStaff(db));
      const halves = await givenStatement(db, [
        { thousandths: 61_720, text: `eerste ${turn}` },
        { thousandths: 61_730, text: `tweede ${turn}` },
      ]);
      const results = await Promise.all(
        halves.map((paymentId) => linkPayment(ctx, { paymentId, parts: [{ reference, amountCents: null }] })),
      );
      expect(results.every(({ ok }) => ok)).toBe(true);
      expect(await db.$count(messages, eq(messages.dossierId, id))).toBe(1);
    }
  }));

it('takes back a payment once when staff and a second reversal do so at once', () =>
  inOwnDatabase(async ({ db }) => {
    const { structuredCommunication: structured } = await givenDossier(db);
    const ctx = contextFor(db, await givenStaff(db));
    const payer = { name: 'VERHAEGEN LOTTE', account: 'BE71096123456769' };
    await givenStatement(db, [{ thousandths: 50_000, structured, ...payer }]);
    const [paid] = await db.select({ id: ledgerEntries.id }).from(ledgerEntries);
    const back = { thousandths: 50_000, isCredit: false, code: '00505000', returned: '2MD06', ...payer };
    const backs = await givenStatement(db, [back, { ...back, text: 'nog eens' }]);
    const ledgerEntryId = paid?.id ?? 0;
    const results = await Promise.all([
      ...backs.map((paymentId) => linkReversal(ctx, { paymentId, ledgerEntryId })),
      correctBooking(ctx, { ledgerEntryId }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.$count(ledgerEntries, eq(ledgerEntries.kind, 'reversal'))).toBe(1);
  }));

it('deals with a waiting payment once when staff do so at once', () =>
  inOwnDatabase(async ({ db }) => {
    const [a, b] = [await givenDossier(db), await givenDossier(db)];
    const ctx = contextFor(db, await givenStaff(db));
    const [paymentId = 0] = await givenStatement(db, [{ thousandths: 50_000, text: 'een betaling' }]);
    const link = (reference: string) =>
      linkPayment(ctx, { paymentId, parts: [{ reference, amountCents: null }] });
    const results = await Promise.all([
      ...[link(a.reference), link(b.reference), link(a.reference)],
      setAside(ctx, { paymentId, kind: 'refund', note: 'naar de betaler' }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await listWaiting(ctx, 10))?.total).toBe(0);
    expect(await db.$count(ledgerEntries)).toBeLessThanOrEqual(1);
  }));
