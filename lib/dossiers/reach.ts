import { inArray, type SQL, sql } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { staffCreditors } from '@/db/schema/parties.ts';
import type { Actor } from '../context.ts';

/** The dossiers that an actor may reach, as a condition on `dossiers`: exhaustive over the kinds of actor. */
export function dossiersWithinReach(actor: Actor): SQL {
  switch (actor.kind) {
    case 'debtor':
      return actor.debtorIds.length > 0 ? inArray(dossiers.debtorId, [...actor.debtorIds]) : sql`false`;
    case 'staff':
      return actor.reach === 'all' ? sql`true` : ofListedCreditor(actor.staffId);
    case 'system':
      return sql`true`;
    case 'nobody':
      return sql`false`;
  }
}

const ofListedCreditor = (staffId: string) =>
  sql`exists (select 1 from ${staffCreditors} where ${staffCreditors.staffId} = ${staffId} and ${staffCreditors.creditorId} = ${dossiers.creditorId})`;
