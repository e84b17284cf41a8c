import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filings } from '@/db/schema/filings.ts';
import { creditors } from '@/db/schema/parties.ts';
import { planRules } from '@/db/schema/plans.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { creditorsWithinReach } from '../dossiers/reach.ts';
import { isSettling } from '../filings/stops.ts';
import { writeFiling } from '../filings/write-filing.ts';
import { tell } from '../messaging/tell.ts';
import { err, ok, type Result } from '../result.ts';
import { type AgreementFault, agreementFor, endPlan, writeAgreement } from './agreement.ts';
import { planOfDossier } from './plan-of-dossier.ts';
import { progressOfPlan } from './progress.ts';
import type { PlanRules } from './view.ts';

export type NewRules = Omit<PlanRules, 'id'> & { submissionId: string; creditorId: string | null };

/** Publishes a table for a creditor, or for all. Plans that run keep theirs. The same form twice is one row. */
export async function setPlanRules(
  ctx: Context<StaffActor>,
  rules: NewRules,
): Promise<Result<{ creditorId: string | null }, 'notFound'>> {
  const { creditorId } = rules;
  return ctx.db.transaction(async (tx) => {
    // The table for all is for who works for all.
    if (!creditorId && ctx.actor.reach !== 'all') return err('notFound');
    if (creditorId) {
      const [known] = await tx
        .select({ id: creditors.id })
        .from(creditors)
        .where(and(eq(creditors.id, creditorId), creditorsWithinReach(ctx.actor)));
      if (!known) return err('notFound');
    }
    const [written] = await tx
      .insert(planRules)
      .values({ ...rules, staffId: ctx.actor.staffId, setAt: ctx.now })
      .onConflictDoNothing({ target: planRules.submissionId })
      .returning({ id: planRules.id });
    if (written) await record(tx, ctx, { type: 'planRules.set', facts: { creditorId, rulesId: written.id } });
    return ok({ creditorId });
  });
}

export type PlanToRecord = {
  submissionId: string;
  dossierId: string;
  /** `accepted`: agreed with the person already; `proposed`: the person says yes or no. */
  as: 'accepted' | 'proposed';
  way: 'amount' | 'count';
  instalmentCents: number | null;
  instalments: number | null;
  firstDueOn: Day;
  every: 'week' | 'month';
  words: string;
};

/** Notes a plan that staff agreed with the person, or proposes one. The debtor sees it as one of their own, and is told. */
export async function recordPlan(
  ctx: Context<StaffActor>,
  { submissionId, dossierId, as, ...details }: PlanToRecord,
): Promise<Result<{ filingId: string }, 'notFound' | 'closed' | 'inSettlement' | AgreementFault>> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await lockedDossier(tx, ctx, dossierId);
    if (!dossier) return err('notFound');
    const [before] = await tx
      .select({ id: filings.id, dossierId: filings.dossierId })
      .from(filings)
      .where(eq(filings.submissionId, submissionId));
    if (before) return before.dossierId === dossierId ? ok({ filingId: before.id }) : err('notFound');
    if (dossier.closedOn) return err('closed');
    if (isSettling(dossier.stops, ctx.today)) return err('inSettlement');
    const agreement = await agreementFor(tx, ctx.today, dossierId, { kind: 'plan', details });
    if (!agreement.ok) return agreement;
    const { id: filingId, number } = await writeFiling(tx, ctx, {
      ...{ submissionId, dossierId, kind: 'plan', details, debtorId: null, state: as },
    });
    if (as === 'accepted')
      await writeAgreement(tx, ctx, { dossierId, filingId, agreement: agreement.value, byRules: false });
    await tell(tx, ctx, {
      ...{ dossierId, notice: as === 'accepted' ? 'planAgreed' : 'planProposed', values: { number } },
    });
    await record(tx, ctx, { type: 'plan.recorded', dossierId, facts: { filingId, as } });
    return ok({ filingId });
  });
}

/** Ends a plan of which a payment is late: only a person does that, with a reason that the debtor is told. */
export async function breakPlan(
  ctx: Context<StaffActor>,
  { dossierId, planId, words }: { submissionId: string; dossierId: string; planId: string; words: string },
): Promise<Result<{ dossierId: string }, 'notFound' | 'notNow' | 'notLate'>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await lockedDossier(tx, ctx, dossierId))) return err('notFound');
    const plan = await planOfDossier(tx, ctx.today, dossierId);
    if (plan?.id !== planId) return err('notNow');
    if (!progressOfPlan(plan, ctx.today).some(({ state }) => state === 'late')) return err('notLate');
    await endPlan(tx, ctx, dossierId, 'broken');
    await tell(tx, ctx, { dossierId, notice: 'planBroken', values: { reason: words } });
    await record(tx, ctx, { type: 'plan.broken', dossierId, facts: { planId } });
    return ok({ dossierId });
  });
}

/** The dossier within reach, locked: two who agree or end a plan at once wait for each other. */
async function lockedDossier(tx: Database, ctx: Context<StaffActor>, dossierId: string) {
  if (!(await findDossier({ ...ctx, db: tx }, dossierId))) return null;
  await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
  return findDossier({ ...ctx, db: tx }, dossierId);
}
