import { eq } from 'drizzle-orm';
import { claimDecisions, dossiers } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import { dayIn } from '../clock.ts';
import type { Context, StaffActor } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { err, ok, type Result } from '../result.ts';
import { checkClaims } from './check.ts';
import { remind } from './remind.ts';
import type { DecideClaim } from './schema.ts';

/**
 * What staff do about a held claim: give it back to its creditor, lower it to what is lawful, or note that the agency
 * sent the first reminder itself (path B), by post, to every invoice that had none. Nobody can open it by decree.
 * @source Code of Economic Law, art. XIX.7 § 1 and XIX.8
 */
export async function decideClaim(
  ctx: Context<StaffActor>,
  { dossierId, submissionId, kind, sentOn }: DecideClaim,
): Promise<Result<{ dossierId: string }, 'notFound' | 'notHeld' | 'reminderDay' | 'nothingToRemind'>> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    if (!(await findDossier(within, dossierId))) return err('notFound');
    // Two decisions at once: the second one waits here, and then sees what the first one left.
    const [locked] = await tx
      .select({ receivedAt: dossiers.createdAt })
      .from(dossiers)
      .where(eq(dossiers.id, dossierId))
      .for('update');
    const [before] = await tx
      .select({ dossierId: claimDecisions.dossierId })
      .from(claimDecisions)
      .where(eq(claimDecisions.submissionId, submissionId));
    if (before) return before.dossierId === dossierId ? ok({ dossierId }) : err('notFound');
    const dossier = await findDossier(within, dossierId);
    const state = dossier?.standing.state;
    if (!dossier || dossier.closedOn || (state !== 'held' && state !== 'returned')) return err('notHeld');
    if (kind === 'reminded') {
      const receivedOn = locked && dayIn(locked.receivedAt);
      if (sentOn === null || sentOn > ctx.today || !receivedOn || sentOn < receivedOn)
        return err('reminderDay');
      const reminded = await remind(tx, dossierId, sentOn);
      if (reminded === 0) return err('nothingToRemind');
    }
    await tx
      .insert(claimDecisions)
      .values({ dossierId, submissionId, kind, staffId: ctx.actor.staffId, decidedAt: ctx.now });
    await record(tx, ctx, { type: `claim.${kind}`, dossierId, facts: { sentOn } });
    await checkClaims(tx, ctx, [dossierId]);
    return ok({ dossierId });
  });
}
