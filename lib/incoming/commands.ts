import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankSetAsides, paymentReportOutcomes, paymentReports, refunds } from '@/db/schema/banking.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { agency } from '../agency.ts';
import { record } from '../audit/record.ts';
import { afterBooking, type Booked } from '../bank-statements/after-booking.ts';
import { keepWaiting } from '../bank-statements/keep-waiting.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { settledAmong } from '../filings/in-settlement.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { err, ok, type Result } from '../result.ts';
import { seesAllMoney } from './reach.ts';
import { refundDueOf } from './refunds-due.ts';
import type { SetAsideKind } from './view.ts';
import { bookedTo, bookPart, dayOf, lockWaiting } from './write-bookings.ts';

type Done = Record<never, never>;

/**
 * Books a payment that waits, or parts of it, on the dossiers that staff name. What is left goes on waiting. Refused as
 * `tooMuch` when the parts are more than what is left, as `already` when one of the dossiers has a part of it, as `inSettlement` when one is in a collective settlement: that money is
 * the mediator's.
 */
export async function linkPayment(
  ctx: Context<StaffActor>,
  {
    paymentId,
    parts,
  }: { paymentId: number; parts: readonly { reference: string; amountCents: number | null }[] },
): Promise<
  Result<
    Done,
    'notFound' | 'dealtWith' | 'unknownReference' | 'tooMuch' | 'already' | 'notBookable' | 'inSettlement'
  >
> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const payment = await lockWaiting(tx, paymentId);
    if (!payment) return err('dealtWith');
    if (payment.kind !== 'customer' || payment.leftCents === null || payment.parked === 'currency')
      return err('notBookable');
    const references = parts.map(({ reference }) => reference);
    const known = await tx
      .select({ id: dossiers.id, reference: dossiers.reference })
      .from(dossiers)
      .where(and(inArray(dossiers.reference, references), dossiersWithinReach(ctx.actor)));
    if (known.length !== new Set(references).size || references.length !== known.length)
      return err('unknownReference');
    // A part without an amount is all that is left.
    const given = parts.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
    const open = parts.filter(({ amountCents }) => amountCents === null).length;
    const rest = payment.leftCents - given;
    if (rest < 0 || open > 1 || (open === 1 && rest === 0)) return err('tooMuch');
    const ids = known.map(({ id }) => id);
    if ((await bookedTo(tx, paymentId, ids)).length > 0) return err('already');
    if ((await settledAmong(tx, ids, dayOf(payment, ctx.today))).length > 0) return err('inSettlement');
    const booked: Booked[] = [];
    for (const { reference, amountCents } of parts) {
      const dossierId = known.find((one) => one.reference === reference)?.id ?? '';
      booked.push(await bookPart(tx, ctx, { payment, dossierId, amountCents: amountCents ?? rest }));
    }
    await afterBooking(tx, ctx, booked);
    await keepWaiting(tx, { paymentIds: [paymentId] });
    for (const { dossier_id: dossierId } of booked)
      await record(tx, ctx, { type: 'payment.linked', dossierId, facts: { paymentId } });
    return ok({});
  });
}

/** Takes what is left of a payment out of the queue, with the reason; for `refund` it goes to the refunds due. */
export async function setAside(
  ctx: Context<StaffActor>,
  { paymentId, kind, note }: { paymentId: number; kind: Exclude<SetAsideKind, 'erased'>; note: string },
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'notBookable'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const payment = await lockWaiting(tx, paymentId);
    if (!payment) return err('dealtWith');
    if (kind === 'refund' && (payment.kind !== 'customer' || payment.leftCents === null))
      return err('notBookable');
    await tx.insert(bankSetAsides).values({
      paymentId,
      kind,
      amountCents: payment.leftCents,
      note,
      staffId: ctx.actor.staffId,
      setAsideAt: ctx.now,
    });
    await keepWaiting(tx, { paymentIds: [paymentId] });
    await record(tx, ctx, { type: 'payment.setAside', facts: { paymentId, kind } });
    return ok({});
  });
}

type Refund = {
  submissionId: string;
  dossierId: string | null;
  paymentId: number | null;
  amountCents: number;
  account: string;
  paidOn: Day;
};

/** Notes that money went back. Never more than is due, and once a form. */
export async function recordRefund(
  ctx: Context<StaffActor>,
  refund: Refund,
): Promise<Result<Done, 'notFound' | 'notDue' | 'future'>> {
  if (!seesAllMoney(ctx)) return err('notFound');
  if (refund.paidOn > ctx.today) return err('future');
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('refund', 0))`);
    const [before] = await tx
      .select({ id: refunds.id })
      .from(refunds)
      .where(eq(refunds.submissionId, refund.submissionId));
    if (before) return ok({});
    const one = await refundDueOf({ ...ctx, db: tx }, refund);
    if (!one || refund.amountCents > one.amountCents) return err('notDue');
    const [written] = await tx
      .insert(refunds)
      .values({ ...refund, staffId: ctx.actor.staffId, recordedAt: ctx.now })
      .returning({ id: refunds.id });
    if (written && refund.dossierId && (await isOpen(tx, refund.dossierId)))
      await queueMail(tx, ctx, {
        ...{
          kind: 'refund',
          dossierId: refund.dossierId,
          cause: written.id,
          facts: { refundId: written.id },
        },
      });
    await record(tx, ctx, {
      type: 'refund.recorded',
      dossierId: refund.dossierId ?? undefined,
      facts: { paymentId: refund.paymentId, amountCents: refund.amountCents },
    });
    return ok({});
  });
}

/** Whether a refund is told: of money of no dossier nobody is known, and one that went back to its creditor is of somebody else. */
const isOpen = async (tx: Database, dossierId: string): Promise<boolean> =>
  (await tx.$count(dossiers, and(eq(dossiers.id, dossierId), isNull(dossiers.closedOn)))) > 0;

/**
 * What staff found of a report: the creditor confirmed that the money came there, which books it, or nobody has it. A
 * payment on our own account is booked by its bank line alone.
 */
export async function decideReport(
  ctx: Context<StaffActor>,
  { reportId, outcome, note }: { reportId: string; outcome: 'creditor' | 'notFound'; note: string },
): Promise<Result<Done, 'notFound' | 'dealtWith' | 'ourAccount' | 'inSettlement'>> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`report ${reportId}`}, 0))`);
    const [report] = await tx.select().from(paymentReports).where(eq(paymentReports.id, reportId));
    const dossier = report && (await findDossier({ ...ctx, db: tx }, report.dossierId));
    if (!report || !dossier) return err('notFound');
    if ((await tx.$count(paymentReportOutcomes, eq(paymentReportOutcomes.reportId, reportId))) > 0)
      return err('dealtWith');
    if (outcome === 'creditor' && report.beneficiaryAccount === agency.iban.value) return err('ourAccount');
    const settled = await settledAmong(tx, [report.dossierId], report.paidOn as Day);
    if (outcome === 'creditor' && settled.length > 0) return err('inSettlement');
    let ledgerEntryId: number | null = null;
    if (outcome === 'creditor') {
      const [entry] = await tx
        .insert(ledgerEntries)
        .values({
          dossierId: report.dossierId,
          kind: 'payment',
          amountCents: report.amountCents,
          valueOn: report.paidOn,
          source: `report:${report.id}`,
          recordedAt: ctx.now,
        })
        .returning({ id: ledgerEntries.id });
      ledgerEntryId = entry?.id ?? null;
    }
    await tx.insert(paymentReportOutcomes).values({
      reportId,
      outcome,
      ledgerEntryId,
      note,
      staffId: ctx.actor.staffId,
      decidedAt: ctx.now,
    });
    if (ledgerEntryId !== null)
      await afterBooking(tx, ctx, [{ ledger_entry_id: ledgerEntryId, dossier_id: report.dossierId }]);
    await record(tx, ctx, {
      type: 'report.decided',
      dossierId: report.dossierId,
      facts: { reportId, outcome },
    });
    return ok({});
  });
}
