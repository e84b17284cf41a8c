import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import { err, ok, type Result } from '../result.ts';
import { reportsWithinReach } from './queries.ts';
import type { NotMe } from './schema.ts';

// Twelve digits: a second report with the same number will not be seen.
const freshReceipt = () => `N-${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;

/**
 * Keeps what somebody says who is not the debtor. The answer is the same whether the reference exists or not. A form
 * that was sent before and comes back about another reference is refused as `form`: it would be lost.
 */
export async function reportNotMe(
  ctx: Context,
  visitor: Visitor,
  input: NotMe & { language: Locale },
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
    const [dossier] = input.reference
      ? await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.reference, input.reference))
      : [];
    const [report] = await tx
      .insert(notMeReports)
      .values({
        receipt: freshReceipt(),
        submissionId: input.submissionId,
        dossierId: dossier?.id ?? null,
        typedReference: input.reference,
        reason: input.reason,
        explanation: input.explanation,
        contact: input.contact || null,
        language: input.language,
        reportedAt: ctx.now,
      })
      .onConflictDoNothing({ target: notMeReports.submissionId })
      .returning({ id: notMeReports.id, receipt: notMeReports.receipt });
    if (!report) {
      const sent = await sentBefore(tx, input);
      if (!sent) throw new Error('a report was neither written nor found');
      return sent;
    }
    await record(tx, ctx, {
      type: 'notMe.reported',
      dossierId: dossier?.id,
      facts: { reportId: report.id, reason: input.reason },
    });
    return ok({ receipt: report.receipt });
  });
}

async function sentBefore(
  db: Database,
  { submissionId, reference }: NotMe,
): Promise<Result<{ receipt: string }, 'form'> | null> {
  const [row] = await db
    .select({ receipt: notMeReports.receipt, reference: notMeReports.typedReference })
    .from(notMeReports)
    .where(eq(notMeReports.submissionId, submissionId));
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
      .returning({ id: notMeReports.id, dossierId: notMeReports.dossierId });
    if (!report) return err('notFound');
    await record(tx, ctx, {
      type: 'notMe.handled',
      dossierId: report.dossierId ?? undefined,
      facts: { reportId: report.id },
    });
    return ok({});
  });
}
