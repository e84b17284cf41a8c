import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import {
  bankBookings,
  bankPayments,
  bankSetAsideEnds,
  bankSetAsides,
  refundReturns,
  refunds,
} from '@/db/schema/banking.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { debtors } from '@/db/schema/parties.ts';
import { hasTwin } from '../bank-statements/has-twin.ts';
import type { Context } from '../context.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import type { PartOf, Returned, Reversible, WaitingPayment } from './view.ts';

const most = 20;

const takenBack = (entryId: PgColumn): SQL<string> =>
  sql<string>`(select coalesce(-sum(back.amount_cents), 0) from ledger_entries back where back.reverses_id = ${entryId})`;

/** What a payment became: its bookings, then what was set aside of it. */
export async function becameOf(ctx: Context, paymentId: number): Promise<PartOf[]> {
  const booked = await ctx.db
    .select({
      ledgerEntryId: bankBookings.ledgerEntryId,
      reference: dossiers.reference,
      dossierId: dossiers.id,
      debtorName: debtors.name,
      amountCents: ledgerEntries.amountCents,
      by: bankBookings.by,
      taken: takenBack(ledgerEntries.id).as('taken_cents'),
    })
    .from(bankBookings)
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, bankBookings.ledgerEntryId))
    .innerJoin(dossiers, eq(dossiers.id, bankBookings.dossierId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(bankBookings.paymentId, paymentId))
    .orderBy(bankBookings.ledgerEntryId);
  const aside = await ctx.db
    .select({
      setAsideId: bankSetAsides.id,
      kind: bankSetAsides.kind,
      amountCents: bankSetAsides.amountCents,
      note: bankSetAsides.note,
      endedAt: bankSetAsideEnds.endedAt,
    })
    .from(bankSetAsides)
    .leftJoin(bankSetAsideEnds, eq(bankSetAsideEnds.setAsideId, bankSetAsides.id))
    .where(eq(bankSetAsides.paymentId, paymentId))
    .orderBy(bankSetAsides.id);
  return [
    ...booked.map(
      ({ taken, amountCents, ...row }): PartOf => ({
        ...row,
        type: 'booked',
        amountCents: cents(amountCents),
        takenBackCents: cents(Number(taken)),
      }),
    ),
    ...aside.map(
      ({ endedAt, amountCents, ...row }): PartOf => ({
        ...row,
        type: 'aside',
        amountCents: amountCents === null ? null : cents(amountCents),
        isEnded: endedAt !== null,
      }),
    ),
  ];
}

/** Whether another statement brought what looks like the same money. */
export async function twinOf(ctx: Context, paymentId: number): Promise<boolean> {
  const { rows } = (await ctx.db.execute(
    sql`select ${hasTwin} as twin from bank_payments payment where payment.id = ${paymentId}`,
  )) as unknown as { rows: { twin: boolean }[] };
  return rows[0]?.twin ?? false;
}

/** What the bank may have taken back with this one, the newest first: booked payments, and refunds that are due. */
export async function reversibleBy(
  ctx: Context,
  { payerAccount, leftCents }: WaitingPayment,
): Promise<Reversible[]> {
  if (leftCents === null) return [];
  const rest = sql<string>`(${ledgerEntries.amountCents} - ${takenBack(ledgerEntries.id)})`;
  const entries = await ctx.db
    .select({
      ledgerEntryId: ledgerEntries.id,
      reference: dossiers.reference,
      name: debtors.name,
      rest: rest.as('rest_cents'),
      valueOn: ledgerEntries.valueOn,
    })
    .from(ledgerEntries)
    .innerJoin(bankBookings, eq(bankBookings.ledgerEntryId, ledgerEntries.id))
    .innerJoin(bankPayments, eq(bankPayments.id, bankBookings.paymentId))
    .innerJoin(dossiers, eq(dossiers.id, ledgerEntries.dossierId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(
      and(
        eq(ledgerEntries.kind, 'payment'),
        payerAccount ? eq(bankPayments.payerAccount, payerAccount) : eq(ledgerEntries.amountCents, leftCents),
        sql`${rest} > 0`,
      ),
    )
    .orderBy(desc(ledgerEntries.valueOn), desc(ledgerEntries.id))
    .limit(most);
  const asides = await ctx.db
    .select({
      setAsideId: bankSetAsides.id,
      name: bankPayments.payerName,
      valueOn: sql<string | null>`coalesce(${bankPayments.valueOn}, ${bankPayments.bookedOn})::text`,
    })
    .from(bankSetAsides)
    .innerJoin(bankPayments, eq(bankPayments.id, bankSetAsides.paymentId))
    .where(
      and(
        eq(bankSetAsides.kind, 'refund'),
        eq(bankSetAsides.amountCents, leftCents),
        payerAccount ? eq(bankPayments.payerAccount, payerAccount) : sql`true`,
        sql`not exists (select 1 from bank_set_aside_ends ended where ended.set_aside_id = ${bankSetAsides.id})`,
      ),
    )
    .orderBy(desc(bankSetAsides.id))
    .limit(most);
  return [
    ...entries.map(({ ledgerEntryId, rest: left, reference, name, valueOn }) => ({
      ...{ key: `e${ledgerEntryId}`, reference, name },
      amountCents: cents(Number(left)),
      valueOn: valueOn as Day,
    })),
    ...asides.map(({ setAsideId, name, valueOn }) => ({
      ...{ key: `a${setAsideId}`, reference: null, name, amountCents: leftCents },
      valueOn: valueOn as Day | null,
    })),
  ];
}

/** The refunds of this amount that may have come back with this payment, the newest first. */
export async function returnedBy(ctx: Context, { leftCents }: WaitingPayment): Promise<Returned[]> {
  if (leftCents === null) return [];
  const rows = await ctx.db
    .select({ refundId: refunds.id, account: refunds.account, paidOn: refunds.paidOn })
    .from(refunds)
    .where(
      and(
        eq(refunds.amountCents, leftCents),
        gt(refunds.paidOn, addDays(ctx.today, -halfYear)),
        sql`not exists (select 1 from ${refundReturns} where ${refundReturns.refundId} = ${refunds.id})`,
      ),
    )
    .orderBy(desc(refunds.paidOn))
    .limit(most);
  return rows.map((row) => ({ ...row, paidOn: row.paidOn as Day }));
}

const halfYear = 183;
