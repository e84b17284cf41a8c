import { and, eq, sql } from 'drizzle-orm';
import { bankBookings, bankSetAsideEnds, refundReturns, refunds } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { afterBooking } from '../bank-statements/after-booking.ts';
import { keepWaiting } from '../bank-statements/keep-waiting.ts';
import { lockReversals } from '../bank-statements/lock-reversals.ts';
import { tellCorrected } from '../bank-statements/tell-corrected.ts';
import type { Context, StaffActor } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { seesAllMoney } from '../incoming/reach.ts';
import { lockPayment, lockWaiting } from '../incoming/write-bookings.ts';
import { err, ok, type Result } from '../result.ts';
import { bankTookBack } from './bank-took-back.ts';
import { openSetAside } from './open-set-aside.ts';

type Done = Record<never, never>;

/**
 * Notes what the bank took back with a payment of its own: as much as is left of it, of what one booked payment still
 * counts for, or all of a refund that is due.
 */
export async function linkReversal(
  ctx: Context<StaffActor>,
  { paymentId, ...taken }: { paymentId: number } & ({ ledgerEntryId: number } | { setAsideId: number }),
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'tooMuch' | 'notBookable'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const payment = await lockWaiting(tx, paymentId);
    if (!payment) return err('dealtWith');
    const { leftCents } = payment;
    if (payment.kind !== 'reversal' || leftCents === null) return err('notBookable');
    await lockReversals(tx);
    const within = { ...ctx, db: tx };
    const back = { ...payment, leftCents };
    const done =
      'ledgerEntryId' in taken
        ? await bankTookBack.entry(within, back, taken.ledgerEntryId)
        : await bankTookBack.setAside(within, back, taken.setAsideId);
    if (done.ok) await keepWaiting(tx, { paymentIds: [paymentId] });
    return done;
  });
}

/**
 * Takes back a booking that was a mistake, all of it: a counter-entry of today, so that nobody pays interest for our
 * mistake. The payment waits again, and the debtor is told.
 */
export async function correctBooking(
  ctx: Context<StaffActor>,
  { ledgerEntryId }: { ledgerEntryId: number },
): Promise<Result<Done, 'notFound' | 'dealtWith'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const [entry] = await tx
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.id, ledgerEntryId), eq(ledgerEntries.kind, 'payment')));
    const [booking] = await tx
      .select()
      .from(bankBookings)
      .where(eq(bankBookings.ledgerEntryId, ledgerEntryId));
    const isReport = entry?.source.startsWith('report:') ?? false;
    if (!entry || !(booking || isReport)) return err('notFound');
    if (booking) await lockPayment(tx, booking.paymentId);
    await lockReversals(tx);
    if ((await tx.$count(ledgerEntries, eq(ledgerEntries.reversesId, entry.id))) > 0) return err('dealtWith');
    const { dossierId, invoiceId, amountCents } = entry;
    const [back] = await tx
      .insert(ledgerEntries)
      .values({
        ...{ dossierId, invoiceId, kind: 'reversal' as const, amountCents: -amountCents },
        ...{
          valueOn: ctx.today,
          source: `correction:${entry.id}`,
          reversesId: entry.id,
          recordedAt: ctx.now,
        },
      })
      .returning({ id: ledgerEntries.id });
    if (!back) throw new Error('the entry was not written');
    if (booking) {
      await tx.insert(bankBookings).values({
        ...{ ledgerEntryId: back.id, paymentId: booking.paymentId, dossierId },
        ...{ by: 'correction', staffId: ctx.actor.staffId, bookedAt: ctx.now },
      });
      await keepWaiting(tx, { paymentIds: [booking.paymentId] });
    }
    await afterBooking(tx, ctx, [{ ledger_entry_id: back.id, dossier_id: dossierId }]);
    await tellCorrected(tx, ctx, entry);
    await record(tx, ctx, {
      type: 'payment.corrected',
      dossierId,
      facts: { ledgerEntryId, paymentId: booking?.paymentId ?? null },
    });
    return ok({});
  });
}

/** Takes back that a payment was set aside: it waits again. Refused as `refunded` when its money went back already. */
export async function endSetAside(
  ctx: Context<StaffActor>,
  { setAsideId, note }: { setAsideId: number; note: string },
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'refunded'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const found = await openSetAside(tx, setAsideId);
    if (!found.ok) return found;
    const { paymentId } = found.value;
    await tx
      .insert(bankSetAsideEnds)
      .values({ setAsideId, note, staffId: ctx.actor.staffId, endedAt: ctx.now });
    await keepWaiting(tx, { paymentIds: [paymentId] });
    await record(tx, ctx, { type: 'payment.waitsAgain', facts: { paymentId, setAsideId } });
    return ok({});
  });
}

/** Notes that a refund came back to us with this payment: it is due again. */
export async function linkReturnedRefund(
  ctx: Context<StaffActor>,
  { paymentId, refundId }: { paymentId: number; refundId: string },
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'notBookable'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const payment = await lockWaiting(tx, paymentId);
    if (!payment) return err('dealtWith');
    if (payment.kind !== 'returned') return err('notBookable');
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('refund', 0))`);
    const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
    const dossier = refund?.dossierId ? await findDossier({ ...ctx, db: tx }, refund.dossierId) : null;
    if (!refund || (refund.dossierId !== null && !dossier)) return err('notFound');
    if (refund.amountCents !== payment.leftCents) return err('notBookable');
    if ((await tx.$count(refundReturns, eq(refundReturns.refundId, refundId))) > 0) return err('dealtWith');
    await tx
      .insert(refundReturns)
      .values({ refundId, paymentId, staffId: ctx.actor.staffId, recordedAt: ctx.now });
    await keepWaiting(tx, { paymentIds: [paymentId] });
    await record(tx, ctx, {
      type: 'refund.returned',
      dossierId: refund.dossierId ?? undefined,
      facts: { paymentId, refundId },
    });
    return ok({});
  });
}
