import { and, eq, sql } from 'drizzle-orm';
import { bankPayments, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import { afterBooking } from '../bank-statements/after-booking.ts';
import { bookChargeBack, bookMatched } from '../bank-statements/book-payments.ts';
import { exactText } from '../bank-statements/exact.ts';
import type { Context, SystemActor } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import type { OnlineFact } from './port.ts';
import { type OnlineState, stateOf } from './rules.ts';
import { saidOf } from './said.ts';

/**
 * Takes in what the provider says of a payment, once, in whatever order and however often it says it: money that came is
 * booked, money that was taken back is taken back. What does not fit our own row changes nothing: `unknown`.
 */
export async function settleOnlinePayment(
  ctx: Context<SystemActor>,
  fact: OnlineFact,
): Promise<Result<OnlineState, 'unknown'>> {
  const id = fact.onlinePaymentId;
  if (id === null) return err('unknown');
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`online ${id}`}, 0))`);
    const [payment] = await tx.select().from(onlinePayments).where(eq(onlinePayments.id, id));
    const said = await saidOf(tx, id);
    if (payment?.amountCents !== fact.amountCents) return err('unknown');
    if (said.some(({ providerId }) => providerId !== fact.providerId)) return err('unknown');
    const { providerId, status, refundedCents, chargedBackCents } = fact;
    const [event] = await tx
      .insert(onlinePaymentEvents)
      .values({
        onlinePaymentId: id,
        ...{ providerId, status, refundedCents, chargedBackCents },
        seenAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning();
    const before = stateOf(said);
    if (!event) return ok(before);
    const after = stateOf([...said, event]);
    const booked = await bookChange({ ...ctx, db: tx }, { payment, providerId, before, after });
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
  before: OnlineState;
  after: OnlineState;
};

async function bookChange(
  ctx: Context<SystemActor>,
  { payment, providerId, before, after }: Change,
): Promise<{ booked: number; reversed: number }> {
  const { db: tx, now, today } = ctx;
  const { communication, amountCents } = payment;
  const at = { communication, providerId };
  let booked: Booked = [];
  let reversed: Booked = [];
  if (after.status === 'paid' && before.status !== 'paid') {
    const paymentId = await write(ctx, { ...at, kind: 'customer', amountCents, key: providerId });
    booked = await bookMatched(tx, { paymentId, now, today });
  }
  const taken = after.chargedBackCents - before.chargedBackCents;
  if (taken > 0) {
    const key = `${providerId}:back:${after.chargedBackCents}`;
    const backId = await write(ctx, { ...at, kind: 'reversal', amountCents: taken, key });
    const [paid] = await tx
      .select({ id: bankPayments.id })
      .from(bankPayments)
      .where(and(eq(bankPayments.account, account), eq(bankPayments.key, providerId)));
    // A part that is taken back waits for a person: which debt it was is not known.
    if (paid && taken === amountCents)
      reversed = await bookChargeBack(tx, { backId, paidId: paid.id, now, today });
  }
  await afterBooking(tx, { now, today }, [...booked, ...reversed]);
  return { booked: booked.length, reversed: reversed.length };
}

type Booked = Awaited<ReturnType<typeof bookMatched>>;

/** Where the bank names an account, these name the provider: their keys are its ids. */
const account = 'online';

type Written = {
  key: string;
  kind: 'customer' | 'reversal';
  amountCents: number;
  communication: string;
  providerId: string;
};

async function write(
  { db: tx, today }: Context<SystemActor>,
  { key, kind, amountCents, communication, providerId }: Written,
): Promise<number> {
  const amount = exactText(BigInt(amountCents) * 1_000n);
  const [row] = await tx
    .insert(bankPayments)
    .values({
      ...{ account, key, kind, amount, amountCents, bookedOn: today, valueOn: today },
      ...{ communications: [communication], endToEndId: providerId },
    })
    .returning({ id: bankPayments.id });
  if (!row) throw new Error('the payment was not written');
  return row.id;
}
