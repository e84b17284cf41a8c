import { and, asc, isNull, type SQL, sql } from 'drizzle-orm';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context, StaffActor } from '../context.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { notMeReasons } from '../filings/journeys.ts';

/** Reports name no dossier that we know: they are for staff who see all. */
export const reportsWithinReach = (actor: Actor): SQL =>
  sql`${actor.kind === 'staff' && actor.reach === 'all'}::boolean`;

export type ReportView = {
  id: string;
  receipt: string;
  /** What was typed as the reference of the letter, in groups. */
  reference: string | null;
  reason: (typeof notMeReasons)[number];
  explanation: string;
  contact: string | null;
  reportedAt: Date;
};

/** Reports that nobody has dealt with, the oldest first; limited, with the whole number. */
export async function listOpenReports(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ reports: ReportView[]; total: number }> {
  const rows = await ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({
        total: sql<string>`count(*) over ()`,
        id: notMeReports.id,
        receipt: notMeReports.receipt,
        reference: notMeReports.typedReference,
        reason: notMeReports.reason,
        explanation: notMeReports.explanation,
        contact: notMeReports.contact,
        reportedAt: notMeReports.reportedAt,
      })
      .from(notMeReports)
      .where(and(isNull(notMeReports.handledAt), reportsWithinReach(ctx.actor)))
      .orderBy(asc(notMeReports.reportedAt))
      .limit(most);
    await record(tx, ctx, { type: 'reports.seen', facts: { reports: found.length } });
    return found;
  });
  return {
    reports: rows.map(({ total: _, reference, ...report }) => ({
      ...report,
      reference: reference ? formatReference(reference) : null,
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
