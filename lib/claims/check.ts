import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { claimChecks, dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { tellExtinguished } from '../bank-statements/tell-extinguished.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { claimFacts } from './facts.ts';
import { standingOf } from './rules.ts';

const batchSize = 500;

/** What the gate said last of a dossier of the outer select: 'held' and the like, or null. */
export const lastVerdict: SQL<string | null> = sql`(select ${claimChecks.verdict} from ${claimChecks}
  where ${claimChecks.dossierId} = ${dossiers.id} order by ${claimChecks.id} desc limit 1)`;

/**
 * Runs the gate over dossiers that are not closed, and keeps what it says where that is new; in batches, in the
 * transaction given. Answers how many are held.
 */
export async function checkClaims(
  tx: Database,
  { today, now }: { today: Day; now: Date },
  dossierIds: readonly string[],
): Promise<number> {
  let held = 0;
  for (let at = 0; at < dossierIds.length; at += batchSize) {
    const batch = await tx
      .select({ id: dossiers.id, facts: claimFacts, verdict: lastVerdict, reasons: lastReasons })
      .from(dossiers)
      .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
      .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
      .where(and(inArray(dossiers.id, dossierIds.slice(at, at + batchSize)), isNull(dossiers.closedOn)));
    const fresh: (typeof claimChecks.$inferInsert)[] = [];
    const paid: string[] = [];
    for (const { id, facts, verdict, reasons } of batch) {
      const { state, because, statement } = standingOf(facts, today);
      const said = state === 'returned' ? 'held' : state;
      if (said === 'held') held += 1;
      // While it was held it could not be said that nothing is owed any more.
      else if (verdict === 'held' && statement.balance <= 0 && statement.paid > 0) paid.push(id);
      if (said === verdict && isDeepStrictEqual(because, reasons)) continue;
      fresh.push({ dossierId: id, verdict: said, reasons: because, checkedOn: today, recordedAt: now });
    }
    if (fresh.length > 0) await tx.insert(claimChecks).values(fresh);
    await tellExtinguished(tx, paid, { now, today });
  }
  return held;
}

/** Checks once more the claims that are held, as waiting times pass, and those that were never checked. */
export async function checkHeldClaims(ctx: Context<SystemActor>): Promise<number> {
  const due = await ctx.db
    .select({ id: dossiers.id })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .where(and(isNull(dossiers.closedOn), or(sql`${lastVerdict} is null`, sql`${lastVerdict} = 'held'`)));
  return ctx.db.transaction((tx) =>
    checkClaims(
      tx,
      ctx,
      due.map(({ id }) => id),
    ),
  );
}

const lastReasons: SQL<unknown> = sql`(select ${claimChecks.reasons} from ${claimChecks}
  where ${claimChecks.dossierId} = ${dossiers.id} order by ${claimChecks.id} desc limit 1)`;
