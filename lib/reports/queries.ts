import { and, asc, isNull, type SQL, sql } from 'drizzle-orm';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';

/** Reports about dossiers within reach; those about none are for staff who see all. */
export const reportsWithinReach = (actor: Actor): SQL =>
  actor.kind === 'staff' && actor.reach === 'all'
    ? sql`true`
    : sql`exists (select 1 from ${dossiers} where ${dossiers.id} = ${notMeReports.dossierId} and ${dossiersWithinReach(actor)})`;

export type ReportView = {
  id: string;
  receipt: string;
  dossierId: string | null;
  reason: 'other_person' | 'moved' | 'deceased' | 'fraud' | 'other';
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
        dossierId: notMeReports.dossierId,
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
  return { reports: rows.map(({ total, ...report }) => report), total: Number(rows[0]?.total ?? 0) };
}
