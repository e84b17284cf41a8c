import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { onlineAsks, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import type { Context, SystemActor } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import { rowsOf } from '../rows-of.ts';
import { bookChange } from './book-change.ts';
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
    const { providerId, status, refundedCents, chargedBackCents } = fact;
    const after = stateOf([...said, fact]);
    const isSame =
      after.status === before.status &&
      after.refundedCents === before.refundedCents &&
      after.chargedBackCents === before.chargedBackCents;
    if (isSame && said.length > 0) return ok(before);
    const taken = await drawTicket(tx);
    await noteAsked(tx, { id, now, newsTicket: taken });
    await tx.insert(onlinePaymentEvents).values({
      onlinePaymentId: id,
      ...{ providerId, status, refundedCents, chargedBackCents },
      seenAt: now,
    });
    const booked = await bookChange({ ...ctx, db: tx }, { payment, ticket: taken, before, after, fact });
    await record(tx, ctx, {
      type: 'onlinePayment.seen',
      dossierId: payment.dossierId ?? undefined,
      facts: { onlinePaymentId: id, status, refundedCents, chargedBackCents, ...booked },
    });
    return ok(after);
  });
}
