import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankPayments, onlineAsks, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import { afterBooking, type Booked } from '../bank-statements/after-booking.ts';
import { bookChargeBack, bookMatched } from '../bank-statements/book-payments.ts';
import { exactText } from '../bank-statements/exact.ts';
import { keepWaiting } from '../bank-statements/keep-waiting.ts';
import { dayIn } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { err, ok, type Result } from '../result.ts';
import { rowsOf } from '../rows-of.ts';
import { noteAsked } from './note-asked.ts';
import type { OnlineFact } from './port.ts';
import { type OnlineState, stateOf } from './rules.ts';
import { saidOf } from './said.ts';

/** A number to draw before the provider is asked: an answer counts where nothing was taken in since. */
export async function drawTicket(db: Database): Promise<number> {
  const [drawn] = await rowsOf<{ n: string }>(db, sql`select nextval('online_tickets') as n`);
  return Number(drawn?.n);
}

/**
 * Takes in what the provider says of a payment, once, in whatever order and however often it says it: money that came is
 * booked, money that was taken back is taken back, and what came again after that is booked again. `overtaken`: something
 * else was taken in since the ticket was drawn, which may be newer. What does not fit our own row is `unknown`.
 */
export async function settleOnlinePayment(
  ctx: Context<SystemActor>,
  fact: OnlineFact,
  ticket: number,
): Promise<Result<OnlineState, 'unknown' | 'overtaken'>> {
  const { now } = ctx;
  const id = fact.onlinePaymentId;
  if (id === null) return err('unknown');
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`online ${id}`}, 0))`);
    const [payment] = await tx.select().from(onlinePayments).where(eq(onlinePayments.id, id));
    const said = await saidOf(tx, id);
    if (payment?.amountCents !== fact.amountCents) return err('unknown');
    if (said.some(({ providerId }) => providerId !== fact.providerId)) return err('unknown');
    const before = stateOf(said);
    const since = and(eq(onlineAsks.onlinePaymentId, id), gt(onlineAsks.ticket, ticket));
    if ((await tx.$count(onlineAsks, since)) > 0) return err('overtaken');
    const { providerId, status, refundedCents, chargedBackCents, paidOn } = fact;
    const after = stateOf([...said, fact]);
    const isSame =
      after.status === before.status &&
      after.refundedCents === before.refundedCents &&
      after.chargedBackCents === before.chargedBackCents;
    if (isSame && said.length > 0) {
      await noteAsked(tx, { id, ticket, now });
      return ok(before);
    }
    const taken = await drawTicket(tx);
    await noteAsked(tx, { id, ticket: taken, now, hasNews: true });
    await tx.insert(onlinePaymentEvents).values({
      onlinePaymentId: id,
      ...{ providerId, status, refundedCents, chargedBackCents },
      seenAt: now,
    });
    const within = { ...ctx, db: tx };
    const booked = await bookChange(within, { payment, providerId, ticket: taken, before, after, paidOn });
    await record(tx, ctx, {
      type: 'onlinePayment.seen',
      dossierId: payment.dossierId ?? undefined,
      facts: { onlinePaymentId: id, status, refundedCents, chargedBackCents, ...booked },
    });
    return ok(after);
  });
}

type Change = {
  payment: typeof onlinePayments.$inferSelect;
  providerId: string;
  ticket: number;
  before: OnlineState;
  after: OnlineState;
  paidOn: Day | null;
};

const goneOf = ({ refundedCents, chargedBackCents }: OnlineState): number => refundedCents + chargedBackCents;

async function bookChange(
  ctx: Context<SystemActor>,
  { payment, providerId, ticket, before, after, paidOn }: Change,
): Promise<{ booked: number; reversed: number }> {
  const { db: tx, now, today } = ctx;
  const { communication, amountCents, startedAt } = payment;
  const at = { communication, providerId, on: today };
  const written: number[] = [];
  let booked: Booked[] = [];
  let reversed: Booked[] = [];
  if (after.status === 'paid' && before.status !== 'paid') {
    // A day that cannot be is not believed.
    const isLikely = paidOn !== null && paidOn >= dayIn(startedAt) && paidOn <= today;
    const on = isLikely ? paidOn : today;
    const paymentId = await write(ctx, { ...at, on, kind: 'customer', amountCents, key: providerId });
    booked = await bookMatched(tx, { paymentId, now, today });
    written.push(paymentId);
  }
  const taken = goneOf(after) - goneOf(before);
  // All of it is taken back or comes again by itself. A part waits for a person: which debt it was is not known.
  const isWhole = Math.abs(taken) === amountCents;
  if (taken > 0) {
    const key = `${providerId}:back:${ticket}`;
    const backId = await write(ctx, { ...at, kind: 'reversal', amountCents: taken, key });
    const [paid] = await tx
      .select({ id: bankPayments.id })
      .from(bankPayments)
      .where(and(eq(bankPayments.account, account), eq(bankPayments.key, providerId)));
    if (paid && isWhole) reversed = await bookChargeBack(tx, { backId, paidId: paid.id, now, today });
    written.push(backId);
  }
  if (taken < 0) {
    const key = `${providerId}:again:${ticket}`;
    const againId = await write(ctx, { ...at, kind: 'customer', amountCents: -taken, key });
    if (isWhole) booked = [...booked, ...(await bookMatched(tx, { paymentId: againId, now, today }))];
    written.push(againId);
  }
  await afterBooking(tx, { now, today }, [...booked, ...reversed]);
  await keepWaiting(tx, { paymentIds: written });
  return { booked: booked.length, reversed: reversed.length };
}

/** Where the bank names an account, these name the provider: their keys are its ids. */
const account = 'online';

type Written = {
  key: string;
  kind: 'customer' | 'reversal';
  amountCents: number;
  communication: string;
  providerId: string;
  on: Day;
};

async function write(
  { db: tx }: Context<SystemActor>,
  { key, kind, amountCents, communication, providerId, on }: Written,
): Promise<number> {
  const amount = exactText(BigInt(amountCents) * 1_000n);
  const [row] = await tx
    .insert(bankPayments)
    .values({
      ...{ account, key, kind, amount, amountCents, bookedOn: on, valueOn: on },
      ...{ communications: [communication], endToEndId: providerId },
    })
    .returning({ id: bankPayments.id });
  if (!row) throw new Error('the payment was not written');
  return row.id;
}
