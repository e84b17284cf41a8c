import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { claimChecks, claimDecisions, dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors, staff } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Audit } from '../debt-law/audit.ts';
import type { Day } from '../debt-law/day.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { lastVerdict } from './check.ts';
import { claimFacts } from './facts.ts';
import { auditOf } from './rules.ts';
import type { DecisionView, HeldView } from './view.ts';

const lastDecision = sql`(select ${claimDecisions.kind} from ${claimDecisions}
  where ${claimDecisions.dossierId} = ${dossiers.id} order by ${claimDecisions.id} desc limit 1)`;

/** Claims that are held and not given back, the longest first; limited, with the whole number. */
export async function listHeld(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ held: HeldView[]; total: number }> {
  const rows = await ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({
        total: sql<string>`count(*) over ()`,
        dossierId: dossiers.id,
        debtorName: debtors.name,
        creditorName: creditors.name,
        // The first check since anything else was said of it.
        heldSince: sql<Day>`(select min(${claimChecks.checkedOn})::text from ${claimChecks}
          where ${claimChecks.dossierId} = ${dossiers.id} and ${claimChecks.id} > coalesce((
            select max(other.id) from ${claimChecks} other
            where other.dossier_id = ${dossiers.id} and other.verdict <> 'held'), 0))`.as('held_since'),
        reasons: sql<{ code: string }[]>`(select ${claimChecks.reasons} from ${claimChecks}
          where ${claimChecks.dossierId} = ${dossiers.id} order by ${claimChecks.id} desc limit 1)`,
      })
      .from(dossiers)
      .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
      .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
      .where(
        and(
          dossiersWithinReach(ctx.actor),
          isNull(dossiers.closedOn),
          sql`${lastVerdict} = 'held'`,
          sql`${lastDecision} is distinct from 'returned'`,
        ),
      )
      .orderBy(sql`held_since`, asc(debtors.name))
      .limit(most);
    await record(tx, ctx, { type: 'claims.seen', facts: { found: found.length } });
    return found;
  });
  return {
    held: rows.map(({ total: _, reasons, ...row }) => ({
      ...row,
      codes: [...new Set(reasons.map(({ code }) => code))],
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** What the creditor asks against what is allowed, and what staff decided, oldest first. */
export async function findClaimFile(
  ctx: Context<StaffActor>,
  dossier: Owned<DossierView>,
): Promise<{ audit: Audit; decisions: DecisionView[] }> {
  const [row] = await ctx.db
    .select({ facts: claimFacts })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(and(eq(dossiers.id, dossier.id), dossiersWithinReach(ctx.actor)));
  if (!row) throw new Error('an owned dossier is within reach');
  const decisions = await ctx.db
    .select({ kind: claimDecisions.kind, decidedAt: claimDecisions.decidedAt, staffName: staff.name })
    .from(claimDecisions)
    .innerJoin(staff, eq(staff.id, claimDecisions.staffId))
    .where(eq(claimDecisions.dossierId, dossier.id))
    .orderBy(asc(claimDecisions.id));
  return { audit: auditOf(row.facts, ctx.today), decisions };
}
