import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { plans } from '@/db/schema/plans.ts';
import { factsOfDossier } from '../claims/facts-of-dossier.ts';
import type { Day } from '../debt-law/day.ts';
import type { DossierView } from '../dossiers/view.ts';
import type { Details } from '../filings/view.ts';
import { err, ok, type Result } from '../result.ts';
import { type Change, type ChangeFault, changePlan, type OutsideChange, outsideChange } from './change.ts';
import { planOfDossier } from './plan-of-dossier.ts';
import { isAgreedAtOnce, type OutsideRules, outsideRules } from './plan-rules.ts';
import { rulesOfDossier } from './rules-of-dossier.ts';
import type { AgreedInstalment, Every } from './schedule.ts';
import type { Simulation, SimulationFault } from './simulate.ts';
import { simulateFor } from './simulate-for.ts';
import type { PlanRules, PlanView } from './view.ts';
import { writeChange, writePlan } from './write-plan.ts';

/** What would be written if somebody agreed: a new plan, or the next version of the one that runs. */
export type Agreement =
  | { kind: 'plan'; plan: Simulation; every: Every }
  | { kind: 'change'; before: PlanView; change: Change; instalments: AgreedInstalment[] };

export type AgreementFault = SimulationFault | ChangeFault | 'incomplete' | 'noPlan';

/** A change as somebody filled it in; null while that is not complete. */
export function wantedChange({ change, number, toOn, lowerCents, months }: Details): Change | null {
  if (change === 'move' && typeof number === 'number' && typeof toOn === 'string')
    return { kind: 'move', number, toOn: toOn as Day };
  if (change === 'skip' && typeof number === 'number') return { kind: 'skip', number };
  if (change === 'lower' && typeof lowerCents === 'number' && typeof months === 'number')
    return { kind: 'lower', months, amountCents: lowerCents };
  return null;
}

/** What somebody asks of a plan, on paper, as the law library counts it today. */
export async function agreementFor(
  db: Database,
  today: Day,
  dossierId: string,
  { kind, details }: { kind: 'plan' | 'planChange'; details: Details },
): Promise<Result<Agreement, AgreementFault>> {
  if (kind === 'plan') {
    const plan = await simulateFor(db, today, dossierId, details);
    const every = details.every === 'week' ? 'week' : 'month';
    return plan.ok ? ok({ kind: 'plan', plan: plan.value, every }) : plan;
  }
  const change = wantedChange(details);
  if (!change) return err('incomplete');
  const found = await changeFor(db, today, dossierId, change);
  // What was asked of one plan is not done to another.
  const isOther = found.ok && details.planId && found.value.before.firstId !== details.planId;
  return isOther ? err('noPlan') : found;
}

/** The plan that runs after a change, on paper. */
export async function changeFor(
  db: Database,
  today: Day,
  dossierId: string,
  change: Change,
): Promise<Result<Agreement & { kind: 'change' }, ChangeFault | 'noPlan'>> {
  const before = await planOfDossier(db, today, dossierId);
  if (!before) return err('noPlan');
  const instalments = changePlan(await factsOfDossier(db, dossierId), before, change, today);
  return instalments.ok
    ? ok({ kind: 'change', before, change, instalments: instalments.value })
    : instalments;
}

export type Outlook = {
  agreement: Agreement;
  /** The table that it is measured against. */
  rules: PlanRules;
  /** Whether it holds as soon as it is sent, without a person. */
  isAtOnce: boolean;
  /** Why a person decides. */
  outside: readonly (OutsideRules | OutsideChange | 'held')[];
};

/** How an agreement lies to the published table: a new plan to the one of today, a change to the plan's own. */
export async function outlookOf(
  db: Database,
  today: Day,
  dossier: Pick<DossierView, 'id' | 'standing' | 'stops'>,
  agreement: Agreement,
): Promise<Outlook> {
  const held = dossier.standing.state === 'open' ? [] : (['held'] as const);
  if (agreement.kind === 'plan') {
    const rules = await rulesOfDossier(db, dossier.id);
    const outside = [...outsideRules(agreement.plan, rules, today), ...held];
    return { agreement, rules, isAtOnce: isAgreedAtOnce(agreement.plan, rules, today, dossier), outside };
  }
  const { before, change, instalments } = agreement;
  const outside = [...outsideChange(before, change, instalments, today), ...held];
  return { agreement, rules: before.rules, isAtOnce: outside.length === 0, outside };
}

/** Writes what was agreed; false when the plan is not what it was any more. */
export async function writeAgreement(
  tx: Database,
  ctx: { today: Day; now: Date },
  {
    dossierId,
    filingId,
    agreement,
    byRules,
  }: { dossierId: string; filingId: string; agreement: Agreement; byRules: boolean },
): Promise<boolean> {
  if (agreement.kind === 'plan') {
    const { plan, every } = agreement;
    await writePlan(tx, ctx, { dossierId, filingId, plan, every, byRules });
    return true;
  }
  const { before, change, instalments } = agreement;
  return writeChange(tx, ctx, { plan: before, filingId, change: change.kind, instalments, byRules });
}

/** Ends the plan that runs, where one does. */
export async function endPlan(
  tx: Database,
  { today }: { today: Day },
  dossierId: string,
  endKind: 'broken' | 'settlement',
): Promise<boolean> {
  const ended = await tx
    .update(plans)
    .set({ endedOn: today, endKind })
    .where(and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)))
    .returning({ id: plans.id });
  return ended.length > 0;
}
