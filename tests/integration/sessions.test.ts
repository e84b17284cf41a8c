import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents, sessionDebtors, sessions } from '@/db/schema/access.ts';
import { staff, staffCreditors } from '@/db/schema/parties.ts';
import { endSession } from '@/lib/auth/commands.ts';
import { actorOfSession, findSessionTimes } from '@/lib/auth/queries.ts';
import type { SessionLevel } from '@/lib/auth/schema.ts';
import type { Actor } from '@/lib/context.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier, givenStaff } from '../support/given.ts';

const nobodyIs = { kind: 'nobody' };

async function givenSession(
  db: Database,
  level: SessionLevel,
  who: { debtorIds: string[] } | { staffId: string },
): Promise<string> {
  const values = {
    level,
    staffId: 'staffId' in who ? who.staffId : null,
    createdAt: noon,
    lastSeenAt: noon,
    expiresAt: minutesLater(8 * 60),
  };
  const [row] = await db.insert(sessions).values(values).returning({ id: sessions.id });
  const sessionId = row?.id ?? '';
  if ('debtorIds' in who && who.debtorIds.length > 0) {
    await db.insert(sessionDebtors).values(who.debtorIds.map((debtorId) => ({ sessionId, debtorId })));
  }
  return sessionId;
}

const kindAt = async (db: Database, sessionId: string, minutes: number) =>
  (await actorOfSession(db, sessionId, minutesLater(minutes))).kind;

describe('a session', () => {
  it.each([
    ['letter', 20],
    ['email', 20],
    ['password', 15],
  ] as const)('by %s is over after %i minutes without a request', (level, idle) =>
    inRollback(async (db) => {
      const staffMember = await givenStaff(db);
      const who = level === 'password' ? staffMember : { debtorIds: [(await givenDebtor(db)).id] };
      const sessionId = await givenSession(db, level, who);
      const kind = level === 'password' ? 'staff' : 'debtor';
      expect(await kindAt(db, sessionId, idle)).toBe(kind);
      expect(await kindAt(db, sessionId, 2 * idle)).toBe(kind);
      expect(await kindAt(db, sessionId, 3 * idle + 0.01)).toBe('nobody');
    }),
  );

  it('is over after eight hours, however busy', () =>
    inRollback(async (db) => {
      const sessionId = await givenSession(db, 'letter', { debtorIds: [(await givenDebtor(db)).id] });
      for (let minutes = 15; minutes < 480; minutes += 15) {
        expect(await kindAt(db, sessionId, minutes)).toBe('debtor');
      }
      expect(await kindAt(db, sessionId, 480)).toBe('nobody');
    }));

  it.each([
    ['letter', 19, 0],
    ['email', 19, 450],
    ['password', 14, 10],
  ] as const)('by %s says that it lives for %i minutes more, and how long at most', (level, idle, after) =>
    inRollback(async (db) => {
      const staffMember = await givenStaff(db);
      const who = level === 'password' ? staffMember : { debtorIds: [(await givenDebtor(db)).id] };
      const sessionId = await givenSession(db, level, who);
      const actor = { ...debtorActor(), sessionId };
      expect(await findSessionTimes(contextFor(db, actor, minutesLater(after)))).toEqual({
        idleSeconds: idle * 60,
        lastSeconds: (480 - after) * 60,
      });
      expect(await findSessionTimes(contextFor(db, debtorActor()))).toBeNull();
    }),
  );

  it('writes when somebody was there at most once a minute', () =>
    inRollback(async (db) => {
      const sessionId = await givenSession(db, 'letter', { debtorIds: [(await givenDebtor(db)).id] });
      const seenAt = async (minutes: number) => {
        await actorOfSession(db, sessionId, minutesLater(minutes));
        const [row] = await db.select({ at: sessions.lastSeenAt }).from(sessions);
        return row?.at;
      };
      expect(await seenAt(1)).toEqual(noon);
      expect(await seenAt(1.1)).toEqual(minutesLater(1.1));
    }));

  it('is over at once when its person signs out, and no other session is', () =>
    inRollback(async (db) => {
      const debtor = await givenDebtor(db);
      const [mine, other] = [
        await givenSession(db, 'letter', { debtorIds: [debtor.id] }),
        await givenSession(db, 'letter', { debtorIds: [debtor.id] }),
      ];
      await endSession(contextFor(db, await actorOfSession(db, mine, noon)));
      expect([await kindAt(db, mine, 0), await kindAt(db, other, 0)]).toEqual(['nobody', 'debtor']);
      const trail = await db.select({ type: auditEvents.type, by: auditEvents.actorId }).from(auditEvents);
      expect(trail).toEqual([{ type: 'signOut.done', by: debtor.id }]);
    }));

  it.each<[string, Actor]>([
    ['nobody', nobody],
    ['the system', system],
    ['a debtor whose session is unknown', debtorActor()],
  ])('is not ended by %s', (_, actor) =>
    inRollback(async (db) => {
      const sessionId = await givenSession(db, 'letter', { debtorIds: [(await givenDebtor(db)).id] });
      await endSession(contextFor(db, actor));
      expect(await kindAt(db, sessionId, 0)).toBe('debtor');
    }),
  );

  it('of staff ends at once when the person may no longer come in', () =>
    inRollback(async (db) => {
      const { staffId } = await givenStaff(db);
      const sessionId = await givenSession(db, 'password', { staffId });
      await db.update(staff).set({ disabledAt: noon }).where(eq(staff.id, staffId));
      expect(await actorOfSession(db, sessionId, noon)).toEqual(nobodyIs);
    }));

  it('of staff has another role and another reach at once when the person gets them', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { staffId } = await givenStaff(db, { role: 'administrator' });
      const sessionId = await givenSession(db, 'password', { staffId });
      const seen = async () => {
        const actor = await actorOfSession(db, sessionId, noon);
        const found = await findDossier(contextFor(db, actor), dossier.id);
        return [actor.kind === 'staff' ? `${actor.role} ${actor.reach}` : actor.kind, found?.id];
      };
      expect(await seen()).toEqual(['administrator all', dossier.id]);
      await db.update(staff).set({ role: 'agent', reach: 'listed' }).where(eq(staff.id, staffId));
      expect(await seen()).toEqual(['agent listed', undefined]);
      await db.insert(staffCreditors).values({ staffId, creditorId: dossier.creditorId });
      expect(await seen()).toEqual(['agent listed', dossier.id]);
      await db.delete(staffCreditors);
      expect(await seen()).toEqual(['agent listed', undefined]);
    }));

  it('without anybody behind it is nobody’s', () =>
    inRollback(async (db) => {
      const sessionId = await givenSession(db, 'letter', { debtorIds: [] });
      expect(await actorOfSession(db, sessionId, noon)).toEqual(nobodyIs);
    }));

  it.each([undefined, '', 'x', crypto.randomUUID(), "' or 1=1 --", '\u0000', 'x'.repeat(100_000)])(
    'is not %.40j',
    (id) =>
      inRollback(async (db) => {
        await givenSession(db, 'letter', { debtorIds: [(await givenDebtor(db)).id] });
        expect(await actorOfSession(db, id, noon)).toEqual(nobodyIs);
      }),
  );
});
