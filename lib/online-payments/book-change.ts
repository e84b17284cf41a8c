import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankBookings, bankPayments, type onlinePayments } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { afterBooking, type Booked } from '../bank-statements/after-booking.ts';
import { bookChargeBack, bookMatched } from '../bank-statements/book-payments.ts';
import { exactText } from '../bank-statements/exact.ts';
import { keepWaiting } from '../bank-statements/keep-waiting.ts';
import { lockReversals } from '../bank-statements/lock-reversals.ts';
import { dayIn } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import type { OnlineFact } from './port.ts';
import { dayOfChange, goneCents, likelyDay, type OnlineState } from './rules.ts';

type Change = {
  payment: typeof onlinePayments.$inferSelect;
  /** A number that no other change has. */
  ticket: number;
  before: OnlineState;
  after: OnlineState;
  fact: OnlineFact;
};

/**
 * Books what changed at an online payment: what came, what went back, what came again. A part that went back waits for a
 * person, as nobody knows which debt it was.
 */
export async function bookChange(
  ctx: Context<SystemActor>,
  change: Change,
): Promise<{ booked: number; reversed: number }> {
  const { db: tx, now, today } = ctx;
  const { payment, before, after, fact } = change;
  const written: number[] = [];
  const booked: Booked[] = [];
  const reversed: Booked[] = [];
  if (after.status === 'paid' && before.status !== 'paid') {
    const on = likelyDay(fact.paidOn, { from: dayIn(payment.startedAt), today });
    const key = fact.providerId;
    const paymentId = await write(tx, change, {
      key,
      kind: 'customer',
      amountCents: payment.amountCents,
      on,
    });
    written.push(paymentId);
    booked.push(...(await bookMatched(tx, { paymentId, now, today })));
  }
  const taken = goneCents(after) - goneCents(before);
  if (taken > 0) {
    const back = await takeBack(ctx, change, taken);
    written.push(back.paymentId);
    reversed.push(...back.entries);
  }
  if (taken < 0) {
    const again = await takeAgain(ctx, change, -taken);
    written.push(again.paymentId);
    booked.push(...again.entries);
  }
  await afterBooking(tx, { now, today }, [...booked, ...reversed]);
  await keepWaiting(tx, { paymentIds: written });
  return { booked: booked.length, reversed: reversed.length };
}

type Taken = { paymentId: number; entries: Booked[] };

async function takeBack(ctx: Context<SystemActor>, change: Change, amountCents: number): Promise<Taken> {
  const { db: tx, now } = ctx;
  const came = await newestThatCame(tx, change.fact.providerId);
  const on = dayOf(ctx, change, came);
  const key = `${change.fact.providerId}:back:${change.ticket}`;
  const paymentId = await write(tx, change, { key, kind: 'reversal', amountCents, on });
  const isWhole = amountCents === change.payment.amountCents && amountCents === came?.amountCents;
  const entries = isWhole
    ? await bookChargeBack(tx, { backId: paymentId, paidId: came.id, now, today: on })
    : [];
  return { paymentId, entries };
}

async function takeAgain(ctx: Context<SystemActor>, change: Change, amountCents: number): Promise<Taken> {
  const { db: tx, now, today } = ctx;
  const { providerId } = change.fact;
  await lockReversals(tx);
  const on = dayOf(ctx, change, await newestThatCame(tx, providerId));
  const room = change.payment.amountCents - goneCents(change.after) - (await bookedCents(tx, providerId));
  const key = `${providerId}:again:${change.ticket}`;
  const paymentId = await write(tx, change, { key, kind: 'customer', amountCents, on });
  // While what went back is not taken back, booking what came again would count it twice.
  const entries = amountCents <= room ? await bookMatched(tx, { paymentId, now, today }) : [];
  return { paymentId, entries };
}

type Came = { id: number; amountCents: number | null; bookedOn: string | null };

function dayOf({ today }: Context, { payment, before, after, fact }: Change, came: Came | undefined): Day {
  const from = (came?.bookedOn ?? dayIn(payment.startedAt)) as Day;
  return likelyDay(dayOfChange(before, after, fact), { from, today });
}

/** Where the bank names an account, these name the provider: their keys are its ids. */
const account = 'online';

const ofProvider = (providerId: string) =>
  and(eq(bankPayments.account, account), eq(bankPayments.endToEndId, providerId));

async function newestThatCame(tx: Database, providerId: string): Promise<Came | undefined> {
  const [came] = await tx
    .select({ id: bankPayments.id, amountCents: bankPayments.amountCents, bookedOn: bankPayments.bookedOn })
    .from(bankPayments)
    .where(and(ofProvider(providerId), eq(bankPayments.kind, 'customer')))
    .orderBy(desc(bankPayments.id))
    .limit(1);
  return came;
}

/** What the online payment counts for in the ledger now. */
async function bookedCents(tx: Database, providerId: string): Promise<number> {
  const [booked] = await tx
    .select({ cents: sql<string>`coalesce(sum(${ledgerEntries.amountCents}), 0)` })
    .from(bankPayments)
    .innerJoin(bankBookings, eq(bankBookings.paymentId, bankPayments.id))
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, bankBookings.ledgerEntryId))
    .where(ofProvider(providerId));
  return Number(booked?.cents ?? 0);
}

type Written = { key: string; kind: 'customer' | 'reversal'; amountCents: number; on: Day };

async function write(
  tx: Database,
  { payment, fact }: Change,
  { key, kind, amountCents, on }: Written,
): Promise<number> {
  const amount = exactText(BigInt(amountCents) * 1_000n);
  const [row] = await tx
    .insert(bankPayments)
    .values({
      ...{ account, key, kind, amount, amountCents, bookedOn: on, valueOn: on },
      ...{ communications: [payment.communication], endToEndId: fact.providerId },
    })
    .returning({ id: bankPayments.id });
  if (!row) throw new Error('the payment was not written');
  return row.id;
}
