import { and, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { sessions } from '@/db/schema/access.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { record } from '../audit/record.ts';
import type { Actor } from '../context.ts';

/** Ends the mandates that a condition names, and the sessions that they opened, at once; answers how many of each. */
export async function endMandates(
  tx: Database,
  { actor, now }: { actor: Actor; now: Date },
  which: SQL,
  debtorId: string | null,
): Promise<{ mandates: number; sessions: number }> {
  const ended = await tx
    .update(mandates)
    .set({ revokedAt: now, revokedByDebtorId: debtorId })
    .where(and(which, isNotNull(mandates.givenAt), isNull(mandates.revokedAt)))
    .returning({ id: mandates.id, dossierId: mandates.dossierId });
  const ids = ended.map(({ id }) => id);
  const closed = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(inArray(sessions.mandateId, ids), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  for (const { id, dossierId } of ended)
    await record(tx, { actor, now }, { type: 'mandate.ended', dossierId, facts: { mandateId: id } });
  return { mandates: ended.length, sessions: closed.length };
}
