import { expect, it, onTestFinished } from 'vitest';
import { bankPayments, bankSetAsides, onlinePayments } from '@/db/schema/banking.ts';
import { agency } from '@/lib/agency.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { askOnlinePayment, takeInWebhook } from '@/lib/online-payments/ask.ts';
import { startOnlinePayment } from '@/lib/online-payments/commands.ts';
import type { OnlineFact } from '@/lib/online-payments/port.ts';
import { structuredCommunicationOf } from '@/lib/payments/structured-communication.ts';
import { contextFor, nobody, system } from '../support/actors.ts';
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

/** A provider whose first answers are held: before it looks (`early`), or after it looked (`late`). */
function holding(provider: ReturnType<typeof providerOf>, holds: ('early' | 'late')[]) {
  const doors = holds.map(() => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  });
  let asked = 0;
  const fetch = async (providerId: string) => {
    const turn = asked++;
    if (holds[turn] === 'early') await doors[turn]?.opened;
    const told = await provider.fetch(providerId);
    if (holds[turn] === 'late') await doors[turn]?.opened;
    return told;
  };
  return {
    provider: { ...provider, fetch },
    open: (turn: number) => doors[turn]?.open(),
    asked: () => asked,
  };
}

it('takes no old answer for news, whoever asked first', () =>
  inOwnDatabase(async ({ db }) => {
    const says: Record<string, Partial<OnlineFact>> = {};
    const { id, settle, provider } = await givenOnlinePayment(db, providerOf(says));
    await settle({});
    says[providerIdOf(id)] = { status: 'paid' };
    const held = holding(provider, ['early', 'late']);
    const ask = () => takeInWebhook(contextFor(db, system), held.provider, providerIdOf(id));
    const first = ask();
    await expect.poll(held.asked).toBe(1);
    const second = ask();
    await expect.poll(held.asked).toBe(2);
    says[providerIdOf(id)] = { status: 'paid', chargedBackCents: 5_000 };
    held.open(0);
    await first;
    expect(await ledger(db)).toEqual([5_000, -5_000]);
    held.open(1);
    await second;
    expect(await ledger(db)).toEqual([5_000, -5_000]);
  }));

it('asks again where it was overtaken: what is newer still is not lost', () =>
  inOwnDatabase(async ({ db }) => {
    const says: Record<string, Partial<OnlineFact>> = {};
    const { id, provider } = await givenOnlinePayment(db, providerOf(says));
    says[providerIdOf(id)] = { status: 'pending' };
    const held = holding(provider, ['late']);
    const ask = () => takeInWebhook(contextFor(db, system), held.provider, providerIdOf(id));
    const first = ask();
    await expect.poll(held.asked).toBe(1);
    says[providerIdOf(id)] = { status: 'paid' };
    await ask();
    says[providerIdOf(id)] = { status: 'paid', chargedBackCents: 5_000 };
    held.open(0);
    await first;
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
