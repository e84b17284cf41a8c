import { and, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { sessionDebtors, sessions } from '@/db/schema/access.ts';
import { isId } from '../dossiers/queries.ts';
import { sessionMinutes } from './rules.ts';

type Who =
  | { level: 'letter'; debtorIds: string[]; accessCodeId: string }
  | { level: 'email'; debtorIds: string[] }
  | { level: 'password'; staffId: string }
  | { level: 'mandate'; mandateId: string };

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** Opens a session and ends the older one of the same browser, which its cookie will no longer name. */
export async function openSession(
  tx: Database,
  now: Date,
  who: Who,
  older: string | undefined,
): Promise<{ sessionId: string; endsOlder: boolean }> {
  const [row] = await tx
    .insert(sessions)
    .values({
      staffId: 'staffId' in who ? who.staffId : null,
      level: who.level,
      mandateId: 'mandateId' in who ? who.mandateId : null,
      accessCodeId: 'accessCodeId' in who ? who.accessCodeId : null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: minutesAfter(now, sessionMinutes[who.level].most),
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error('the session was not written');
  if ('debtorIds' in who) {
    await tx
      .insert(sessionDebtors)
      .values(who.debtorIds.map((debtorId) => ({ sessionId: row.id, debtorId })));
  }
  const ended = older && isId(older) ? await endSessions(tx, now, eq(sessions.id, older)) : 0;
  return { sessionId: row.id, endsOlder: ended > 0 };
}

/** Ends the open sessions that a condition names; answers how many. */
export async function endSessions(tx: Database, now: Date, which: SQL | undefined): Promise<number> {
  if (!which) return 0;
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(which, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends the sessions that a code by mail opened for these debtors, all but the one that asks for it. */
export async function endMailSessions(
  tx: Database,
  now: Date,
  { debtorIds, sessionId }: { debtorIds: readonly string[]; sessionId: string },
): Promise<number> {
  const ofThem = tx
    .select({ id: sessionDebtors.sessionId })
    .from(sessionDebtors)
    .where(inArray(sessionDebtors.debtorId, [...debtorIds]));
  const which = and(eq(sessions.level, 'email'), ne(sessions.id, sessionId), inArray(sessions.id, ofThem));
  return endSessions(tx, now, which);
}
