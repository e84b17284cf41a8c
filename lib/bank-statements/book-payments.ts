import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { ledgerSplits } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { claimFacts } from '../claims/facts.ts';
import { ledgerId, standingOf } from '../claims/rules.ts';
import type { Day } from '../debt-law/day.ts';
import type { Split } from '../debt-law/running-claim.ts';
import { rowsOf } from './write-payments.ts';

type Booked = { ledger_entry_id: string; dossier_id: string };

/**
 * Books the payments of a statement that name exactly one open dossier by a valid communication; the others wait for a
 * person. Answers what was booked.
 */
export async function bookMatched(
  tx: Database,
  { statementId, now, today }: { statementId: string; now: Date; today: Day },
): Promise<Booked[]> {
  return rowsOf<Booked>(
    tx,
    sql`with hits as (
        select payment.id as payment_id, dossier.id as dossier_id, dossier.closed_on, payment.amount_cents,
          coalesce(payment.value_on, payment.booked_on, ${today}::date) as paid_on
        from bank_payments payment
        cross join lateral unnest(payment.communications) said(code)
        join dossiers dossier on dossier.structured_communication = said.code
        where payment.statement_id = ${statementId}::uuid and payment.kind = 'customer' and payment.parked is null
          and payment.amount_cents > 0
      ), single as (
        select payment_id, min(dossier_id::text)::uuid as dossier_id, min(amount_cents) as amount_cents,
          min(paid_on) as paid_on
        from hits group by payment_id
        having count(distinct dossier_id) = 1 and bool_and(closed_on is null)
      ), entries as (
        insert into ledger_entries (dossier_id, kind, amount_cents, value_on, source, recorded_at)
        select dossier_id, 'payment', amount_cents, paid_on, 'bank:' || payment_id, ${now.toISOString()}::timestamptz
        from single order by payment_id
        returning id, dossier_id, split_part(source, ':', 2)::int8 as payment_id
      )
      insert into bank_bookings (ledger_entry_id, payment_id, dossier_id, by, booked_at)
      select entries.id, payment.id, dossier.id,
        (case when regexp_replace(payment.structured, '[^0-9]', '', 'g') like '%' || dossier.structured_communication
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
      ), entries as (
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
      returning ledger_entry_id, dossier_id`,
  );
}

const batchSize = 500;

/** Keeps how each entry was split on the day it was booked, as the law splits it and as the debtor reads it. */
export async function keepSplits(tx: Database, booked: readonly Booked[], today: Day): Promise<void> {
  const entries = new Map<string, number[]>();
  for (const { ledger_entry_id, dossier_id } of booked) {
    const ids = entries.get(dossier_id);
    if (ids) ids.push(Number(ledger_entry_id));
    else entries.set(dossier_id, [Number(ledger_entry_id)]);
  }
  const ids = [...entries.keys()];
  // The database hands out some dossiers while the ones before are split.
  let coming = factsOf(tx, ids.slice(0, batchSize));
  for (let at = 0; at < ids.length; at += batchSize) {
    const rows = await coming;
    coming = factsOf(tx, ids.slice(at + batchSize, at + 2 * batchSize));
    const splits = rows.flatMap(({ id, facts }) => {
      const { statement } = standingOf(facts, today);
      const byId = new Map(statement.splits.map((split) => [split.id, split]));
      return (entries.get(id) ?? []).flatMap((entryId) => splitRows(entryId, byId.get(ledgerId(entryId))));
    });
    await coming;
    await writeSplits(tx, splits);
  }
}

const factsOf = async (tx: Database, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : await tx
        .select({ id: dossiers.id, facts: claimFacts })
        .from(dossiers)
        .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
        .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
        .where(inArray(dossiers.id, [...ids]));

type SplitRow = typeof ledgerSplits.$inferInsert;

async function writeSplits(tx: Database, rows: readonly SplitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`insert into ledger_splits (ledger_entry_id, place, invoice_id, interest_cents, principal_cents, charge_cents, surplus_cents)
      select "ledgerEntryId", "place", "invoiceId", "interestCents", "principalCents", "chargeCents", "surplusCents"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("ledgerEntryId" int8, "place" int2, "invoiceId" uuid,
        "interestCents" int8, "principalCents" int8, "chargeCents" int8, "surplusCents" int8)`,
  );
}

/** A payment of a later value day has no split yet. */
function splitRows(ledgerEntryId: number, split: Split | undefined): SplitRow[] {
  if (!split) return [];
  const none = { invoiceId: null, interestCents: 0, principalCents: 0, chargeCents: 0, surplusCents: 0 };
  const whole = { ...none, ledgerEntryId, place: 0, chargeCents: split.charge, surplusCents: split.surplus };
  const parts = split.parts.map(({ invoiceId, interest, principal }, i) => ({
    ...{ ...none, ledgerEntryId, invoiceId },
    place: i + 1,
    interestCents: interest,
    principalCents: principal,
  }));
  return split.charge + split.surplus > 0 ? [whole, ...parts] : parts;
}
