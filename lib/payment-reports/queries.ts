import { desc, eq, sql } from 'drizzle-orm';
import {
  bankPayments,
  bankWaiting,
  creditorAccounts,
  paymentReportOutcomes,
  paymentReports,
} from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { agency } from '../agency.ts';
import type { Context } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { communicationIn } from './communication-in.ts';
import { normalUntil, reportState, transferDays } from './rules.ts';
import type { ReportView } from './view.ts';

/**
 * What was reported as paid in a dossier, the newest first, each with where it stands. A payment that waits on our account
 * is "found" for who knows its amount, its day and the end of its account; nothing of it is told.
 */
export async function listPaymentReports(ctx: Context, dossier: Owned<DossierView>): Promise<ReportView[]> {
  const isFound =
    sql<boolean>`exists (select 1 from ${bankPayments} where ${bankPayments.kind} = 'customer' and ${bankPayments.parked} is null
    and ${bankPayments.amountCents} = ${paymentReports.amountCents}
    and right(${bankPayments.payerAccount}, 4) = ${paymentReports.accountEnd}
    and coalesce(${bankPayments.valueOn}, ${bankPayments.bookedOn}) between ${paymentReports.paidOn} and ${paymentReports.paidOn} + ${transferDays}::int
    and exists (select 1 from ${bankWaiting} where ${bankWaiting.paymentId} = ${bankPayments.id}))`.as(
      'is_found',
    );
  const isCreditors = sql<boolean>`exists (select 1 from ${creditorAccounts}
    where ${creditorAccounts.creditorId} = ${dossiers.creditorId}
    and ${creditorAccounts.iban} = ${paymentReports.beneficiaryAccount})`.as('is_creditors');
  const rows = await ctx.db
    .select({
      id: paymentReports.id,
      kind: paymentReports.kind,
      amountCents: paymentReports.amountCents,
      paidOn: paymentReports.paidOn,
      accountEnd: paymentReports.accountEnd,
      beneficiaryAccount: paymentReports.beneficiaryAccount,
      communication: paymentReports.communication,
      reportedAt: paymentReports.reportedAt,
      outcome: paymentReportOutcomes.outcome,
      isFound,
      isCreditors,
    })
    .from(paymentReports)
    .innerJoin(dossiers, eq(dossiers.id, paymentReports.dossierId))
    .leftJoin(paymentReportOutcomes, eq(paymentReportOutcomes.reportId, paymentReports.id))
    .where(eq(paymentReports.dossierId, dossier.id))
    .orderBy(desc(paymentReports.reportedAt))
    .limit(50);
  return rows.map(({ outcome, isFound, isCreditors, beneficiaryAccount, communication, ...row }) => {
    const paidOn = row.paidOn as Day;
    const isAgency = beneficiaryAccount === agency.iban.value;
    return {
      ...row,
      paidOn,
      amountCents: cents(row.amountCents),
      state: reportState({ outcome, isFound, paidOn, today: ctx.today }),
      normalUntil: normalUntil(paidOn),
      beneficiary:
        beneficiaryAccount === null ? null : isAgency ? 'agency' : isCreditors ? 'creditor' : 'other',
      isOurCommunication:
        communication === null ? null : communicationIn(communication) === dossier.structuredCommunication,
    };
  });
}
