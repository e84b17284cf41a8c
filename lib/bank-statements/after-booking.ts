import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { Day } from '../debt-law/day.ts';
import { rowsOf } from '../rows-of.ts';
import { keepSplits } from './keep-splits.ts';
import { tellExtinguished } from './tell-extinguished.ts';

/** An entry of the ledger that was written a moment ago. */
export type Booked = { ledger_entry_id: string | number; dossier_id: string };

/**
 * What every booking brings with it, in its transaction: the split is kept, a report of this payment is closed, and who
 * owes nothing any more is told.
 */
export async function afterBooking(
  tx: Database,
  { now, today }: { now: Date; today: Day },
  booked: readonly Booked[],
): Promise<void> {
  await closeReports(tx, booked, now);
  await finishBookings(tx, { now, today }, booked);
}

/** The second half of it, for a whole file at once: its dossiers are locked in one order. */
export async function finishBookings(
  tx: Database,
  { now, today }: { now: Date; today: Day },
  booked: readonly Booked[],
): Promise<void> {
  if (booked.length === 0) return;
  const extinguished = await keepSplits(tx, booked, today);
  await tellExtinguished(tx, extinguished, { now, today });
  await tellBooked(tx, booked, { now, besides: extinguished });
}

/** A mail of each payment that was booked, to who confirmed an address; who owes nothing any more is told that instead. */
async function tellBooked(
  tx: Database,
  booked: readonly Booked[],
  { now, besides }: { now: Date; besides: readonly string[] },
): Promise<void> {
  const ids = JSON.stringify(booked.map(({ ledger_entry_id: id }) => Number(id)));
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(
    sql`insert into mails (kind, cause, dossier_id, debtor_id, language, facts, queued_at, next_at)
      select 'booked', 'booked ' || entry.id, dossier.id, debtor.id, debtor.language, '{}', ${at}, ${at}
      from jsonb_array_elements_text(${ids}::jsonb) given(id)
      join ledger_entries entry on entry.id = given.id::int8 and entry.kind = 'payment' and entry.amount_cents > 0
      join dossiers dossier on dossier.id = entry.dossier_id
      join debtors debtor on debtor.id = dossier.debtor_id and debtor.confirmed_email is not null
      where dossier.id <> all(${`{${besides.join()}}`}::uuid[])
      on conflict (cause) do nothing`,
  );
}

/** How many days a transfer may take from the order to the account. */
const transferDays = 5;

/** The reports that say the same amount in the same dossier a few days before are answered by the booking. */
export async function closeReports(tx: Database, booked: readonly Booked[], now: Date): Promise<void> {
  if (booked.length === 0) return;
  const ids = JSON.stringify(booked.map(({ ledger_entry_id: id }) => Number(id)));
  await rowsOf(
    tx,
    sql`with entries as (
        select entry.id, entry.dossier_id, entry.amount_cents, coalesce(payment.value_on, payment.booked_on) as from_on,
          coalesce(payment.booked_on, payment.value_on) as to_on
        from jsonb_array_elements_text(${ids}::jsonb) given(id)
        join ledger_entries entry on entry.id = given.id::int8 and entry.kind = 'payment'
        join bank_bookings booking on booking.ledger_entry_id = entry.id
        join bank_payments payment on payment.id = booking.payment_id
      ), answers as (
        select distinct on (report.id) entries.id as entry_id, report.id as report_id
        from entries join payment_reports report on report.dossier_id = entries.dossier_id
          and report.amount_cents = entries.amount_cents
          and report.paid_on between entries.from_on - ${transferDays}::int and entries.to_on + 1
        where not exists (select 1 from payment_report_outcomes known where known.report_id = report.id)
        order by report.id, entries.id
      )
      insert into payment_report_outcomes (report_id, outcome, ledger_entry_id, decided_at)
      select report_id, 'booked', entry_id, ${now.toISOString()}::timestamptz from answers
      on conflict (report_id) do nothing`,
  );
}
