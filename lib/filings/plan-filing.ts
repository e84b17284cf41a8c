import type { Database } from '@/db/client.ts';
import type { Context, DebtorActor } from '../context.ts';
import { type Agreement, changeFor, writeAgreement } from '../plans/agreement.ts';
import type { Details, FilingKind } from './view.ts';
import { type Move, moveFiling } from './write-filing.ts';

/** Agrees a plan by the table of its rules, without a person. */
export async function acceptByRules(
  tx: Database,
  ctx: Context<DebtorActor>,
  { agreement, ...filing }: Move['filing'] & { agreement: Agreement },
): Promise<void> {
  const { id: filingId, dossierId } = filing;
  await moveFiling(tx, ctx, {
    ...{ filing, submissionId: crypto.randomUUID(), act: 'accept', to: 'accepted', note: null },
    ...{ details: null, stop: 'ends', debtorId: null },
  });
  await writeAgreement(tx, ctx, { dossierId, filingId, agreement, byRules: true });
}

/** What falls into a pause comes after it, in a plan that runs. */
export async function restPlan(
  tx: Database,
  ctx: Context<DebtorActor>,
  { dossierId, filingId, details }: { dossierId: string; filingId: string; details: Details },
): Promise<void> {
  const change = { kind: 'pause' as const, fromOn: ctx.today, days: Number(details.days) };
  const agreement = await changeFor(tx, ctx.today, dossierId, change);
  if (agreement.ok)
    await writeAgreement(tx, ctx, { dossierId, filingId, agreement: agreement.value, byRules: true });
}

/** Whether a filing is about a payment plan. */
export const isAboutPlan = <T extends { kind: FilingKind }>(
  asked: T,
): asked is T & { kind: 'plan' | 'planChange' } => asked.kind === 'plan' || asked.kind === 'planChange';
