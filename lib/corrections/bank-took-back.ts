import { and, eq, sql } from 'drizzle-orm';
import { bankBookings, bankSetAsideEnds, bankSetAsides } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { afterBooking } from '../bank-statements/after-booking.ts';
import type { Context, StaffActor } from '../context.ts';
import type { WaitingPayment } from '../incoming/view.ts';
import { dayOf } from '../incoming/write-bookings.ts';
import { err, ok, type Result } from '../result.ts';
import { openSetAside } from './open-set-aside.ts';

type Back = WaitingPayment & { leftCents: number };
type Done = Record<never, never>;

/** Takes back as much of a booked payment as still counts and the bank took. */
async function entry(
  ctx: Context<StaffActor>,
  back: Back,
  ledgerEntryId: number,
): Promise<Result<Done, 'notFound' | 'dealtWith'>> {
  const { db: tx, now, today, actor } = ctx;
  const [paid] = await tx
    .select({
      dossierId: ledgerEntries.dossierId,
      invoiceId: ledgerEntries.invoiceId,
      restCents: sql<string>`${ledgerEntries.amountCents} + (select coalesce(sum(back.amount_cents), 0)
        from ledger_entries back where back.reverses_id = ${ledgerEntryId})`,
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.id, ledgerEntryId), eq(ledgerEntries.kind, 'payment')));
  if (!paid) return err('notFound');
  const amountCents = Math.min(Number(paid.restCents), back.leftCents);
  if (amountCents <= 0) return err('dealtWith');
  const { dossierId, invoiceId } = paid;
  const [written] = await tx
    .insert(ledgerEntries)
    .values({
      ...{ dossierId, invoiceId, kind: 'reversal' as const, amountCents: -amountCents },
      ...{ valueOn: dayOf(back, today), source: `bank:${back.id}:${ledgerEntryId}` },
      ...{ reversesId: ledgerEntryId, recordedAt: now },
    })
    .onConflictDoNothing({ target: ledgerEntries.source })
    .returning({ id: ledgerEntries.id });
  if (!written) return err('dealtWith');
  await tx.insert(bankBookings).values({
    ...{ ledgerEntryId: written.id, paymentId: back.id, dossierId },
    ...{ by: 'staff', staffId: actor.staffId, bookedAt: now },
  });
  await afterBooking(tx, ctx, [{ ledger_entry_id: written.id, dossier_id: dossierId }]);
  await record(tx, ctx, {
    type: 'payment.linked',
    dossierId,
    facts: { paymentId: back.id, reversed: ledgerEntryId },
  });
  return ok({});
}

/** A refund that is due for money that the bank took back is due no more, and neither payment waits. */
async function setAside(
  ctx: Context<StaffActor>,
  back: Back,
  setAsideId: number,
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'tooMuch'>> {
  const { db: tx, now, actor } = ctx;
  const found = await openSetAside(tx, setAsideId);
  if (!found.ok) return err(found.error === 'refunded' ? 'dealtWith' : found.error);
  const { amountCents, paymentId } = found.value;
  // The rest of what the bank took would be told by nothing.
  if (amountCents === null || amountCents !== back.leftCents) return err('tooMuch');
  const by = { staffId: actor.staffId };
  await tx.insert(bankSetAsideEnds).values({ setAsideId, backId: back.id, ...by, endedAt: now });
  const both = [
    { paymentId, amountCents },
    { paymentId: back.id, amountCents: back.leftCents },
  ];
  await tx
    .insert(bankSetAsides)
    .values(both.map((one) => ({ ...one, kind: 'other' as const, ...by, setAsideAt: now })));
  await record(tx, ctx, { type: 'payment.setAside', facts: { paymentId: back.id, cancels: paymentId } });
  return ok({});
}

export const bankTookBack = { entry, setAside };
