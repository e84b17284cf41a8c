import { and, inArray, lte } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { keptForms, oneTimeCodes, sessionDebtors, sessions, signInAttempts } from '@/db/schema/access.ts';
import { record } from '../audit/record.ts';
import type { Context, SystemActor } from '../context.ts';
import { keptMinutes } from '../kept-forms/rules.ts';
import { longestWindow, rememberedMinutes } from './rules.ts';
import { minutesAfter } from './session-rows.ts';

type Swept = { codes: number; attempts: number; sessions: number; forms: number };

/** How many rows one transaction removes, and how many transactions one sweep has for each kind. */
type Bounds = { size: number; most: number };

/**
 * Removes codes by mail that are over, sessions a day after their end, tries older than the longest window of the
 * limits, and what was typed into forms and not fetched.
 */
export async function sweepSignIns(
  ctx: Context<SystemActor>,
  bounds: Bounds = { size: 1_000, most: 100 },
): Promise<Swept> {
  const { db, now } = ctx;
  const tries = minutesAfter(now, -longestWindow);
  const forgotten = minutesAfter(now, -rememberedMinutes);
  const unfetched = minutesAfter(now, -keptMinutes);
  const swept = {
    codes: await inBatches(db, bounds, async (tx) => {
      const { id, expiresAt } = oneTimeCodes;
      const over = tx.select({ id }).from(oneTimeCodes).where(lte(expiresAt, now)).limit(bounds.size);
      const ids = (await over.for('update', { skipLocked: true })).map((row) => row.id);
      await tx.delete(oneTimeCodes).where(inArray(id, ids));
      return ids.length;
    }),
    attempts: await inBatches(db, bounds, async (tx) => {
      const { id, at } = signInAttempts;
      const old = tx.select({ id }).from(signInAttempts).where(lte(at, tries)).limit(bounds.size);
      const ids = (await old.for('update', { skipLocked: true })).map((row) => row.id);
      await tx.delete(signInAttempts).where(inArray(id, ids));
      return ids.length;
    }),
    sessions: await inBatches(db, bounds, async (tx) => {
      const { id, expiresAt } = sessions;
      const over = tx.select({ id }).from(sessions).where(lte(expiresAt, forgotten)).limit(bounds.size);
      const ids = (await over.for('update', { skipLocked: true })).map((row) => row.id);
      await tx.delete(sessionDebtors).where(inArray(sessionDebtors.sessionId, ids));
      await tx.delete(keptForms).where(inArray(keptForms.sessionId, ids));
      await tx.delete(sessions).where(inArray(id, ids));
      return ids.length;
    }),
    forms: await inBatches(db, bounds, async (tx) => {
      const { sessionId, keptAt } = keptForms;
      const old = tx.select({ sessionId }).from(keptForms).where(lte(keptAt, unfetched)).limit(bounds.size);
      const ids = (await old.for('update', { skipLocked: true })).map((row) => row.sessionId);
      const gone = and(inArray(sessionId, ids), lte(keptAt, unfetched));
      await tx.delete(keptForms).where(gone);
      return ids.length;
    }),
  };
  if (Object.values(swept).some((number) => number > 0)) {
    await record(db, ctx, { type: 'signIns.swept', facts: swept });
  }
  return swept;
}

async function inBatches(
  db: Database,
  { size, most }: Bounds,
  remove: (tx: Database) => Promise<number>,
): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < most; batch++) {
    const number = await db.transaction(remove);
    removed += number;
    if (number < size) break;
  }
  return removed;
}
