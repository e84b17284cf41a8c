import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { agency } from '../agency.ts';
import type { Day } from '../debt-law/day.ts';
import { inSettlement } from '../filings/in-settlement.ts';
import { rowsOf } from '../rows-of.ts';
import type { Booked } from './after-booking.ts';
import { hasTwin } from './has-twin.ts';
import { isSetAside } from './keep-waiting.ts';
import { lockReversals } from './lock-reversals.ts';

/** The payments of a statement, or one that the provider of online payments told of. */
type Given = { statementId: string } | { paymentId: number };

type At = { now: Date; today: Day };

const among = (given: Given): SQL =>
  'statementId' in given
    ? sql`payment.statement_id = ${given.statementId}::uuid`
    : sql`payment.id = ${given.paymentId}::int8`;

/**
 * Books the payments that name exactly one open dossier by a valid communication; the others wait for a person. Answers
 * what was booked. Set aside are what the provider of online payments pays out, which was booked when it was paid, and
 * what is paid during a collective settlement, which is the mediator's to spread.
 * @source Judicial Code, art. 1675/7 § 3
 */
export async function bookMatched(
  tx: Database,
  {
    now,
    today,
    payoutAccounts = agency.payoutAccounts,
    ...given
  }: Given & At & { payoutAccounts?: string[] },
): Promise<Booked[]> {
  const payouts = sql`payment.payer_account = any(${`{${payoutAccounts.join()}}`}::text[])`;
  const online = 'paymentId' in given;
  return rowsOf<Booked>(
    tx,
    sql`with payouts as (
        insert into bank_set_asides (payment_id, kind, amount_cents, set_aside_at)
        select payment.id, 'settlement', payment.amount_cents, ${now.toISOString()}::timestamptz
        from bank_payments payment where ${among(given)} and payment.kind = 'customer' and ${payouts}
      ), hits as (
        select payment.id as payment_id, dossier.id as dossier_id, dossier.closed_on, payment.amount_cents,
          coalesce(payment.value_on, payment.booked_on, ${today}::date) as paid_on
        from bank_payments payment
        cross join lateral unnest(payment.communications) named(code)
        join dossiers dossier on dossier.structured_communication = named.code::bpchar
        where ${among(given)} and payment.kind = 'customer' and payment.parked is null
          and payment.amount_cents > 0 and (${payouts}) is not true
      ), said as (
        select payment_id, min(dossier_id::text)::uuid as dossier_id, min(amount_cents) as amount_cents,
          min(paid_on) as paid_on
        from hits group by payment_id
        having count(distinct dossier_id) = 1 and bool_and(closed_on is null)
      ), named as (
        select said.* from said join bank_payments payment on payment.id = said.payment_id where not ${hasTwin}
      ), parked as (
        insert into bank_set_asides (payment_id, kind, amount_cents, set_aside_at)
        select payment_id, 'mediator', amount_cents, ${now.toISOString()}::timestamptz
        from named where ${inSettlement(sql`named.dossier_id`, sql`named.paid_on`)}
        returning payment_id
      ), single as (
        select * from named where not exists (select 1 from parked where parked.payment_id = named.payment_id)
      ), entries as (
        insert into ledger_entries (dossier_id, kind, amount_cents, value_on, source, recorded_at)
        select dossier_id, 'payment', amount_cents, paid_on, 'bank:' || payment_id, ${now.toISOString()}::timestamptz
        from single order by payment_id
        returning id, dossier_id, split_part(source, ':', 2)::int8 as payment_id
      )
      insert into bank_bookings (ledger_entry_id, payment_id, dossier_id, by, booked_at)
      select entries.id, payment.id, dossier.id,
        (case when ${online} then 'online'
          when regexp_replace(payment.structured, '[^0-9]', '', 'g') like '%' || dossier.structured_communication
          then 'structured' else 'text' end)::booked_by, ${now.toISOString()}::timestamptz
      from entries join bank_payments payment on payment.id = entries.payment_id
      join dossiers dossier on dossier.id = entries.dossier_id
      returning ledger_entry_id, dossier_id`,
  );
}

/**
 * Takes back what was booked when the bank takes the money back: where exactly one booked payment of the same payer has
 * the same amount and the same reference or text. The others wait for a person.
 */
export async function bookReversals(
  tx: Database,
  { statementId, now, today }: { statementId: string; now: Date; today: Day },
): Promise<Booked[]> {
  const found = await rowsOf(
    tx,
    sql`select 1 from bank_payments where statement_id = ${statementId}::uuid and kind = 'reversal' limit 1`,
  );
  if (found.length === 0) return [];
  await lockReversals(tx);
  return rowsOf<Booked>(
    tx,
    sql`with hits as (
        select back.id as payment_id, paid.id as paid_id,
          coalesce(back.value_on, back.booked_on, ${today}::date) as back_on,
          count(*) over (partition by back.id) as many, row_number() over (partition by paid.id order by back.id) as turn
        from bank_payments back
        join bank_payments paid on paid.account = back.account and paid.kind = 'customer'
          and paid.payer_account = back.payer_account and paid.amount_cents = back.amount_cents and paid.id < back.id
          and (nullif(paid.end_to_end_id, 'NOTPROVIDED') = back.end_to_end_id
            or paid.communications && back.communications or paid.mandate = back.mandate)
        where back.statement_id = ${statementId}::uuid and back.kind = 'reversal' and back.parked is null
          and exists (select 1 from bank_bookings booked where booked.payment_id = paid.id)
          and not exists (select 1 from bank_bookings booked join ledger_entries entry on entry.reverses_id = booked.ledger_entry_id
            where booked.payment_id = paid.id)
      ), ${counterEntries(now)}`,
  );
}

/** Takes back all that one payment became, where that was not done before: `backId` is the payment that takes it back. */
export async function bookChargeBack(
  tx: Database,
  { backId, paidId, now, today }: At & { backId: number; paidId: number },
): Promise<Booked[]> {
  await lockReversals(tx);
  return rowsOf<Booked>(
    tx,
    sql`with hits as (
        select ${backId}::int8 as payment_id, ${paidId}::int8 as paid_id, ${today}::date as back_on, 1 as many, 1 as turn
        where not exists (select 1 from bank_bookings booked join ledger_entries entry on entry.reverses_id = booked.ledger_entry_id
          where booked.payment_id = ${paidId}::int8)
      ), ${counterEntries(now)}`,
  );
}

/** Undoes each booking of the payments in `hits` that are meant without a doubt. */
const counterEntries = (now: Date) => sql`entries as (
        insert into ledger_entries (dossier_id, invoice_id, kind, amount_cents, value_on, source, reverses_id, recorded_at)
        select entry.dossier_id, entry.invoice_id, 'reversal', -entry.amount_cents, hits.back_on,
          'bank:' || hits.payment_id || ':' || entry.id, entry.id, ${now.toISOString()}::timestamptz
        from hits join bank_bookings booked on booked.payment_id = hits.paid_id
        join ledger_entries entry on entry.id = booked.ledger_entry_id
        where hits.many = 1 and hits.turn = 1
        order by entry.id
        returning id, dossier_id, source
      )
      insert into bank_bookings (ledger_entry_id, payment_id, dossier_id, by, booked_at)
      select entries.id, split_part(entries.source, ':', 2)::int8, entries.dossier_id, 'reversal', ${now.toISOString()}::timestamptz
      from entries
      returning ledger_entry_id, dossier_id`;

/**
 * Books a payment that a report announced: the same amount on the same day, from an account whose earlier payments were
 * booked for this debtor and nobody else. A report alone never takes a payment: it could be a stranger's.
 */
export async function bookReported(
  tx: Database,
  { statementId, now, today }: { statementId: string; now: Date; today: Day },
): Promise<Booked[]> {
  return rowsOf<Booked>(
    tx,
    sql`with reports as materialized (
        select * from payment_reports report
        where not exists (select 1 from payment_report_outcomes known where known.report_id = report.id)
      ), hits as (
        select distinct payment.id as payment_id, dossier.id as dossier_id, payment.amount_cents,
          coalesce(payment.value_on, payment.booked_on, ${today}::date) as paid_on
        from reports report
        join bank_payments payment on payment.amount_cents = report.amount_cents
          and report.paid_on in (payment.value_on, payment.booked_on)
          and right(payment.payer_account, 4) = report.account_end
          and coalesce(report.payer_account, payment.payer_account) = payment.payer_account
        join dossiers dossier on dossier.id = report.dossier_id and dossier.closed_on is null
        where payment.statement_id = ${statementId}::uuid and payment.kind = 'customer' and payment.parked is null
          and not exists (select 1 from bank_bookings known where known.payment_id = payment.id)
          and not ${isSetAside} and not ${hasTwin} and not ${inSettlement(sql`dossier.id`, sql`payment.value_on`)}
          and not exists (select 1 from unnest(payment.communications) said(code)
            join dossiers named on named.structured_communication = said.code::bpchar)
          and (select count(distinct other.debtor_id) = 1 and bool_and(other.debtor_id = dossier.debtor_id)
            from bank_payments earlier
            join bank_bookings booking on booking.payment_id = earlier.id and booking.by in ('structured', 'text', 'staff')
            join dossiers other on other.id = booking.dossier_id
            where earlier.payer_account = payment.payer_account and earlier.kind = 'customer'
              and not exists (select 1 from ledger_entries back where back.reverses_id = booking.ledger_entry_id))
      ), counted as (
        select *, count(*) over (partition by payment_id) as dossiers,
          count(*) over (partition by dossier_id, amount_cents, paid_on) as payments from hits
      ), entries as (
        insert into ledger_entries (dossier_id, kind, amount_cents, value_on, source, recorded_at)
        select dossier_id, 'payment', amount_cents, paid_on, 'bank:' || payment_id, ${now.toISOString()}::timestamptz
        from counted where dossiers = 1 and payments = 1 order by payment_id
        returning id, dossier_id, split_part(source, ':', 2)::int8 as payment_id
      )
      insert into bank_bookings (ledger_entry_id, payment_id, dossier_id, by, booked_at)
      select id, payment_id, dossier_id, 'report', ${now.toISOString()}::timestamptz from entries
      returning ledger_entry_id, dossier_id`,
  );
}
