import { and, eq, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { mandates } from '@/db/schema/mandates.ts';
import type { Actor, MandateScope } from '../context.ts';
import type { Day } from '../debt-law/day.ts';

/** What of a dossier is asked: `own` is for its debtor and staff alone, the rest also for a mediator who was given it. */
export type Need = 'own' | 'read' | MandateScope;

const scopeColumns = {
  download: mandates.mayDownload,
  message: mandates.mayMessage,
  plan: mandates.mayPlan,
} as const;

/** That a mandate runs on a day: given, begun, not over and not taken back. */
export const runsOn = (day: Day): SQL =>
  and(
    isNotNull(mandates.givenAt),
    isNull(mandates.revokedAt),
    lte(mandates.fromOn, day),
    gte(mandates.lastOn, day),
  ) ?? sql`false`;

/** The mandate of a mediator, while it runs and holds what is asked, as a condition on `mandates`. */
export function ownMandate(actor: Actor, need: Need): SQL {
  if (actor.kind !== 'mediator' || need === 'own') return sql`false`;
  const holds = need === 'read' ? undefined : eq(scopeColumns[need], true);
  return and(eq(mandates.id, actor.mandateId), runsOn(actor.on), holds) ?? sql`false`;
}

/** Whether a mediator may do something, as a condition of its own; true for all who need no mandate. */
export const mandateAllows = (actor: Actor, need: Need): SQL =>
  actor.kind === 'mediator'
    ? sql`exists (select 1 from ${mandates} where ${ownMandate(actor, need)})`
    : sql`true`;
