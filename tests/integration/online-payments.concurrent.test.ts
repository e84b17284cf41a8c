import { expect, it, onTestFinished } from 'vitest';
import { bankPayments, bankSetAsides, onlinePayments } from '@/db/schema/banking.ts';
import { agency } from '@/lib/agency.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { askOnlinePayment, takeInWebhook } from '@/lib/online-payments/ask.ts';
import { startOnlinePayment } from '@/lib/online-payments/commands.ts';
import type { OnlineFact } from '@/lib/online-payments/port.ts';
import { drawTicket } from '@/lib/online-payments/settle.ts';
import { structuredCommunicationOf } from '@/lib/payments/structured-communication.ts';
import { contextFor, nobody, noon, system } from '../support/actors.ts';
import { inPieces } from '../support/bank-events.ts';
import { codaStatement } from '../support/coda.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenOnlinePayment, ledger, visitor } from '../support/online-payments.ts';
import { providerIdOf, providerOf } from '../support/online-provider.ts';

const many = Array.from({ length: 8 }, (_, i) => i);

it('books once what webhooks and return pages tell at once', () =>
  inOwnDatabase(async ({ db }) => {
    const says: Record<string, Partial<OnlineFact>> = {};
    const provider = providerOf(says);
    const { id } = await givenOnlinePayment(db, provider);
    says[providerIdOf(id)] = { status: 'paid' };
    await Promise.all(
      many.map((i) =>
        i % 2
          ? takeInWebhook(contextFor(db, system), provider, providerIdOf(id))
          : askOnlinePayment(contextFor(db, nobody), id, provider),
      ),
    );
    expect([await ledger(db), await db.$count(bankPayments)]).toEqual([[5_000], 1]);
  }));

it('books and takes back once when both are told at once, in any order', () =>
  inOwnDatabase(async ({ db }) => {
    const { settle } = await givenOnlinePayment(db);
    const tickets: number[] = [];
    for (const _ of many) tickets.push(await drawTicket(db));
    // The later questions know of the chargeback; their answers come in any order.
    const mixed = many.toSorted((a, b) => ((a * 5) % 8) - ((b * 5) % 8));
    await Promise.all(
      mixed.map((i) => settle({ chargedBackCents: i < 4 ? 0 : 5_000 }, noon, db, tickets[i])),
    );
    expect(await ledger(db)).toEqual([5_000, -5_000]);
  }));

it('books once what a webhook and a line of the bank tell at once: the payout is set aside', () =>
  inOwnDatabase(async ({ db }) => {
    const payout = 'NL91ABNA0417164300';
    agency.payoutAccounts.push(payout);
    onTestFinished(() => {
      agency.payoutAccounts.splice(0);
    });
    const { dossier, settle } = await givenOnlinePayment(db);
    const file = codaStatement([
      { thousandths: 50_000, structured: dossier.structuredCommunication, name: 'MOLLIE', account: payout },
    ]);
    const [, imported] = await Promise.all([
      settle({}),
      importBankFile(contextFor(db, system), {
        open: () => inPieces(Buffer.from(file), 1_000),
        accounts: ['BE68539007547034'],
        dryRun: false,
      }),
    ]);
    expect(imported).toMatchObject({ ok: true, matched: 0 });
    expect([await ledger(db), await db.$count(bankPayments)]).toEqual([[5_000], 2]);
    expect(await db.select().from(bankSetAsides)).toMatchObject([{ kind: 'settlement', amountCents: 5_000 }]);
  }));

it('begins one payment for a form that is sent many times at once', () =>
  inOwnDatabase(async ({ db }) => {
    const provider = providerOf();
    const submissionId = crypto.randomUUID();
    const started = await Promise.all(
      many.map(() =>
        startOnlinePayment(contextFor(db, nobody), provider, visitor, {
          ...{ submissionId, dossierId: null, communication: structuredCommunicationOf(4_242) },
          ...{ amountCents: 2_000, locale: 'nl' },
        }),
      ),
    );
    expect(new Set(started.map((each) => (each.ok ? each.value.checkoutUrl : each.error))).size).toBe(1);
    expect([provider.orders.length, await db.$count(onlinePayments)]).toEqual([1, 1]);
  }));
