import { desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { planRules } from '@/db/schema/plans.ts';
import type { PlanRules } from './view.ts';

export const ruleColumns = {
  id: planRules.id,
  leastInstalmentCents: planRules.leastInstalmentCents,
  mostMonths: planRules.mostMonths,
  firstWithinDays: planRules.firstWithinDays,
  graceDays: planRules.graceDays,
  moveDays: planRules.moveDays,
  skipsPerYear: planRules.skipsPerYear,
  lowerMonths: planRules.lowerMonths,
  lowerToBps: planRules.lowerToBps,
  lowersPerYear: planRules.lowersPerYear,
  extraMonths: planRules.extraMonths,
  pauseDays: planRules.pauseDays,
  daysBetweenPauses: planRules.daysBetweenPauses,
};

/** The table that holds today for a dossier: its creditor's own, else the one for all. */
export async function rulesOfDossier(db: Database, dossierId: string): Promise<PlanRules> {
  const [row] = await db
    .select(ruleColumns)
    .from(planRules)
    .innerJoin(dossiers, eq(dossiers.id, dossierId))
    .where(or(eq(planRules.creditorId, dossiers.creditorId), isNull(planRules.creditorId)))
    .orderBy(sql`${planRules.creditorId} is null`, desc(planRules.id))
    .limit(1);
  if (!row) throw new Error('there is a table of rules for all');
  return row;
}
