import { sql } from 'drizzle-orm';
import type { Context, SystemActor } from '../context.ts';
import { rowsOf } from '../rows-of.ts';
import { type Booked, finishBookings } from './after-booking.ts';

/**
 * Finishes the bookings whose value day lay ahead when they were booked and has come: their split is kept, and who owes
 * nothing any more is told. Answers how many there were.
 */
export async function finishLateBookings(ctx: Context<SystemActor>): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const late = await rowsOf<Booked>(
      tx,
      sql`select entry.id as ledger_entry_id, entry.dossier_id from ledger_entries entry
        join bank_bookings booked on booked.ledger_entry_id = entry.id
        where entry.value_on <= ${ctx.today}::date
          and entry.value_on > (entry.recorded_at at time zone 'Europe/Brussels')::date
          and not exists (select 1 from ledger_splits split where split.ledger_entry_id = entry.id)
        order by entry.id`,
    );
    await finishBookings(tx, ctx, late);
    return late.length;
  });
}
