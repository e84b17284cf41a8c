import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { filingDrafts, filings } from '@/db/schema/filings.ts';
import type { Actor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { mandateAllows, type Need } from '../mandates/reach.ts';
import type { FilingKind } from './view.ts';

/**
 * The filings of dossiers within reach, as a condition on `filings` joined with `dossiers`. What somebody said without
 * signing in is for staff alone: the debtor must not read the words of a stranger.
 */
export const filingsWithinReach = (actor: Actor, need?: Need): SQL =>
  actor.kind === 'staff' || actor.kind === 'system'
    ? dossiersWithinReach(actor, need)
    : sql`(${dossiersWithinReach(actor, need)} and num_nonnulls(${filings.debtorId}, ${filings.staffId}) > 0)`;

/** The drafts that an actor began: a debtor's own, or the plan of a mediator who may propose one; nobody else's. */
export const ownFilingDrafts = (actor: Actor): SQL =>
  actor.kind === 'mediator'
    ? (and(eq(filingDrafts.mandateId, actor.mandateId), mandateAllows(actor, 'plan')) ?? sql`false`)
    : actor.kind === 'debtor' && actor.debtorIds.length > 0
      ? inArray(filingDrafts.debtorId, [...actor.debtorIds])
      : sql`false`;

/** What filling in a journey needs: a mediator proposes a plan and nothing else. */
export const needOf = (kind: FilingKind): Need => (kind === 'plan' ? 'plan' : 'own');
