import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { claimDecisions, dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { err, ok, type Result } from '../result.ts';
import { checkClaims } from './check.ts';
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
    const [row] = await tx
      .select({ submissionId: claimDecisions.submissionId })
      .from(claimDecisions)
      .where(and(eq(claimDecisions.submissionId, submissionId), eq(claimDecisions.dossierId, dossierId)));
    const within = { ...ctx, db: tx };
    const seen = await findDossier(within, dossierId);
    if (!seen) return err('notFound');
    if (row) return ok({ dossierId });
    // Two decisions at once: the second one waits here, and then sees what the first one left.
    await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
    const dossier = await findDossier(within, dossierId);
    const state = dossier?.standing.state;
    if (!dossier || dossier.closedOn || (state !== 'held' && state !== 'returned')) return err('notHeld');
    if (kind === 'reminded') {
      if (sentOn === null || sentOn > ctx.today) return err('reminderDay');
      const reminded = await remind(tx, dossierId, sentOn);
      if (reminded === 0) return err('nothingToRemind');
    }
    const written = await tx
      .insert(claimDecisions)
      .values({ dossierId, submissionId, kind, staffId: ctx.actor.staffId, decidedAt: ctx.now })
      .onConflictDoNothing({ target: claimDecisions.submissionId })
      .returning({ id: claimDecisions.id });
    if (written.length === 0) return err('notFound');
    await record(tx, ctx, { type: `claim.${kind}`, dossierId, facts: { sentOn } });
    await checkClaims(tx, ctx, [dossierId]);
    return ok({ dossierId });
  });
}

/** Writes our first reminder of each invoice that was due by then and had none after its last day to pay. */
async function remind(tx: Database, dossierId: string, sentOn: Day): Promise<number> {
  const none = sql`not exists (select 1 from ${reminders} where ${reminders.invoiceId} = ${invoices.id}
    and ${reminders.sentOn} > ${invoices.dueOn})`;
  const late = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .innerJoin(dossiers, eq(dossiers.id, invoices.dossierId))
    .where(and(eq(invoices.dossierId, dossierId), sql`${invoices.dueOn} < ${sentOn}`, none));
  if (late.length > 0) {
    await tx.insert(reminders).values(
      late.map(({ id }) => ({
        dossierId,
        invoiceId: id,
        kind: 'first_reminder' as const,
        channel: 'post' as const,
        sentOn,
      })),
    );
  }
  return late.length;
}
