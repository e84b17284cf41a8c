import { type SQL, sql } from 'drizzle-orm';

const isLike: SQL = sql`twin.account = payment.account and twin.kind = payment.kind and twin.value_on = payment.value_on
  and coalesce(twin.communications[1], '') = coalesce(payment.communications[1], '')
  and twin.communications = payment.communications and twin.statement_id <> payment.statement_id`;

/**
 * Whether another statement brought what looks like the same money as `payment`: a bank that sends a day in two formats, or
 * once more with other references of its own, gives it another key.
 */
export const hasTwin: SQL = sql`exists (
  select 1 from bank_payments twin
  where twin.payer_account = payment.payer_account and twin.amount_cents = payment.amount_cents and ${isLike}
  union all
  select 1 from bank_payments twin
  where payment.payer_account is null and twin.payer_account is null
    and twin.amount_cents = payment.amount_cents and ${isLike})`;
