import type { Database } from '@/db/client.ts';
import { mandates } from '@/db/schema/mandates.ts';
import type { Actor } from '../context.ts';
import { type Need, ownMandate } from './reach.ts';

/**
 * Holds a mediator's mandate until the transaction ends: who takes it back waits, or was first and the answer is false.
 * True for all who need no mandate.
 */
export async function holdMandate(tx: Database, { actor }: { actor: Actor }, need: Need): Promise<boolean> {
  if (actor.kind !== 'mediator') return true;
  const held = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(ownMandate(actor, need))
    .for('share');
  return held.length > 0;
}
