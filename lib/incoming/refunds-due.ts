import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import {
  bankBookings,
  bankPayments,
  bankSetAsideEnds,
  bankSetAsides,
  refundReturns,
  refunds,
} from '@/db/schema/banking.ts';
import { dossiers, invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { claimFacts } from '../claims/facts.ts';
import { standingOf } from '../claims/rules.ts';
import type { Context } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { refundedCents } from '../dossiers/refunded-cents.ts';
import { amountsOf } from '../dossiers/rules.ts';
import type { RefundDue } from './view.ts';

/** What must go back: of dossiers that were paid too much, and of payments that staff set aside for it; the oldest first. */
export async function refundsDue(ctx: Context): Promise<RefundDue[]> {
  const due = [...(await ofDossiers(ctx, sql`true`)), ...(await ofPayments(ctx, sql`true`))];
  return due.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
}

/** What must go back of one dossier or one payment, or null. */
export async function refundDueOf(
  ctx: Context,
  { dossierId, paymentId }: { dossierId: string | null; paymentId: number | null },
): Promise<RefundDue | null> {
  if (dossierId !== null) return (await ofDossiers(ctx, eq(dossiers.id, dossierId)))[0] ?? null;
  if (paymentId === null) return null;
  return (await ofPayments(ctx, eq(bankPayments.id, paymentId)))[0] ?? null;
}

async function ofDossiers(ctx: Context, where: SQL): Promise<RefundDue[]> {
  // Nothing is too much where less came than the invoices are; the law decides the rest.
  const came = sql`(select coalesce(sum(${ledgerEntries.amountCents}), 0) from ${ledgerEntries} where ${ledgerEntries.dossierId} = ${dossiers.id})`;
  const invoiced = sql`(select coalesce(sum(${invoices.principalCents}), 0) from ${invoices} where ${invoices.dossierId} = ${dossiers.id})`;
  const rows = await ctx.db
    .select({ dossierId: dossiers.id, name: debtors.name, facts: claimFacts, refundedCents, ...lastPaid })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(and(where, sql`${came} > ${invoiced}`));
  return rows.flatMap(({ facts, refundedCents: refunded, dossierId, name, account, since }): RefundDue[] => {
    const { openCents } = amountsOf(standingOf(facts, ctx.today).statement, Number(refunded));
    if (openCents >= 0) return [];
    const amountCents = cents(-openCents);
    return [{ key: `d-${dossierId}`, dossierId, paymentId: null, name, amountCents, account, since }];
  });
}

const lastPaid = {
  account: sql<string | null>`(select ${bankPayments.payerAccount} from ${bankBookings}
    join ${bankPayments} on ${bankPayments.id} = ${bankBookings.paymentId} and ${bankPayments.kind} = 'customer'
    where ${bankBookings.dossierId} = ${dossiers.id} order by ${bankBookings.ledgerEntryId} desc limit 1)`.as(
    'last_account',
  ),
  since: sql<Day | null>`(select max(${ledgerEntries.valueOn})::text from ${ledgerEntries}
    where ${ledgerEntries.dossierId} = ${dossiers.id} and ${ledgerEntries.kind} = 'payment')`.as('last_on'),
};

async function ofPayments(ctx: Context, where: SQL): Promise<RefundDue[]> {
  const left = sql<string>`(${bankSetAsides.amountCents} - (select coalesce(sum(${refunds.amountCents}), 0) from ${refunds}
    where ${refunds.paymentId} = ${bankPayments.id}
    and not exists (select 1 from ${refundReturns} where ${refundReturns.refundId} = ${refunds.id})))`;
  const rows = await ctx.db
    .select({
      paymentId: bankPayments.id,
      name: bankPayments.payerName,
      left: left.as('left_cents'),
      account: bankPayments.payerAccount,
      since: sql<Day | null>`coalesce(${bankPayments.bookedOn}, ${bankPayments.valueOn})::text`,
    })
    .from(bankSetAsides)
    .innerJoin(bankPayments, eq(bankPayments.id, bankSetAsides.paymentId))
    .leftJoin(bankSetAsideEnds, eq(bankSetAsideEnds.setAsideId, bankSetAsides.id))
    .where(
      and(where, eq(bankSetAsides.kind, 'refund'), isNull(bankSetAsideEnds.setAsideId), sql`${left} > 0`),
    )
    .orderBy(bankPayments.id);
  return rows.map(({ left: due, ...row }) => ({
    ...row,
    key: `p-${row.paymentId}`,
    dossierId: null,
    amountCents: cents(Number(due)),
  }));
}
