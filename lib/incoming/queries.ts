import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import {
  bankStatements,
  creditorAccounts,
  paymentReportOutcomes,
  paymentReports,
} from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors, staff } from '@/db/schema/parties.ts';
import { agency } from '../agency.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { dealtWith } from './dealt-with.ts';
import { becameOf, returnedBy, reversibleBy, twinOf } from './payment-details.ts';
import { seesAllMoney } from './reach.ts';
import { refundsDue } from './refunds-due.ts';
import { suggestionsFor } from './suggestions.ts';
import type {
  DealtWith,
  OpenReport,
  PaymentDetails,
  RefundDue,
  StatementView,
  WaitingPayment,
} from './view.ts';
import { selectPayment, selectWaiting } from './waiting.ts';

/** The payments that wait for a person, the oldest first; null for who does not see all money. */
export async function listWaiting(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ rows: WaitingPayment[]; total: number } | null> {
  if (!seesAllMoney(ctx)) return null;
  return ctx.db.transaction(async (tx) => {
    const waiting = await selectWaiting(tx, most);
    await record(tx, ctx, { type: 'payments.seen', facts: { found: waiting.rows.length } });
    return waiting;
  });
}

/** One payment, with what it became, and while it waits with what it may be for; null when there is none. */
export async function findPayment(
  ctx: Context<StaffActor>,
  paymentId: string,
): Promise<PaymentDetails | null> {
  if (!seesAllMoney(ctx) || !/^\d{1,15}$/.test(paymentId)) return null;
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    const found = await selectPayment(tx, Number(paymentId));
    if (!found) return null;
    const { payment, isWaiting } = found;
    await record(tx, ctx, { type: 'payments.seen', facts: { paymentId: payment.id } });
    const waitsAs = isWaiting ? payment.kind : null;
    return {
      payment,
      isWaiting,
      became: await becameOf(within, payment.id),
      twin: await twinOf(within, payment.id),
      suggestions: waitsAs === 'customer' ? await suggestionsFor(within, payment) : [],
      reversible: waitsAs === 'reversal' ? await reversibleBy(within, payment) : [],
      returned: waitsAs === 'returned' ? await returnedBy(within, payment) : [],
    };
  });
}

/** What staff did with payments, the last first; null for who does not see all money. */
export async function listDealtWith(ctx: Context<StaffActor>, most: number): Promise<DealtWith[] | null> {
  if (!seesAllMoney(ctx)) return null;
  return ctx.db.transaction(async (tx) => {
    await record(tx, ctx, { type: 'payments.seen', facts: { dealt: true } });
    return dealtWith({ ...ctx, db: tx }, most);
  });
}

/** The statements that came in last, the newest first; null for who does not see all money. */
export async function listStatements(
  ctx: Context<StaffActor>,
  most: number,
): Promise<StatementView[] | null> {
  if (!seesAllMoney(ctx)) return null;
  const rows = await ctx.db
    .select({
      id: bankStatements.id,
      account: bankStatements.account,
      number: bankStatements.number,
      statedOn: bankStatements.statedOn,
      importedAt: bankStatements.importedAt,
      staffName: staff.name,
      payments: bankStatements.payments,
      knownPayments: bankStatements.knownPayments,
      creditSum: bankStatements.creditSum,
      debitSum: bankStatements.debitSum,
      isBookable: bankStatements.isBookable,
      reasons: bankStatements.reasons,
    })
    .from(bankStatements)
    .leftJoin(staff, eq(staff.id, bankStatements.staffId))
    .orderBy(desc(bankStatements.importedAt), bankStatements.place)
    .limit(most);
  return rows.map((row) => ({ ...row, statedOn: row.statedOn as Day | null }));
}

/** What must go back, the oldest first; null for who does not see all money. */
export async function listRefundsDue(ctx: Context<StaffActor>, most: number): Promise<RefundDue[] | null> {
  if (!seesAllMoney(ctx)) return null;
  return ctx.db.transaction(async (tx) => {
    const due = await refundsDue({ ...ctx, db: tx });
    await record(tx, ctx, { type: 'refunds.seen', facts: { found: due.length } });
    return due.slice(0, most);
  });
}

/** What debtors said they paid and nobody has found yet, within reach or in one dossier, the oldest first. */
export const listOpenReports = (ctx: Context<StaffActor>, most: number, dossier?: Owned<DossierView>) =>
  selectOpenReports(ctx, dossier ? eq(paymentReports.dossierId, dossier.id) : sql`true`, most);

/** One of them, or null. */
export async function findOpenReport(ctx: Context<StaffActor>, reportId: string): Promise<OpenReport | null> {
  if (!isId(reportId)) return null;
  return (await selectOpenReports(ctx, eq(paymentReports.id, reportId), 1)).rows[0] ?? null;
}

async function selectOpenReports(
  ctx: Context<StaffActor>,
  where: SQL,
  most: number,
): Promise<{ rows: OpenReport[]; total: number }> {
  const rows = await ctx.db
    .select({
      id: paymentReports.id,
      kind: paymentReports.kind,
      dossierId: dossiers.id,
      reference: dossiers.reference,
      debtorName: debtors.name,
      creditorName: creditors.name,
      amountCents: paymentReports.amountCents,
      paidOn: paymentReports.paidOn,
      accountEnd: paymentReports.accountEnd,
      payerAccount: paymentReports.payerAccount,
      beneficiaryAccount: paymentReports.beneficiaryAccount,
      communication: paymentReports.communication,
      fileId: paymentReports.fileId,
      reportedAt: paymentReports.reportedAt,
      isCreditors: sql<boolean>`exists (select 1 from ${creditorAccounts}
        where ${creditorAccounts.creditorId} = ${dossiers.creditorId} and ${creditorAccounts.iban} = ${paymentReports.beneficiaryAccount})`,
      total: sql<string>`count(*) over ()`,
    })
    .from(paymentReports)
    .innerJoin(dossiers, eq(dossiers.id, paymentReports.dossierId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .where(
      and(
        where,
        dossiersWithinReach(ctx.actor),
        sql`not exists (select 1 from ${paymentReportOutcomes} where ${paymentReportOutcomes.reportId} = ${paymentReports.id})`,
      ),
    )
    .orderBy(paymentReports.reportedAt)
    .limit(most);
  return {
    rows: rows.map(({ total: _, isCreditors, beneficiaryAccount, amountCents, paidOn, ...row }) => ({
      ...row,
      amountCents: cents(amountCents),
      paidOn: paidOn as Day,
      beneficiary:
        beneficiaryAccount === null
          ? null
          : beneficiaryAccount === agency.iban.value
            ? 'agency'
            : isCreditors
              ? 'creditor'
              : 'other',
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
