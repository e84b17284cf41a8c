import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankBookings } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import type { Booked } from '../bank-statements/after-booking.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import type { WaitingPayment } from './view.ts';
import { selectPayment } from './waiting.ts';

/** One writer a payment: a second one waits here, then sees what the first one left. */
export async function lockPayment(tx: Database, paymentId: number): ReturnType<typeof selectPayment> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`payment ${paymentId}`}, 0))`);
  return selectPayment(tx, paymentId);
}

/** The same for a payment that waits; null when it does not. */
export async function lockWaiting(tx: Database, paymentId: number): Promise<WaitingPayment | null> {
  const found = await lockPayment(tx, paymentId);
  return found?.isWaiting ? found.payment : null;
}

/** The day on which a payment counts. */
export const dayOf = ({ valueOn, bookedOn }: WaitingPayment, today: Day): Day => valueOn ?? bookedOn ?? today;

/** Which of these dossiers have a part of a payment that was not taken back. */
export async function bookedTo(
  tx: Database,
  paymentId: number,
  dossierIds: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .select({ dossierId: bankBookings.dossierId })
    .from(bankBookings)
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, bankBookings.ledgerEntryId))
    .where(and(eq(bankBookings.paymentId, paymentId), inArray(bankBookings.dossierId, [...dossierIds])))
    .groupBy(bankBookings.dossierId)
    .having(sql`sum(${ledgerEntries.amountCents}) <> 0`);
  return rows.map(({ dossierId }) => dossierId);
}

/** Books a part of a payment on a dossier, in cents. */
export async function bookPart(
  tx: Database,
  { actor, now, today }: Context<StaffActor>,
  { payment, dossierId, amountCents }: { payment: WaitingPayment; dossierId: string; amountCents: number },
): Promise<Booked> {
  const times = await tx.$count(bankBookings, eq(bankBookings.paymentId, payment.id));
  const [entry] = await tx
    .insert(ledgerEntries)
    .values({
      ...{ dossierId, kind: 'payment', amountCents, valueOn: dayOf(payment, today) },
      source: `bank:${payment.id}:${dossierId}:${times}`,
      recordedAt: now,
    })
    .returning({ id: ledgerEntries.id });
  if (!entry) throw new Error('the entry was not written');
  await tx.insert(bankBookings).values({
    ...{ ledgerEntryId: entry.id, paymentId: payment.id, dossierId },
    ...{ by: 'staff', staffId: actor.staffId, bookedAt: now },
  });
  return { ledger_entry_id: entry.id, dossier_id: dossierId };
}
