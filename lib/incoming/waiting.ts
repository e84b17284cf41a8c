import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankBookings, bankPayments, bankSetAsides } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import type { WaitingPayment } from './view.ts';

const bookedCents = sql`(select coalesce(sum(abs(${ledgerEntries.amountCents})), 0) from ${bankBookings}
  join ${ledgerEntries} on ${ledgerEntries.id} = ${bankBookings.ledgerEntryId}
  where ${bankBookings.paymentId} = ${bankPayments.id})`;

/** Payments of which something is left to be dealt with. */
export const isWaiting: SQL = sql`(${bankPayments.amountCents} is null or ${bankPayments.amountCents} > ${bookedCents})
  and not exists (select 1 from ${bankSetAsides} where ${bankSetAsides.paymentId} = ${bankPayments.id})`;

const columns = {
  id: bankPayments.id,
  kind: bankPayments.kind,
  account: bankPayments.account,
  amount: bankPayments.amount,
  left: sql<string | null>`(${bankPayments.amountCents} - ${bookedCents})`.as('left_cents'),
  bookedOn: bankPayments.bookedOn,
  valueOn: bankPayments.valueOn,
  payerName: bankPayments.payerName,
  payerAccount: bankPayments.payerAccount,
  structured: bankPayments.structured,
  text: bankPayments.text,
  reason: bankPayments.reason,
  parked: bankPayments.parked,
  total: sql<string>`count(*) over ()`,
};

/** The payments that wait and meet a condition, the oldest first; with how many there are in all. */
export async function selectWaiting(
  db: Database,
  { where, most }: { where: SQL; most: number },
): Promise<{ rows: WaitingPayment[]; total: number }> {
  const rows = await db
    .select(columns)
    .from(bankPayments)
    .where(sql`${isWaiting} and ${where}`)
    .orderBy(sql`coalesce(${bankPayments.bookedOn}, ${bankPayments.valueOn})`, bankPayments.id)
    .limit(most);
  return {
    rows: rows.map(({ total: _, left, ...row }) => ({
      ...row,
      bookedOn: row.bookedOn as Day | null,
      valueOn: row.valueOn as Day | null,
      leftCents: left === null ? null : cents(Number(left)),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
