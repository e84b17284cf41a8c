import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { bankBookings, bankPayments, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { askOnlinePayment, askOpenPayments, takeInWebhook } from '@/lib/online-payments/ask.ts';
import { startOnlinePayment } from '@/lib/online-payments/commands.ts';
import type { OnlineFact } from '@/lib/online-payments/port.ts';
import { findOnlinePayment } from '@/lib/online-payments/queries.ts';
import { drawTicket } from '@/lib/online-payments/settle.ts';
import { structuredCommunicationOf } from '@/lib/payments/structured-communication.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';
import { givenOnlinePayment, ledger, visitor } from '../support/online-payments.ts';
import { providerIdOf, providerOf } from '../support/online-provider.ts';

const typed = structuredCommunicationOf(4_242);
const wanted = (more: object = {}) => ({
  ...{ submissionId: crypto.randomUUID(), dossierId: null, communication: typed, amountCents: 2_000 },
  locale: 'nl' as const,
  ...more,
});

type StartOptions = { provider?: ReturnType<typeof providerOf> | null; now?: Date };
const start = (db: Database, more: object = {}, { provider = providerOf(), now = noon }: StartOptions = {}) =>
  startOnlinePayment(contextFor(db, nobody, now), provider, visitor, wanted(more));

describe('an online payment begins', () => {
  it('for a dossier, with its communication and a way back', () =>
    inRollback(async (db) => {
      const { id, dossier, provider, checkoutUrl } = await givenOnlinePayment(db);
      expect(checkoutUrl).toBe(`https://pay.example/${providerIdOf(id)}`);
      const [order] = provider.orders;
      expect(order?.description.replace(/\D/g, '')).toBe(dossier.structuredCommunication);
      expect(order?.redirectUrl).toMatch(new RegExp(`/nl/online-payment/${id}$`));
      expect(await db.select().from(onlinePaymentEvents)).toMatchObject([{ status: 'open' }]);
      const trail = await db.select().from(auditEvents).where(eq(auditEvents.type, 'onlinePayment.started'));
      expect(trail).toMatchObject([{ dossierId: dossier.id, facts: { amountCents: 5_000 } }]);
    }));

  it('for a communication that somebody typed, known or not', () =>
    inRollback(async (db) => {
      const { structuredCommunication } = await givenDossier(db);
      expect(await start(db)).toMatchObject({ ok: true });
      expect(await start(db, { communication: structuredCommunication })).toMatchObject({ ok: true });
      expect(await db.select({ dossier: onlinePayments.dossierId }).from(onlinePayments)).toEqual([
        { dossier: null },
        { dossier: null },
      ]);
    }));

  it('once, however often the form is sent', () =>
    inRollback(async (db) => {
      const provider = providerOf();
      const submissionId = crypto.randomUUID();
      const first = await start(db, { submissionId }, { provider });
      expect(await start(db, { submissionId }, { provider })).toEqual(first);
      expect([provider.orders.length, await db.$count(onlinePayments)]).toEqual([1, 1]);
      const form = { ok: false, error: 'form' };
      expect(await start(db, { submissionId, amountCents: 2_001 }, { provider })).toEqual(form);
      expect(await start(db, { submissionId }, { provider, now: minutesLater(31) })).toEqual(form);
    }));

  it.each([
    [99, 'amountLow'],
    [100, null],
    [1_000_000, null],
    [1_000_001, 'amountHigh'],
  ])('with %i cents for a typed communication: %s', (amountCents, error) =>
    inRollback(async (db) => {
      expect(await start(db, { amountCents })).toMatchObject(error ? { ok: false, error } : { ok: true });
    }),
  );

  it.each([
    [499, 'amountLow'],
    [500, null],
    [12_345, null],
    [12_346, 'amountHigh'],
  ])('with %i cents for a dossier of € 123.45: %s', (amountCents, error) =>
    inRollback(async (db) => {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      const asked = { ...wanted({ amountCents }), dossierId, communication: undefined as never };
      expect(await startOnlinePayment(ctx, providerOf(), visitor, asked)).toMatchObject(
        error ? { ok: false, error } : { ok: true },
      );
    }),
  );

  it('not for a closed dossier, not without a provider, not when it is silent', () =>
    inRollback(async (db) => {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(debtorId));
      const asked = { ...wanted(), dossierId, communication: undefined as never };
      expect(await startOnlinePayment(ctx, null, visitor, asked)).toEqual({ ok: false, error: 'provider' });
      const silent = { ...providerOf(), create: async () => ({ ok: false, error: 'unavailable' }) as const };
      expect(await startOnlinePayment(ctx, silent, visitor, asked)).toEqual({ ok: false, error: 'provider' });
      await db.update(dossiers).set({ closedOn: '2026-11-01' }).where(eq(dossiers.id, dossierId));
      expect(await startOnlinePayment(ctx, providerOf(), visitor, asked)).toEqual({
        ok: false,
        error: 'nothingOpen',
      });
    }));

  it('only so often from one address', () =>
    inRollback(async (db) => {
      for (let i = 0; i < 20; i += 1) expect(await start(db)).toMatchObject({ ok: true });
      expect(await start(db)).toEqual({ ok: false, error: 'limited' });
      expect(await start(db, {}, { now: minutesLater(61) })).toMatchObject({ ok: true });
    }));
});

describe('what the provider says', () => {
  it('books a payment once, with its split, and the debtor sees it', () =>
    inRollback(async (db) => {
      const { id, dossier, settle } = await givenOnlinePayment(db);
      for (let i = 0; i < 3; i += 1)
        expect(await settle({})).toMatchObject({ ok: true, value: { status: 'paid' } });
      expect(await ledger(db)).toEqual([5_000]);
      expect(await db.select().from(bankBookings)).toMatchObject([{ by: 'online', dossierId: dossier.id }]);
      expect(await db.select().from(bankPayments)).toMatchObject([
        {
          ...{ statementId: null, account: 'online', key: providerIdOf(id), kind: 'customer', amount: '50' },
          ...{ bookedOn: '2026-11-23', communications: [dossier.structuredCommunication] },
        },
      ]);
      const seen = await findDossier(contextFor(db, debtorActor(dossier.debtorId)), dossier.id);
      expect(seen?.openCents).toBe(7_345);
      const trail = await db.select().from(auditEvents).where(eq(auditEvents.type, 'onlinePayment.seen'));
      expect(trail).toMatchObject([{ actorKind: 'system', facts: { status: 'paid', booked: 1 } }]);
    }));

  it.each<[string, OnlineFact['status'][], string, number[]]>([
    ['late', ['pending', 'paid'], 'paid', [5_000]],
    ['out of order', ['paid', 'pending', 'open', 'authorized'], 'paid', [5_000]],
    ['paid after it had expired', ['expired', 'paid', 'expired'], 'paid', [5_000]],
    ['failed', ['pending', 'failed', 'pending'], 'failed', []],
    ['canceled', ['canceled'], 'canceled', []],
    ['expired', ['expired', 'open'], 'expired', []],
  ])('counts once: %s', (_, statuses, end, entries) =>
    inRollback(async (db) => {
      const { id, settle } = await givenOnlinePayment(db);
      for (const status of statuses) await settle({ status });
      expect(await findOnlinePayment(contextFor(db, nobody), id)).toMatchObject({ status: end });
      expect(await ledger(db)).toEqual(entries);
    }),
  );

  it.each<[string, Partial<OnlineFact>]>([
    ['another amount', { amountCents: 5_001 }],
    ['another currency', { amountCents: null }],
    ['the id of nobody', { onlinePaymentId: crypto.randomUUID() }],
    ['no id of ours', { onlinePaymentId: null }],
    ['another payment at the provider', { providerId: 'tr_other' }],
  ])('changes nothing with %s', (_, forged) =>
    inRollback(async (db) => {
      const { settle } = await givenOnlinePayment(db);
      expect(await settle(forged)).toEqual({ ok: false, error: 'unknown' });
      expect(await ledger(db)).toEqual([]);
      expect([await db.$count(bankPayments), await db.$count(onlinePaymentEvents)]).toEqual([0, 1]);
    }),
  );

  it('is dated by the day on which it was paid, where that can be', () =>
    inRollback(async (db) => {
      const later = minutesLater(3 * 24 * 60);
      const days: [string | null, string][] = [
        ['2026-11-24', '2026-11-24'],
        [null, '2026-11-26'],
        ['2026-11-22', '2026-11-26'],
        ['2026-11-27', '2026-11-26'],
      ];
      for (const [paidOn, on] of days) {
        const { id, settle } = await givenOnlinePayment(db);
        await settle({ paidOn: paidOn ? day(paidOn) : null }, later);
        const [row] = await db
          .select()
          .from(bankPayments)
          .where(eq(bankPayments.key, providerIdOf(id)));
        expect(row).toMatchObject({ bookedOn: on, valueOn: on });
      }
    }));

  it.each(['chargedBackCents', 'refundedCents'])(
    'takes back what went back a month later, once: %s',
    (name) =>
      inRollback(async (db) => {
        const { id, dossier, settle } = await givenOnlinePayment(db);
        await settle({});
        const later = minutesLater(30 * 24 * 60);
        for (let i = 0; i < 2; i += 1) await settle({ [name]: 5_000 }, later);
        expect(await ledger(db)).toEqual([5_000, -5_000]);
        expect(await db.select().from(bankPayments).where(eq(bankPayments.kind, 'reversal'))).toMatchObject([
          { bookedOn: '2026-12-23' },
        ]);
        expect(await findOnlinePayment(contextFor(db, nobody), id)).toMatchObject({ [name]: 5_000 });
        const seen = await findDossier(contextFor(db, debtorActor(dossier.debtorId), later), dossier.id);
        expect(seen?.openCents).toBe(12_345);
      }),
  );

  it('books again what came again, as when a chargeback is won', () =>
    inRollback(async (db) => {
      const { settle } = await givenOnlinePayment(db);
      await settle({});
      await settle({ chargedBackCents: 5_000 });
      for (let i = 0; i < 2; i += 1) await settle({});
      expect(await ledger(db)).toEqual([5_000, -5_000, 5_000]);
    }));

  it('takes no answer to an older question for news', () =>
    inRollback(async (db) => {
      const { settle } = await givenOnlinePayment(db);
      const old = await drawTicket(db);
      await settle({});
      await settle({ chargedBackCents: 5_000 });
      expect(await settle({}, undefined, undefined, old)).toEqual({ ok: false, error: 'overtaken' });
      expect(await ledger(db)).toEqual([5_000, -5_000]);
    }));

  it('books and takes back in order what it hears of at once', () =>
    inRollback(async (db) => {
      const { settle } = await givenOnlinePayment(db);
      await settle({ chargedBackCents: 5_000 });
      expect(await ledger(db)).toEqual([5_000, -5_000]);
    }));

  it('leaves a part that is charged back to a person', () =>
    inRollback(async (db) => {
      const { settle } = await givenOnlinePayment(db);
      await settle({});
      await settle({ chargedBackCents: 2_000 });
      await settle({ chargedBackCents: 5_000 });
      expect(await ledger(db)).toEqual([5_000]);
      const back = db.select({ cents: bankPayments.amountCents }).from(bankPayments);
      expect(await back.where(eq(bankPayments.kind, 'reversal'))).toEqual([
        { cents: 2_000 },
        { cents: 3_000 },
      ]);
    }));

  it('waits for a person when no dossier has the communication', () =>
    inRollback(async (db) => {
      const provider = providerOf();
      const submissionId = crypto.randomUUID();
      await start(db, { submissionId }, { provider });
      const paid = providerOf({ [providerIdOf(submissionId)]: { status: 'paid' } });
      paid.orders.push(...provider.orders);
      expect(await askOnlinePayment(contextFor(db, nobody), submissionId, paid)).toMatchObject({
        status: 'paid',
      });
      expect([await ledger(db), await db.$count(bankPayments)]).toEqual([[], 1]);
    }));
});

describe('a webhook', () => {
  it('makes us ask for a payment that we began, and for no other', () =>
    inRollback(async (db) => {
      const asked: string[] = [];
      const provider = providerOf();
      const { id } = await givenOnlinePayment(db, provider);
      const listening = {
        ...provider,
        fetch: async (providerId: string) => {
          asked.push(providerId);
          const found = await provider.fetch(providerId);
          return found.ok ? { ok: true as const, value: { ...found.value, status: 'paid' as const } } : found;
        },
      };
      const ctx = contextFor(db, system);
      for (const forged of ['tr_unknown', 'tr_zz/../x', '', "' or 1=1"])
        await takeInWebhook(ctx, listening, forged);
      expect(asked).toEqual([]);
      await takeInWebhook(ctx, listening, providerIdOf(id));
      await takeInWebhook(ctx, null, providerIdOf(id));
      expect([asked, await ledger(db)]).toEqual([[providerIdOf(id)], [5_000]]);
    }));

  it('that was lost is made up for by the return page and by the sweep', () =>
    inRollback(async (db) => {
      const says: Record<string, Partial<OnlineFact>> = {};
      const provider = providerOf(says);
      const [one, two] = [await givenOnlinePayment(db, provider), await givenOnlinePayment(db, provider)];
      says[providerIdOf(one.id)] = { status: 'paid' };
      says[providerIdOf(two.id)] = { status: 'paid' };
      const seen = await askOnlinePayment(contextFor(db, nobody), one.id, provider);
      expect(seen).toMatchObject({ status: 'paid', amountCents: 5_000 });
      expect(await askOpenPayments(contextFor(db, system, minutesLater(60)), provider)).toEqual({
        asked: 1,
        failed: 0,
      });
      expect(await ledger(db)).toEqual([5_000, 5_000]);
    }));

  it('of money that went back is made up for by the sweep, and one that fails stops nothing', () =>
    inRollback(async (db) => {
      const says: Record<string, Partial<OnlineFact>> = {};
      const provider = providerOf(says);
      const [one, two] = [await givenOnlinePayment(db, provider), await givenOnlinePayment(db, provider)];
      for (const { settle } of [one, two]) await settle({});
      const broken = {
        ...provider,
        fetch: async (id: string) => {
          if (id === providerIdOf(one.id)) throw new Error('broken');
          return provider.fetch(id);
        },
      };
      says[providerIdOf(two.id)] = { status: 'paid', chargedBackCents: 5_000 };
      const loud = vi.spyOn(console, 'error').mockImplementation(() => {});
      onTestFinished(() => loud.mockRestore());
      const tomorrow = contextFor(db, system, minutesLater(24 * 60));
      expect(await askOpenPayments(tomorrow, broken)).toEqual({ asked: 2, failed: 1 });
      expect(loud.mock.calls).toEqual([[`An online payment could not be asked for (${one.id}): Error`]]);
      expect(await ledger(db)).toEqual([5_000, 5_000, -5_000]);
      // What was asked for is not asked for again on that day.
      expect(await askOpenPayments(tomorrow, provider)).toEqual({ asked: 0, failed: 0 });
    }));

  it('and what the provider does not answer are counted, and come after all others on the next day', () =>
    inRollback(async (db) => {
      const provider = providerOf();
      const [gone, other] = [await givenOnlinePayment(db, provider), await givenOnlinePayment(db, provider)];
      await gone.settle({}, minutesLater(-1));
      await other.settle({});
      const asked: string[] = [];
      const silent = {
        ...provider,
        fetch: async (id: string) => {
          asked.push(id);
          const isGone = id === providerIdOf(gone.id);
          return isGone ? ({ ok: false, error: 'notFound' } as const) : provider.fetch(id);
        },
      };
      const loud = vi.spyOn(console, 'error').mockImplementation(() => {});
      onTestFinished(() => loud.mockRestore());
      const inDays = (n: number) => contextFor(db, system, minutesLater(n * 24 * 60));
      expect(await askOpenPayments(inDays(1), silent)).toEqual({ asked: 2, failed: 1 });
      const late = await givenOnlinePayment(db, provider);
      await late.settle({}, minutesLater(24 * 60 - 1));
      expect(await askOpenPayments(inDays(2), silent)).toEqual({ asked: 3, failed: 1 });
      expect(asked.slice(0, 3)).toEqual([gone, other, late].map(({ id }) => providerIdOf(id)));
      expect(await askOpenPayments(inDays(3), silent, { mostMs: 0 })).toEqual({ asked: 0, failed: 0 });
    }));

  it.each([
    ['paid', 59, 1],
    ['paid', 61, 0],
    ['expired', 1, 1],
    ['failed', 3, 0],
    ['pending', 20, 1],
    ['pending', 22, 0],
  ] as const)(
    'may be lost: one that was %s ten days after its start is asked for %i days later: %i',
    (status, days, asked) =>
      inRollback(async (db) => {
        const { settle, provider } = await givenOnlinePayment(db);
        await settle({ status }, minutesLater(10 * 24 * 60));
        const later = contextFor(db, system, minutesLater((10 + days) * 24 * 60));
        expect(await askOpenPayments(later, provider)).toEqual({ asked, failed: 0 });
      }),
  );

  it('that told of an end without money is asked for once more', () =>
    inRollback(async (db) => {
      const says: Record<string, Partial<OnlineFact>> = {};
      const provider = providerOf(says);
      const { id, settle } = await givenOnlinePayment(db, provider);
      await settle({ status: 'expired' });
      says[providerIdOf(id)] = { status: 'paid' };
      expect(await askOpenPayments(contextFor(db, system, minutesLater(60)), provider)).toMatchObject({
        asked: 1,
      });
      expect(await ledger(db)).toEqual([5_000]);
    }));

  it('is answered by nothing for an id that is none', () =>
    inRollback(async (db) => {
      for (const id of ['', 'x', crypto.randomUUID()])
        expect(await askOnlinePayment(contextFor(db, nobody), id, providerOf())).toBeNull();
    }));
});
