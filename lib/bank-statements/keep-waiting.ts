import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';

/** Whether staff, or a rule, set a payment of `payment` aside and nobody took that back. */
export const isSetAside: SQL = sql`exists (select 1 from bank_set_asides aside where aside.payment_id = payment.id
  and not exists (select 1 from bank_set_aside_ends ended where ended.set_aside_id = aside.id))`;

/** What a payment of `payment` became in the ledger so far, less what was taken back as a mistake, in cents. */
// The entry by its key: a join is planned badly for tables that are as new as the file.
const bookedCents: SQL = sql`(select abs(coalesce(sum(
    (select entry.amount_cents from ledger_entries entry where entry.id = booked.ledger_entry_id)), 0))
  from bank_bookings booked where booked.payment_id = payment.id)`;

/** What is left of a payment of `payment` to be dealt with, in cents; null where its amount has a part of a cent. */
export const leftCents: SQL = sql`(payment.amount_cents - ${bookedCents})`;

const waits: SQL = sql`coalesce(${leftCents} > 0, true) and not ${isSetAside}
  and not exists (select 1 from refund_returns returned where returned.payment_id = payment.id)`;

/**
 * Brings the list of waiting payments up to date for the payments of a statement, or for some. Whoever books a payment or
 * sets it aside calls it in the same transaction.
 */
export async function keepWaiting(
  tx: Database,
  given: { statementId: string } | { paymentIds: readonly number[] },
): Promise<void> {
  const among =
    'statementId' in given
      ? sql`payment.statement_id = ${given.statementId}::uuid`
      : sql`payment.id = any(${`{${given.paymentIds.join()}}`}::int8[])`;
  await tx.execute(sql`with concerned as materialized (
      select payment.id, ${waits} as waits from bank_payments payment where ${among}
    ), gone as (
      delete from bank_waiting using concerned where payment_id = concerned.id and not waits
    )
    insert into bank_waiting (payment_id) select id from concerned where waits on conflict do nothing`);
}
