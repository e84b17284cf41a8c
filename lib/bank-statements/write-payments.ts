import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { rowsOf } from '../rows-of.ts';
import { exactText, wholeCents } from './exact.ts';
import type { BankLeaf } from './model.ts';
import { communicationsOf } from './rules.ts';

/** Writes payments of a statement in one go; those that another file brought before are passed over. Answers how many were new. */
export async function writePayments(
  tx: Database,
  { statementId, account }: { statementId: string; account: string },
  leaves: readonly BankLeaf[],
): Promise<number> {
  if (leaves.length === 0) return 0;
  const json = JSON.stringify(
    leaves.map((leaf) => ({
      key: leaf.key,
      kind: leaf.kind,
      amount: exactText(leaf.amount),
      amount_cents: wholeCents(leaf.amount),
      booked_on: leaf.bookedOn,
      value_on: leaf.valueOn,
      payer_name: leaf.payerName,
      payer_account: leaf.payerAccount,
      structured: leaf.structured,
      text: leaf.text,
      communications: communicationsOf(leaf),
      end_to_end_id: leaf.endToEndId,
      mandate: leaf.mandate,
      reason: leaf.reason,
      parked: leaf.parked,
    })),
  );
  const written = await rowsOf<{ n: string }>(
    tx,
    sql`with given as (
        select * from jsonb_to_recordset(${json}::jsonb) as given(
          key text, kind bank_payment_kind, amount text, amount_cents int8, booked_on date, value_on date,
          payer_name text, payer_account text, structured text, text text, communications text[],
          end_to_end_id text, mandate text, reason text, parked bank_parked)
      ), written as (
        insert into bank_payments (statement_id, account, key, kind, amount, amount_cents, booked_on, value_on,
          payer_name, payer_account, structured, text, communications, end_to_end_id, mandate, reason, parked)
        select ${statementId}::uuid, ${account}, key, kind, amount, amount_cents, booked_on, value_on,
          payer_name, payer_account, structured, text, communications, end_to_end_id, mandate, reason, parked
        from given on conflict (account, key) do nothing returning id)
      select count(*) as n from written`,
  );
  return Number(written[0]?.n ?? 0);
}
