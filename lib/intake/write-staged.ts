import { randomInt } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { referenceOf } from '../dossiers/reference.ts';
import { structuredCommunicationOf } from '../payments/structured-communication.ts';
import { rowsOf } from '../rows-of.ts';

const known = sql`
  join creditors c on c.enterprise_number = r.creditor_enterprise_number
  join dossiers d on d.creditor_id = c.id and d.number = r.dossier_number`;

/** Marks the rows whose invoice is not known yet. */
export async function markNew(tx: Database): Promise<void> {
  await tx.execute(sql`update intake_rows r set is_new = not exists (
    select 1 from creditors c
    join dossiers d on d.creditor_id = c.id
    join invoices i on i.dossier_id = d.id
    where c.enterprise_number = r.creditor_enterprise_number and d.number = r.dossier_number and i.number = r.invoice_number)`);
}

/** Writes the staged rows into the tables, set by set. What is known already stays as it is. */
export async function writeStaged(tx: Database, importId: string): Promise<void> {
  await tx.execute(sql`
    insert into creditors (enterprise_number, name, street, postal_code, city, country, email, phone, is_sme)
    select distinct on (creditor_enterprise_number) creditor_enterprise_number, creditor_name, creditor_street,
      creditor_postal_code, creditor_city, coalesce(creditor_country, 'BE'), creditor_email, creditor_phone, creditor_is_sme
    from intake_rows order by creditor_enterprise_number, line
    on conflict (enterprise_number) do nothing`);
  await tx.execute(sql`
    insert into creditor_accounts (creditor_id, iban)
    select distinct c.id, r.creditor_iban from intake_rows r
    join creditors c on c.enterprise_number = r.creditor_enterprise_number
    where r.creditor_iban is not null
    on conflict do nothing`);
  await tx.execute(sql`
    insert into debtors (creditor_id, number, kind, name, street, postal_code, city, country, language, email, email_consent_on, phone, phone_consent_on)
    select distinct on (c.id, r.debtor_number) c.id, r.debtor_number, r.debtor_kind::debtor_kind, r.debtor_name, r.debtor_street,
      r.debtor_postal_code, r.debtor_city, coalesce(r.debtor_country, 'BE'), r.debtor_language::locale, r.debtor_email,
      r.debtor_email_consent_on, r.debtor_phone, r.debtor_phone_consent_on
    from intake_rows r join creditors c on c.enterprise_number = r.creditor_enterprise_number
    order by c.id, r.debtor_number, r.line
    on conflict (creditor_id, number) do nothing`);
  await writeDossiers(tx, importId);
  await tx.execute(sql`
    insert into invoices (dossier_id, number, description, issued_on, due_on, principal_cents, claimed_charge_cents, claimed_interest_cents)
    select d.id, r.invoice_number, r.invoice_description, r.invoice_issued_on, r.invoice_due_on, r.invoice_amount, r.claimed_charge, r.claimed_interest
    from intake_rows r ${known} where r.is_new`);
  await tx.execute(sql`analyze invoices`);
  await writeSent(tx);
  await writeMoney(tx, 'payments', 'payment');
  await writeMoney(tx, 'credit_notes', 'credit_note');
  await writePlans(tx);
}

/** The plans that run already, with their days: as `instalmentDay` counts them. They fall under the table of today. */
async function writePlans(tx: Database): Promise<void> {
  await tx.execute(sql`
    with fresh as (
      insert into plans (dossier_id, agreed_on, first_due_on, instalment_cents, instalments, every, paid_before_cents, rules_id, by_rules)
      select distinct on (d.id) d.id, r.plan_agreed_on, r.plan_first_due_on, r.plan_instalment, r.plan_instalments, r.plan_every::plan_interval,
        coalesce((select sum(amount_cents) from ledger_entries paid where paid.dossier_id = d.id and paid.kind <> 'credit_note'
          and paid.value_on < r.plan_agreed_on), 0),
        (select id from plan_rules rules where rules.creditor_id = d.creditor_id or rules.creditor_id is null
          order by rules.creditor_id is null, id desc limit 1), false
      from intake_rows r ${known} where r.plan_agreed_on is not null
        and not exists (select 1 from plans known where known.dossier_id = d.id)
      order by d.id, r.line
      on conflict (dossier_id) where ended_on is null do nothing
      returning id, first_due_on, instalment_cents, instalments, every
    )
    insert into plan_instalments (plan_id, number, due_on, base_on, amount_cents)
    select id, place, due_on, due_on, instalment_cents from fresh cross join generate_series(1, instalments) as place
    cross join lateral (select (first_due_on + (case every when 'week' then interval '7 days' else interval '1 month' end) * (place - 1))::date as due_on) as rhythm`);
}

const batch = 2_000;

/** New dossiers get their reference and structured communication here, a batch at a time. */
async function writeDossiers(tx: Database, importId: string): Promise<void> {
  for (;;) {
    const fresh = await rowsOf<{ line: number }>(
      tx,
      sql`select min(r.line) as line from intake_rows r join creditors c on c.enterprise_number = r.creditor_enterprise_number
        where not exists (select 1 from dossiers d where d.creditor_id = c.id and d.number = r.dossier_number)
        group by c.id, r.dossier_number order by 1 limit ${batch}`,
    );
    if (fresh.length === 0) return;
    const references = await freshReferences(tx, fresh.length);
    const bases = await rowsOf<{ base: string }>(
      tx,
      sql`select nextval('structured_communication_base') as base from generate_series(1, ${fresh.length}::int)`,
    );
    const numbered = fresh.map(({ line }, i) => ({
      line,
      reference: references[i],
      communication: structuredCommunicationOf(Number(bases[i]?.base)),
    }));
    await tx.execute(sql`
      insert into dossiers (creditor_id, debtor_id, import_id, number, reference, structured_communication, debt_kind, is_recurring,
        contract_on, contract_renewed_on, charge_clause_text, charge_clause_flat_cents, charge_clause_bps, charge_clause_minimum_cents,
        interest_rate_per_year_bps, original_creditor_name, original_creditor_enterprise_number, original_creditor_address, assigned_on)
      select c.id, p.id, ${importId}::uuid, r.dossier_number, n.reference, n.communication, coalesce(r.debt_kind, 'other')::debt_kind, r.recurring,
        r.contract_on, r.contract_renewed_on, r.charge_clause_text, r.charge_clause_flat, r.charge_clause_percent, r.charge_clause_minimum,
        r.interest_percent_per_year, r.original_creditor_name, r.original_creditor_enterprise_number, r.original_creditor_address, r.assigned_on
      from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as n(line integer, reference text, communication text)
      join intake_rows r on r.line = n.line
      join creditors c on c.enterprise_number = r.creditor_enterprise_number
      join debtors p on p.creditor_id = c.id and p.number = r.debtor_number`);
  }
}

/** References that nobody has and nobody can guess the next of. */
async function freshReferences(tx: Database, count: number): Promise<string[]> {
  const fresh = new Set<string>();
  while (fresh.size < count) {
    const tried = Array.from({ length: count - fresh.size }, () => referenceOf(randomInt(100_000_000)));
    const taken = await tx
      .select({ reference: dossiers.reference })
      .from(dossiers)
      .where(inArray(dossiers.reference, tried));
    const used = new Set(taken.map(({ reference }) => reference));
    for (const reference of tried) if (!used.has(reference)) fresh.add(reference);
  }
  return [...fresh];
}

/** The first line of `reminders` is the first reminder of its invoice. */
async function writeSent(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into reminders (dossier_id, invoice_id, kind, channel, sent_on, cost_cents)
    select i.dossier_id, i.id, sent.kind::reminder_kind, (sent.fact->>'channel')::reminder_channel, (sent.fact->>'on')::date, (sent.fact->>'cost_cents')::bigint
    from intake_rows r ${known} join invoices i on i.dossier_id = d.id and i.number = r.invoice_number
    cross join lateral (
      select case when place = 1 then 'first_reminder' else 'reminder' end as kind, fact
      from jsonb_array_elements(r.reminders) with ordinality as listed(fact, place)
      union all
      select 'formal_notice', fact from jsonb_array_elements(r.formal_notices) as listed(fact)
    ) sent
    where not exists (select 1 from reminders known where known.invoice_id = i.id
      and known.channel = (sent.fact->>'channel')::reminder_channel and known.sent_on = (sent.fact->>'on')::date
      and (known.kind = 'formal_notice') = (sent.kind = 'formal_notice'))`);
}

/** Equal payments of one day are told apart by their place, so that the same file twice books each once. */
async function writeMoney(
  tx: Database,
  column: 'payments' | 'credit_notes',
  kind: 'payment' | 'credit_note',
) {
  await tx.execute(sql`
    insert into ledger_entries (dossier_id, invoice_id, kind, amount_cents, value_on, source)
    select i.dossier_id, i.id, ${kind}::ledger_kind, (paid.fact->>'cents')::bigint, (paid.fact->>'on')::date,
      concat_ws(':', 'intake', i.id, ${kind}::text, paid.fact->>'on', paid.fact->>'cents',
        row_number() over (partition by i.id, paid.fact->>'on', paid.fact->>'cents' order by paid.place))
    from intake_rows r ${known} join invoices i on i.dossier_id = d.id and i.number = r.invoice_number
    cross join lateral jsonb_array_elements(r.${sql.identifier(column)}) with ordinality as paid(fact, place)
    on conflict (source) do nothing`);
}
