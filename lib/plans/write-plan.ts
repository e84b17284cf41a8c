import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { planInstalments, plans } from '@/db/schema/plans.ts';
import type { Day } from '../debt-law/day.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { rulesOfDossier } from './rules-of-dossier.ts';
import type { AgreedInstalment, Every } from './schedule.ts';
import type { Simulation } from './simulate.ts';
import type { ChangeKind, PlanView } from './view.ts';

type At = { today: Day; now: Date };

/** Writes an agreed plan. One runs at a time: one that ran before ends as replaced. */
export async function writePlan(
  tx: Database,
  ctx: At,
  { dossierId, filingId, plan, every, byRules }: PlanToWrite,
): Promise<void> {
  const [first] = plan.instalments;
  if (!first) throw new Error('a plan has instalments');
  await tx
    .update(plans)
    .set({ endedOn: ctx.today, endKind: 'replaced' })
    .where(and(eq(plans.dossierId, dossierId), isNull(plans.endedOn)));
  const { id: rulesId } = await rulesOfDossier(tx, dossierId);
  const [paid] = await tx
    .select({ cents: sql<string>`coalesce(sum(${ledgerEntries.amountCents}), 0)` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.dossierId, dossierId), ne(ledgerEntries.kind, 'credit_note')));
  await insert(
    tx,
    {
      ...{ dossierId, filingId, rulesId, byRules, agreedOn: ctx.today, firstDueOn: first.dueOn, every },
      ...{
        instalmentCents: first.amountCents,
        paidBeforeCents: Number(paid?.cents ?? 0),
        createdAt: ctx.now,
      },
    },
    plan.instalments.map((one) => ({ ...one, baseOn: one.dueOn })),
  );
}

type PlanToWrite = {
  dossierId: string;
  filingId: string;
  plan: Simulation;
  every: Every;
  /** Whether the table agreed it; else a person did. */
  byRules: boolean;
};

/** Writes the next version of a plan: false when it is not the one that runs any more. */
export async function writeChange(
  tx: Database,
  ctx: At,
  { plan, filingId, change, instalments, byRules }: ChangeToWrite,
): Promise<boolean> {
  const [before] = await tx
    .update(plans)
    .set({ endedOn: ctx.today, endKind: 'changed' })
    .where(and(eq(plans.id, plan.id), isNull(plans.endedOn)))
    .returning();
  if (!before) return false;
  const { dossierId, rulesId, agreedOn, firstDueOn, every, instalmentCents, paidBeforeCents } = before;
  await insert(
    tx,
    {
      ...{ dossierId, rulesId, agreedOn, firstDueOn, every, instalmentCents, paidBeforeCents },
      ...{ filingId, changesId: before.id, change, byRules, createdAt: ctx.now },
    },
    instalments,
  );
  return true;
}

type ChangeToWrite = {
  plan: Pick<PlanView, 'id'>;
  filingId: string;
  change: ChangeKind;
  instalments: readonly AgreedInstalment[];
  byRules: boolean;
};

async function insert(
  tx: Database,
  values: Omit<typeof plans.$inferInsert, 'instalments'> & { createdAt: Date },
  instalments: readonly AgreedInstalment[],
): Promise<void> {
  const [plan] = await tx
    .insert(plans)
    .values({ ...values, instalments: instalments.length })
    .returning({ id: plans.id });
  if (!plan) throw new Error('the plan was not written');
  await tx.insert(planInstalments).values(
    instalments.map(({ number, dueOn, baseOn, amountCents }) => ({
      ...{ planId: plan.id, number, dueOn, baseOn, amountCents },
    })),
  );
  // Confirmed without delay on a durable medium, each version (art. XIX.11).
  await queueMail(
    tx,
    { now: values.createdAt },
    { kind: 'plan', dossierId: values.dossierId, cause: plan.id },
  );
}
