import { inArray, type SQL, sql } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { creditors, staffCreditors } from '@/db/schema/parties.ts';
import type { Actor } from '../context.ts';
import { type Need, ownMandate } from '../mandates/reach.ts';

/**
 * The dossiers that an actor may reach, as a condition on `dossiers`: exhaustive over the kinds of actor. A mediator
 * reaches nothing where no need is named.
 */
export function dossiersWithinReach(actor: Actor, need: Need = 'own'): SQL {
  switch (actor.kind) {
    case 'debtor':
      return actor.debtorIds.length > 0 ? inArray(dossiers.debtorId, [...actor.debtorIds]) : sql`false`;
    case 'mediator':
      return sql`exists (select 1 from ${mandates} where ${mandates.dossierId} = ${dossiers.id} and ${ownMandate(actor, need)})`;
    case 'staff':
      return actor.reach === 'all' ? sql`true` : ofListedCreditor(actor.staffId);
    case 'system':
      return sql`true`;
    case 'nobody':
      return sql`false`;
  }
}

/** The creditors whose dossiers an actor may work on, as a condition on `creditors`. */
export const creditorsWithinReach = (actor: Actor): SQL =>
  actor.kind !== 'staff'
    ? sql`${actor.kind === 'system'}::boolean`
    : actor.reach === 'all'
      ? sql`true`
      : sql`exists (select 1 from ${staffCreditors} where ${staffCreditors.staffId} = ${actor.staffId} and ${staffCreditors.creditorId} = ${creditors.id})`;

const ofListedCreditor = (staffId: string) =>
  sql`exists (select 1 from ${staffCreditors} where ${staffCreditors.staffId} = ${staffId} and ${staffCreditors.creditorId} = ${dossiers.creditorId})`;
