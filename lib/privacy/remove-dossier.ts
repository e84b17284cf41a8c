import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { rowsOf } from '../rows-of.ts';
import { isShared, onlineOf, paymentsOf } from './erasure-plan.ts';

/**
 * Removes every row that knows the person of a dossier, in an order that its keys allow, and blanks the person in the
 * payments that stay. Only within an erasure: the database refuses it elsewhere. Answers the keys of the bytes to remove.
 */
export async function removeDossier(
  tx: Database,
  { dossierId, erasureId }: { dossierId: string; erasureId: string },
): Promise<string[]> {
  await tx.execute(sql`select set_config('portal.erasure', ${erasureId}, true)`);
  const [dossier] = await rowsOf<{ debtor_id: string; reference: string }>(
    tx,
    sql`select debtor_id, reference from dossiers where id = ${dossierId}::uuid`,
  );
  if (!dossier) throw new Error('the dossier to erase is there');
  await leaveMoneyWithoutPerson(tx, dossierId, erasureId);
  const run = async (statements: readonly SQL[]) => {
    for (const statement of statements) await tx.execute(statement);
  };
  const own = sql`where dossier_id = ${dossierId}::uuid`;
  const online = onlineOf(dossierId);
  const among = (column: SQL, table: SQL) => sql`where ${column} in (select id from ${table} ${own})`;
  await run([
    sql`delete from payment_report_outcomes ${among(sql`report_id`, sql`payment_reports`)}`,
    sql`delete from payment_reports ${own}`,
    sql`delete from ledger_splits ${among(sql`ledger_entry_id`, sql`ledger_entries`)}`,
    sql`delete from bank_bookings ${own}`,
    sql`delete from ledger_entries ${own}`,
    sql`delete from online_asks where online_payment_id in ${online}`,
    sql`delete from online_payment_events where online_payment_id in ${online}`,
    sql`delete from online_payments where id in ${online}`,
    sql`delete from plan_instalments ${among(sql`plan_id`, sql`plans`)}`,
    sql`delete from plans ${own}`,
    sql`delete from filing_files ${among(sql`file_id`, sql`files`)}`,
    sql`delete from stops ${own}`,
    sql`delete from filing_events ${among(sql`filing_id`, sql`filings`)}`,
    sql`delete from filings ${own}`,
    sql`delete from filing_drafts ${own}`,
    sql`delete from attachments ${among(sql`file_id`, sql`files`)}`,
    sql`delete from documents ${own}`,
    sql`delete from message_drafts ${own}`,
    sql`delete from messages ${own}`,
  ]);
  await run([
    sql`delete from letters ${own}`,
    sql`delete from receipts ${own}`,
    sql`delete from contacts ${own}`,
    sql`delete from mails ${own}`,
  ]);
  const files = await rowsOf<{ storage_key: string }>(
    tx,
    sql`delete from files ${own} returning storage_key`,
  );
  await removeAccess(tx, dossierId);
  await run([
    sql`delete from not_me_reports where typed_reference = ${dossier.reference}`,
    sql`delete from claim_checks ${own}`,
    sql`delete from claim_decisions ${own}`,
    sql`delete from reminders ${own}`,
    sql`delete from invoices ${own}`,
    sql`delete from dossiers where id = ${dossierId}::uuid`,
  ]);
  await removePerson(tx, dossier.debtor_id);
  await tx.execute(sql`select set_config('portal.erasure', '', true)`);
  return files.map(({ storage_key }) => storage_key);
}

/** Codes, mandates, and the sessions that they opened; what was typed on the pages of the dossier. */
async function removeAccess(tx: Database, dossierId: string): Promise<void> {
  const own = sql`where dossier_id = ${dossierId}::uuid`;
  const opened = sql`(select id from sessions where mandate_id in (select id from mandates ${own})
    or access_code_id in (select id from access_codes ${own}))`;
  const page = `%/dossiers/${dossierId}%`;
  for (const statement of [
    sql`delete from kept_forms where session_id in ${opened} or page like ${page}`,
    sql`delete from session_debtors where session_id in ${opened}`,
    sql`delete from one_time_codes where mandate_id in (select id from mandates ${own})`,
    sql`delete from sessions where id in ${opened}`,
    sql`delete from mandates ${own}`,
    sql`delete from access_codes ${own}`,
  ])
    await tx.execute(statement);
}

/** The debtor, where no dossier is left that knows the person. */
async function removePerson(tx: Database, debtorId: string): Promise<void> {
  const left = await rowsOf(tx, sql`select 1 from dossiers where debtor_id = ${debtorId}::uuid limit 1`);
  if (left.length > 0) return;
  const alone = sql`(select session_id from session_debtors own where debtor_id = ${debtorId}::uuid
    and not exists (select 1 from session_debtors other where other.session_id = own.session_id and other.debtor_id <> own.debtor_id))`;
  const ended = await rowsOf<{ session_id: string }>(tx, alone);
  const ids = sql`any(${`{${ended.map(({ session_id }) => session_id).join()}}`}::uuid[])`;
  for (const statement of [
    sql`delete from one_time_codes where debtor_id = ${debtorId}::uuid`,
    sql`delete from kept_forms where session_id = ${ids}`,
    sql`delete from session_debtors where debtor_id = ${debtorId}::uuid`,
    sql`delete from sessions where id = ${ids}`,
    sql`delete from contacts where debtor_id = ${debtorId}::uuid`,
    sql`delete from mails where debtor_id = ${debtorId}::uuid`,
    sql`delete from contact_wishes where debtor_id = ${debtorId}::uuid`,
    sql`delete from debtors where id = ${debtorId}::uuid`,
  ])
    await tx.execute(statement);
}

/**
 * Of money that moved the day, the amount and the account of the agency stay, as accounts must; who paid and what was
 * written goes. A booking that was refunded leaves its payment set aside, so that it does not wait again.
 * @source Code of Economic Law, art. III.86 and III.88; GDPR, art. 17(3)(b)
 */
async function leaveMoneyWithoutPerson(tx: Database, dossierId: string, erasureId: string): Promise<void> {
  const ids = await rowsOf<{ id: string }>(
    tx,
    sql`select id from bank_payments payment where id in ${paymentsOf(dossierId)} and not ${isShared(dossierId)}`,
  );
  const payments = sql`any(${`{${ids.map(({ id }) => id).join()}}`}::int8[])`;
  for (const statement of [
    sql`insert into bank_set_asides (payment_id, kind, amount_cents, set_aside_at)
      select booked.payment_id, 'erased', sum(entry.amount_cents), now()
      from bank_bookings booked join ledger_entries entry on entry.id = booked.ledger_entry_id
      where booked.dossier_id = ${dossierId}::uuid group by booked.payment_id having sum(entry.amount_cents) > 0`,
    sql`update bank_payments set payer_name = null, payer_account = null, structured = null, text = null,
      communications = '{}', end_to_end_id = null, mandate = null where id = ${payments}`,
    sql`update bank_set_aside_ends set note = null
      where set_aside_id in (select id from bank_set_asides where payment_id = ${payments})`,
    sql`update bank_set_asides set note = null where payment_id = ${payments}`,
    sql`update refunds set account = '' where payment_id = ${payments}`,
    sql`update refunds set dossier_id = null, erasure_id = ${erasureId}::uuid, account = '' where dossier_id = ${dossierId}::uuid`,
  ])
    await tx.execute(statement);
}
