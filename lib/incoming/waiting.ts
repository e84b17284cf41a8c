import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankPayments, bankWaiting } from '@/db/schema/banking.ts';
import { leftCents } from '../bank-statements/keep-waiting.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import type { WaitingPayment } from './view.ts';

const columns = {
  id: bankPayments.id,
  kind: bankPayments.kind,
  account: bankPayments.account,
  amount: bankPayments.amount,
  amountCents: bankPayments.amountCents,
  left: sql<
    string | null
  >`(select ${leftCents} from bank_payments payment where payment.id = ${bankPayments.id})`.as('left_cents'),
  bookedOn: bankPayments.bookedOn,
  valueOn: bankPayments.valueOn,
  payerName: bankPayments.payerName,
  payerAccount: bankPayments.payerAccount,
  structured: bankPayments.structured,
  text: bankPayments.text,
  reason: bankPayments.reason,
  parked: bankPayments.parked,
};

type Row = Omit<WaitingPayment, 'bookedOn' | 'valueOn' | 'leftCents' | 'amountCents'> & {
  amountCents: number | null;
  bookedOn: string | null;
  valueOn: string | null;
  left: string | null;
};

const toView = ({ left, ...row }: Row): WaitingPayment => ({
  ...row,
  amountCents: row.amountCents === null ? null : cents(row.amountCents),
  bookedOn: row.bookedOn as Day | null,
  valueOn: row.valueOn as Day | null,
  leftCents: left === null ? null : cents(Number(left)),
});

/** The payments that wait, the oldest first; with how many there are in all. */
export async function selectWaiting(
  db: Database,
  most: number,
): Promise<{ rows: WaitingPayment[]; total: number }> {
  const rows = await db
    .select(columns)
    .from(bankWaiting)
    .innerJoin(bankPayments, eq(bankPayments.id, bankWaiting.paymentId))
    .orderBy(sql`coalesce(${bankPayments.bookedOn}, ${bankPayments.valueOn})`, bankPayments.id)
    .limit(most);
  return { rows: rows.map(toView), total: await db.$count(bankWaiting) };
}

/** One payment, and whether something of it is left to be dealt with; null when there is none. */
export async function selectPayment(
  db: Database,
  paymentId: number,
): Promise<{ payment: WaitingPayment; isWaiting: boolean } | null> {
  const [row] = await db
    .select({ ...columns, waitingId: bankWaiting.paymentId })
    .from(bankPayments)
    .leftJoin(bankWaiting, eq(bankWaiting.paymentId, bankPayments.id))
    .where(eq(bankPayments.id, paymentId));
  if (!row) return null;
  const { waitingId, ...payment } = row;
  return { payment: toView(payment), isWaiting: waitingId !== null };
}
