import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { planInstalments, planRules, plans } from '@/db/schema/plans.ts';
import { factsOfDossier } from '../claims/facts-of-dossier.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { neededCents } from './progress.ts';
import { ruleColumns } from './rules-of-dossier.ts';
import type { PlanView } from './view.ts';

/** What was paid in a dossier, credit notes apart, in cents. */
export const paidCents = (dossierId: typeof plans.dossierId) =>
  sql<string>`(select coalesce(sum(${ledgerEntries.amountCents}), 0) from ${ledgerEntries}
    where ${ledgerEntries.dossierId} = ${dossierId} and ${ledgerEntries.kind} <> 'credit_note')`;

/** The running plan of a dossier, for who has looked at who may; null where none runs. */
export async function planOfDossier(db: Database, today: Day, dossierId: string): Promise<PlanView | null> {
  const [row] = await db
    .select({ plan: plans, rules: ruleColumns, paid: paidCents(plans.dossierId) })
    .from(plans)
    .innerJoin(planRules, eq(planRules.id, plans.rulesId))
    .where(and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)));
  if (!row) return null;
  const { plan, rules } = row;
  const [instalments, versions, facts] = [
    await db
      .select()
      .from(planInstalments)
      .where(eq(planInstalments.planId, plan.id))
      .orderBy(asc(planInstalments.number)),
    await versionsOf(db, dossierId, plan.id),
    await factsOfDossier(db, dossierId),
  ];
  const agreed = instalments.map(({ number, dueOn, baseOn, amountCents }) => ({
    ...{ number, dueOn: dueOn as Day, baseOn: baseOn as Day, amountCents: cents(amountCents) },
  }));
  const paid = cents(Number(row.paid) - plan.paidBeforeCents);
  return {
    id: plan.id,
    firstId: versions[0]?.id ?? plan.id,
    agreedOn: plan.agreedOn as Day,
    firstDueOn: plan.firstDueOn as Day,
    instalmentCents: cents(plan.instalmentCents),
    every: plan.every,
    instalments: agreed,
    paidCents: paid,
    neededCents: neededCents(facts, agreed, paid, today),
    rules,
    endsFirstOn: versions[0]?.endsOn ?? (agreed.at(-1)?.baseOn as Day),
    changes: versions.flatMap(({ change, on, byRules }) => (change ? [{ kind: change, on, byRules }] : [])),
  };
}

/** The versions that led to a plan, the first one first. */
async function versionsOf(db: Database, dossierId: string, planId: string) {
  const rows = await db
    .select({
      id: plans.id,
      changesId: plans.changesId,
      change: plans.change,
      byRules: plans.byRules,
      on: sql<Day>`(${plans.createdAt} at time zone 'Europe/Brussels')::date::text`,
      endsOn: sql<Day>`(select max(${planInstalments.baseOn})::text from ${planInstalments} where ${planInstalments.planId} = ${plans.id})`,
    })
    .from(plans)
    // Joined, so that the columns within the sum carry the names of their tables.
    .innerJoin(dossiers, eq(dossiers.id, plans.dossierId))
    .where(eq(plans.dossierId, dossierId));
  const chain: typeof rows = [];
  let at = rows.find(({ id }) => id === planId);
  while (at) {
    chain.unshift(at);
    const before = at.changesId;
    at = rows.find(({ id }) => id === before);
  }
  return chain;
}
