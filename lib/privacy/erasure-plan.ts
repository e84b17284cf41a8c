import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { rowsOf } from '../rows-of.ts';
import type { Erased, Kept } from './rules.ts';
import type { ErasurePlan } from './view.ts';

/** The payments that came in for a dossier: booked there, or with its communication. */
export const paymentsOf = (dossierId: string): SQL => sql`(
  select payment.id from bank_payments payment
  where payment.id in (select payment_id from bank_bookings where dossier_id = ${dossierId}::uuid)
    or payment.communications && array(select structured_communication::text from dossiers where id = ${dossierId}::uuid)
    or payment.structured = (select structured_communication::text from dossiers where id = ${dossierId}::uuid))`;

/** The online payments for a dossier: begun in it, or with its communication by who did not sign in. */
export const onlineOf = (dossierId: string): SQL => sql`(
  select online.id from online_payments online join dossiers on dossiers.id = ${dossierId}::uuid
  where online.dossier_id = dossiers.id or online.communication = dossiers.structured_communication)`;

/** Whether a payment is booked in another dossier as well: it stays as it is. */
export const isShared = (dossierId: string): SQL => sql`exists (select 1 from bank_bookings other
  where other.payment_id = payment.id and other.dossier_id <> ${dossierId}::uuid)`;

const count = (from: SQL) => sql`(select count(*) from ${from})`;

/** What erasing a dossier removes and keeps, and whether money is left that must go back first. */
export async function erasurePlanOf(tx: Database, dossierId: string): Promise<ErasurePlan> {
  const own = sql`where dossier_id = ${dossierId}::uuid`;
  const [row] = await rowsOf<Record<string, string | boolean>>(
    tx,
    sql`select not exists (select 1 from dossiers other join dossiers this on this.debtor_id = other.debtor_id
        where this.id = ${dossierId}::uuid and other.id <> this.id) as whole,
      ${count(sql`invoices ${own}`)} as invoices,
      ${count(sql`files ${own}`)} as documents,
      (select count(*) from messages ${own}) + (select count(*) from message_drafts ${own}) as messages,
      (select count(*) from filings ${own}) + (select count(*) from filing_drafts ${own})
        + (select count(*) from stops ${own}) as filings,
      (select count(*) from payment_reports ${own}) + (select count(*) from ${onlineOf(dossierId)} online)
        + (select count(*) from not_me_reports where typed_reference = (select reference from dossiers where id = ${dossierId}::uuid)) as reports,
      ${count(sql`plans ${own}`)} as plans,
      (select count(*) from ledger_entries ${own}) + (select count(*) from reminders ${own})
        + (select count(*) from claim_checks ${own}) + (select count(*) from claim_decisions ${own}) as bookings,
      (select count(*) from access_codes ${own}) + (select count(*) from mandates ${own}) + (select count(*) from letters ${own}) as access,
      ${count(sql`bank_payments payment where id in ${paymentsOf(dossierId)}`)} as payments,
      (select count(*) from refunds ${own}) + (select count(*) from refunds where payment_id in ${paymentsOf(dossierId)}) as refunds,
      ${count(sql`audit_events ${own}`)} as trail,
      ${isMoneyOpen(dossierId)} as money`,
  );
  if (!row) throw new Error('nothing was counted');
  const number = (name: string) => Number(row[name]);
  const erased: Erased = {
    ...{ person: row.whole ? 1 : 0, invoices: number('invoices'), documents: number('documents') },
    ...{ messages: number('messages'), filings: number('filings'), reports: number('reports') },
    ...{ plans: number('plans'), bookings: number('bookings'), access: number('access') },
  };
  const kept: Kept = { payments: number('payments'), refunds: number('refunds'), trail: number('trail') };
  return { erased, kept, isMoneyOpen: row.money === true, isWholePerson: row.whole === true };
}

/**
 * Whether money that came in has not gone back: booked and not refunded, waiting for a person, set aside for a refund that
 * is not made, or on its way at the provider. Of nobody's debt every cent goes back before the traces do.
 */
function isMoneyOpen(dossierId: string): SQL {
  const stayed = sql`not exists (select 1 from refund_returns back where back.refund_id = refund.id)`;
  return sql`(
    coalesce((select sum(entry.amount_cents) from bank_bookings booked join ledger_entries entry on entry.id = booked.ledger_entry_id
      where booked.dossier_id = ${dossierId}::uuid), 0)
    > coalesce((select sum(refund.amount_cents) from refunds refund where refund.dossier_id = ${dossierId}::uuid and ${stayed}), 0)
    or exists (select 1 from bank_waiting where payment_id in ${paymentsOf(dossierId)})
    or exists (select 1 from bank_set_asides aside where aside.payment_id in ${paymentsOf(dossierId)}
      and aside.kind in ('refund', 'mediator', 'settlement')
      and not exists (select 1 from bank_set_aside_ends ended where ended.set_aside_id = aside.id)
      and coalesce(aside.amount_cents, 1) > coalesce((select sum(refund.amount_cents) from refunds refund
        where refund.payment_id = aside.payment_id and ${stayed}), 0))
    or exists (select 1 from online_payments online
      left join lateral (select status from online_payment_events said where said.online_payment_id = online.id
        order by said.id desc limit 1) last on true
      where online.id in ${onlineOf(dossierId)}
        and (last.status in ('pending', 'authorized') or coalesce(last.status, 'open') = 'open' and online.started_at > now() - interval '1 day'))
  )`;
}
