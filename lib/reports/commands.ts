import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filings } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import { takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context, NobodyActor, StaffActor } from '../context.ts';
import { freshNumber, writeFiling } from '../filings/write-filing.ts';
import type { Locale } from '../i18n/locales.ts';
import { writeReceipt } from '../receipts/write-receipt.ts';
import { err, ok, type Result } from '../result.ts';
import { reportsWithinReach } from './queries.ts';
import type { NotMe } from './schema.ts';

type Report = NotMe & { language: Locale };

/**
 * Keeps what somebody says who is not the debtor. Where the reference is a dossier's, collection rests from this moment and
 * staff decide; the answer is the same whether it exists or not. A form that was sent before and comes back about another
 * reference is refused as `form`: it would be lost.
 */
export async function reportNotMe(
  ctx: Context,
  visitor: Visitor,
  input: Report,
): Promise<Result<{ receipt: string }, 'limited' | 'form'>> {
  const before = await sentBefore(ctx.db, input);
  if (before) return before;
  const attempt = await takeAttempt(ctx.db, {
    kind: 'not_me',
    // A report without a reference is counted by its address alone.
    subject: input.reference ?? input.submissionId,
    visitor,
    now: ctx.now,
  });
  if (attempt === null) return err('limited');
  return ctx.db.transaction(async (tx) => {
    // The same form twice at once: the second one waits here, and then finds the first one.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`not me ${input.submissionId}`}, 0))`,
    );
    const sent = await sentBefore(tx, input);
    if (sent) return sent;
    const [dossier] = input.reference
      ? await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.reference, input.reference))
      : [];
    const receipt = dossier
      ? await fileFor(tx, { ...ctx, actor: { kind: 'nobody' } }, dossier.id, input)
      : await keepReport(tx, ctx, input);
    return ok({ receipt });
  });
}

async function fileFor(
  tx: Database,
  ctx: Context<NobodyActor>,
  dossierId: string,
  { submissionId, reason, explanation, contact, language }: Report,
): Promise<string> {
  const { id, number } = await writeFiling(tx, ctx, {
    ...{ submissionId, dossierId, kind: 'notMe', debtorId: null },
    details: { reason, words: explanation || null, contact: contact || null, language },
  });
  await writeReceipt(tx, ctx, { dossierId, kind: 'filing', objectId: id, number });
  return number;
}

async function keepReport(
  tx: Database,
  ctx: Context,
  { submissionId, reference, reason, explanation, contact, language }: Report,
): Promise<string> {
  const [report] = await tx
    .insert(notMeReports)
    .values({
      ...{ receipt: freshNumber('notMe'), submissionId, typedReference: reference, reason, explanation },
      ...{ contact: contact || null, language, reportedAt: ctx.now },
    })
    .returning({ id: notMeReports.id, receipt: notMeReports.receipt });
  if (!report) throw new Error('the report was not written');
  await record(tx, ctx, { type: 'notMe.reported', facts: { reportId: report.id, reason } });
  return report.receipt;
}

async function sentBefore(
  db: Database,
  { submissionId, reference }: NotMe,
): Promise<Result<{ receipt: string }, 'form'> | null> {
  const [kept] = await db
    .select({ receipt: notMeReports.receipt, reference: notMeReports.typedReference })
    .from(notMeReports)
    .where(eq(notMeReports.submissionId, submissionId));
  const [filed] = await db
    .select({ receipt: filings.number, reference: dossiers.reference })
    .from(filings)
    .innerJoin(dossiers, eq(dossiers.id, filings.dossierId))
    .where(eq(filings.submissionId, submissionId));
  const row = kept ?? filed;
  if (!row) return null;
  return row.reference === reference ? ok({ receipt: row.receipt }) : err('form');
}

/** Notes that a member of staff has dealt with a report. */
export async function handleReport(
  ctx: Context<StaffActor>,
  input: { reportId: string },
): Promise<Result<Record<never, never>, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const [report] = await tx
      .update(notMeReports)
      .set({ handledAt: ctx.now, handledByStaffId: ctx.actor.staffId })
      .where(
        and(
          eq(notMeReports.id, input.reportId),
          isNull(notMeReports.handledAt),
          reportsWithinReach(ctx.actor),
        ),
      )
      .returning({ id: notMeReports.id });
    if (!report) return err('notFound');
    await record(tx, ctx, { type: 'notMe.handled', facts: { reportId: report.id } });
    return ok({});
  });
}
