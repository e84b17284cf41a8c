import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { paymentReports } from '@/db/schema/banking.ts';
import { documents } from '@/db/schema/correspondence.ts';
import { record } from '../audit/record.ts';
import { takeTurn } from '../auth/limits.ts';
import type { Context, DebtorActor } from '../context.ts';
import { insertFile, lockSide } from '../documents/rows.ts';
import { maxDossierBytes } from '../documents/rules.ts';
import { linkBytes, storeJudged } from '../documents/store-judged.ts';
import type { FileRefusal } from '../documents/verdict.ts';
import { findDossier } from '../dossiers/queries.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { freshReceiptNumber, writeReceipt } from '../receipts/write-receipt.ts';
import { err, ok, type Result } from '../result.ts';
import { transferDays } from './rules.ts';
import type { Announcement, Proof } from './schema.ts';

type Reported = { reportId: string; dossierId: string };

async function reportedBefore(
  db: Database,
  { submissionId, dossierId }: { submissionId: string; dossierId: string },
): Promise<Result<Reported, 'notFound'> | null> {
  const [row] = await db
    .select({ reportId: paymentReports.id, dossierId: paymentReports.dossierId })
    .from(paymentReports)
    .where(eq(paymentReports.submissionId, submissionId));
  if (!row) return null;
  return row.dossierId === dossierId ? ok(row) : err('notFound');
}

/**
 * Notes that the debtor says a payment was made: its amount, its day and the end of the account. Only so often a day, as
 * the answer tells whether such a payment waits.
 */
export async function announcePayment(
  ctx: Context<DebtorActor>,
  input: Announcement,
): Promise<Result<Reported, 'notFound' | 'future' | 'limited'>> {
  const dossier = await findDossier(ctx, input.dossierId);
  if (!dossier) return err('notFound');
  if (input.paidOn > ctx.today) return err('future');
  const before = await reportedBefore(ctx.db, input);
  if (before) return before;
  if (!(await takeTurn(ctx, 'payment_report'))) return err('limited');
  return ctx.db.transaction(async (tx) => {
    const [report] = await tx
      .insert(paymentReports)
      .values({ ...input, kind: 'announced', reportedAt: ctx.now })
      .onConflictDoNothing({ target: paymentReports.submissionId })
      .returning({ id: paymentReports.id });
    if (!report) return (await reportedBefore(tx, input)) ?? err('notFound');
    await answerAtOnce(tx, ctx, report.id);
    await noteReceipt(tx, ctx, dossier.id, report.id);
    await record(tx, ctx, {
      type: 'payment.announced',
      dossierId: dossier.id,
      facts: { reportId: report.id },
    });
    return ok({ reportId: report.id, dossierId: dossier.id });
  });
}

/** A report has its receipt, which goes by mail to who confirmed an address. */
async function noteReceipt(tx: Database, ctx: Context, dossierId: string, reportId: string): Promise<void> {
  const number = freshReceiptNumber('report');
  await writeReceipt(tx, ctx, { dossierId, kind: 'report', objectId: reportId, number });
  await queueMail(tx, ctx, { kind: 'receipt', dossierId, cause: reportId, facts: { number } });
}

/** A report of what is booked already is answered by it; one entry answers one report. */
async function answerAtOnce(tx: Database, { now }: Context, reportId: string): Promise<void> {
  await tx.execute(
    sql`insert into payment_report_outcomes (report_id, outcome, ledger_entry_id, decided_at)
      select report.id, 'booked', min(entry.id), ${now.toISOString()}::timestamptz
      from payment_reports report
      join ledger_entries entry on entry.dossier_id = report.dossier_id and entry.kind = 'payment'
        and entry.amount_cents = report.amount_cents
        and entry.value_on between report.paid_on - 1 and report.paid_on + ${transferDays}::int
      where report.id = ${reportId}::uuid
        and not exists (select 1 from ledger_entries back where back.reverses_id = entry.id)
        and not exists (select 1 from payment_report_outcomes known where known.ledger_entry_id = entry.id)
      group by report.id`,
  );
}

/** Keeps a proof of payment with its file, which stands among the documents of the dossier. */
export async function provePayment(
  ctx: Context<DebtorActor>,
  { file, ...input }: Proof,
): Promise<Result<Reported, 'notFound' | 'future' | 'limited' | FileRefusal | 'dossierFull' | 'notStored'>> {
  const dossier = await findDossier(ctx, input.dossierId);
  if (!dossier) return err('notFound');
  if (input.paidOn > ctx.today) return err('future');
  const before = await reportedBefore(ctx.db, input);
  if (before) return before;
  if (!(await takeTurn(ctx, 'payment_report'))) return err('limited');
  const stored = await storeJudged(ctx, dossier.id, file);
  if (!stored.ok) return stored;
  const kept = stored.value;
  const linked = await linkBytes(
    ctx,
    kept,
    async (tx): Promise<Result<Reported & { again: boolean }, 'notFound' | 'dossierFull'>> => {
      const side = await lockSide(tx, ctx, dossier.id);
      if (!side) return err('notFound');
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`report ${input.submissionId}`}, 0))`,
      );
      const already = await reportedBefore(tx, input);
      if (already) return already.ok ? ok({ ...already.value, again: true }) : already;
      if (side.bytes + kept.sizeBytes > maxDossierBytes) return err('dossierFull');
      const fileId = await insertFile(tx, { ...kept, dossierId: dossier.id, ...side.uploader });
      await tx.insert(documents).values({
        dossierId: dossier.id,
        fileId,
        kind: 'proof',
        title: kept.name,
        issuedOn: input.paidOn,
      });
      const [report] = await tx
        .insert(paymentReports)
        .values({
          ...input,
          fileId,
          kind: 'proof',
          accountEnd: input.payerAccount.slice(-4),
          reportedAt: ctx.now,
        })
        .returning({ id: paymentReports.id });
      if (!report) throw new Error('the report was not written');
      await answerAtOnce(tx, ctx, report.id);
      await noteReceipt(tx, ctx, dossier.id, report.id);
      await record(tx, ctx, {
        type: 'payment.proved',
        dossierId: dossier.id,
        facts: { reportId: report.id, fileId },
      });
      return ok({ reportId: report.id, dossierId: dossier.id, again: false });
    },
  );
  return linked;
}
