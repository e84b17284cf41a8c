import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers, plans } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { claimFacts } from '../claims/facts.ts';
import type { ClaimFacts } from '../claims/rules.ts';
import type { Day } from '../debt-law/day.ts';
import type { Details } from '../filings/view.ts';
import { err, type Result } from '../result.ts';
import { type Simulation, type SimulationFault, simulatePlan } from './simulate.ts';
import { wantedPlan } from './wanted.ts';

/** The facts of a dossier's claim. */
export async function factsOfDossier(db: Database, dossierId: string): Promise<ClaimFacts> {
  const [row] = await db
    .select({ facts: claimFacts })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!row) throw new Error('a dossier has facts');
  return row.facts;
}

/** The plan that somebody chose, on paper; `incomplete` while something is missing. */
export async function simulateFor(
  db: Database,
  today: Day,
  dossierId: string,
  details: Details,
): Promise<Result<Simulation, SimulationFault | 'incomplete'>> {
  const wanted = wantedPlan(details);
  return wanted ? simulatePlan(await factsOfDossier(db, dossierId), today, wanted) : err('incomplete');
}

/** Writes an agreed plan. One runs at a time: one that ran before ends as replaced. */
export async function writePlan(
  tx: Database,
  { today }: { today: Day },
  { dossierId, filingId, plan, every }: PlanToWrite,
): Promise<void> {
  const [first] = plan.instalments;
  const last = plan.instalments.at(-1);
  if (!first || !last) throw new Error('a plan has instalments');
  await tx
    .update(plans)
    .set({ endedOn: today, endKind: 'replaced' })
    .where(and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)));
  await tx.insert(plans).values({
    ...{ dossierId, filingId, agreedOn: today, firstDueOn: first.dueOn, every },
    instalmentCents: first.amountCents,
    lastCents: last.amountCents,
    instalments: plan.instalments.length,
  });
}

type PlanToWrite = {
  dossierId: string;
  filingId: string;
  plan: Simulation;
  every: 'week' | 'month';
};
