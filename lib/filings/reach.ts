import { inArray, type SQL, sql } from 'drizzle-orm';
import { filingDrafts } from '@/db/schema/filings.ts';
import type { Actor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';

/** The filings of dossiers within reach, as a condition on `filings` joined with `dossiers`. */
export const filingsWithinReach = (actor: Actor): SQL => dossiersWithinReach(actor);

/** The drafts that an actor began: a debtor's own, nobody else's. */
export const ownFilingDrafts = (actor: Actor): SQL =>
  actor.kind === 'debtor' && actor.debtorIds.length > 0
    ? inArray(filingDrafts.debtorId, [...actor.debtorIds])
    : sql`false`;
