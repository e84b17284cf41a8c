import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors } from '@/db/schema/parties.ts';
import { planInstalments, planRules, plans } from '@/db/schema/plans.ts';
import { record } from '../audit/record.ts';
import { dayIn } from '../clock.ts';
import type { Context, StaffActor } from '../context.ts';
import { cents } from '../debt-law/money.ts';
import { findDossier } from '../dossiers/queries.ts';
import { creditorsWithinReach, dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { inSettlement } from '../filings/in-settlement.ts';
import { paidCents, planOfDossier } from './plan-of-dossier.ts';
import { progressOfPlan } from './progress.ts';
import { ruleColumns, rulesOfDossier } from './rules-of-dossier.ts';
import type { LatePlan, PlanRules, PlanView, RulesOfCreditor } from './view.ts';

/** The table that a new plan of a dossier is measured against. */
export const findPlanRules = (ctx: Context, dossier: Owned<DossierView>): Promise<PlanRules> =>
  rulesOfDossier(ctx.db, dossier.id);

/** The running plan of a dossier in its version of today, or null. */
export const findPlan = (ctx: Context, dossier: Owned<DossierView>): Promise<PlanView | null> =>
  planOfDossier(ctx.db, ctx.today, dossier.id);

/** The plans within reach with a payment that is late, the oldest first; with how many there are in all. */
export async function listLatePlans(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ rows: LatePlan[]; total: number }> {
  return ctx.db.transaction(async (tx) => {
    const due = tx.$with('due').as(
      tx
        .select({
          planId: plans.id,
          wasDue: sql<string>`sum(${planInstalments.amountCents})`.as('was_due'),
        })
        .from(plans)
        .innerJoin(planRules, eq(planRules.id, plans.rulesId))
        .innerJoin(planInstalments, eq(planInstalments.planId, plans.id))
        .where(
          and(
            isNull(plans.endedOn),
            sql`${planInstalments.dueOn} + ${planRules.graceDays} < ${ctx.today}::date`,
          ),
        )
        .groupBy(plans.id),
    );
    const found = await tx
      .with(due)
      .select({ dossierId: dossiers.id, planId: plans.id })
      .from(plans)
      .innerJoin(due, eq(due.planId, plans.id))
      .innerJoin(dossiers, eq(dossiers.id, plans.dossierId))
      .where(
        and(
          dossiersWithinReach(ctx.actor),
          isNull(dossiers.closedOn),
          sql`${due.wasDue} > ${paidCents(plans.dossierId)} - ${plans.paidBeforeCents}`,
          sql`not ${inSettlement(sql`${dossiers.id}`, sql`${ctx.today}::date`)}`,
        ),
      )
      .orderBy(plans.firstDueOn, plans.id);
    await record(tx, ctx, { type: 'plans.seen', facts: { found: found.length } });
    const rows: LatePlan[] = [];
    for (const { dossierId } of found.slice(0, most)) {
      const dossier = await findDossier({ ...ctx, db: tx }, dossierId);
      const plan = dossier && (await planOfDossier(tx, ctx.today, dossierId));
      const late = plan ? progressOfPlan(plan, ctx.today).filter(({ state }) => state === 'late') : [];
      const [first] = late;
      // What became smaller since asks for less than was agreed.
      if (!dossier || !first) continue;
      rows.push({
        ...{ dossierId, reference: dossier.reference, since: first.dueOn },
        ...{ debtorName: dossier.debtor.name, creditorName: dossier.creditor.name },
        missingCents: cents(late.reduce((sum, { leftCents }) => sum + leftCents, 0)),
      });
    }
    rows.sort((a, b) => a.since.localeCompare(b.since));
    return { rows, total: found.length - (Math.min(most, found.length) - rows.length) };
  });
}

/** The table of each creditor within reach, the one for all first. */
export async function listPlanRules(ctx: Context<StaffActor>): Promise<RulesOfCreditor[]> {
  const newest = await ctx.db
    .selectDistinctOn([planRules.creditorId], {
      ...{ creditorId: planRules.creditorId, rules: ruleColumns, setAt: planRules.setAt },
    })
    .from(planRules)
    .orderBy(planRules.creditorId, desc(planRules.id));
  const known = await ctx.db
    .select({ id: creditors.id, name: creditors.name })
    .from(creditors)
    .where(creditorsWithinReach(ctx.actor))
    .orderBy(asc(creditors.name));
  const forAll = newest.find(({ creditorId }) => creditorId === null);
  if (!forAll) throw new Error('there is a table of rules for all');
  return [
    { creditorId: null, name: null, rules: forAll.rules, isOwn: true, setOn: dayIn(forAll.setAt) },
    ...known.map(({ id, name }) => {
      const own = newest.find(({ creditorId }) => creditorId === id);
      const { rules, setAt } = own ?? forAll;
      return { creditorId: id, name, rules, isOwn: own !== undefined, setOn: dayIn(setAt) };
    }),
  ];
}
