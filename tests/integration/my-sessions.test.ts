import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { sessionDebtors, sessions } from '@/db/schema/access.ts';
import { endOtherSessions } from '@/lib/auth/commands.ts';
import { actorOfSession, listMySessions } from '@/lib/auth/queries.ts';
import type { DebtorActor } from '@/lib/context.ts';
import { findDossier, findDossierForStaff } from '@/lib/dossiers/queries.ts';
import { listWhoLooked } from '@/lib/looks/queries.ts';
import { contextFor, debtorActor, minutesLater, noon } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

async function open(db: Database, debtorId: string, level: 'letter' | 'email' = 'letter', from = 0) {
  const [session] = await db
    .insert(sessions)
    .values({
      level,
      createdAt: minutesLater(from),
      lastSeenAt: minutesLater(from),
      expiresAt: minutesLater(from + 480),
    })
    .returning({ id: sessions.id });
  const sessionId = session?.id ?? '';
  await db.insert(sessionDebtors).values({ sessionId, debtorId });
  return sessionId;
}

describe('the sessions of a person', () => {
  it('are listed with the asking one, and all others end at once, nobody else’s', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const [old, mail, own] = [
        await open(db, mine.debtorId, 'letter', -60),
        await open(db, mine.debtorId, 'email', 1),
        await open(db, mine.debtorId, 'letter', 2),
      ];
      const stranger = await open(db, other.debtorId);
      const actor: DebtorActor = { kind: 'debtor', sessionId: own, debtorIds: [mine.debtorId] };
      const ctx = contextFor(db, actor, minutesLater(3));
      expect(
        (await listMySessions(ctx)).map(({ id, isThis, isOpen, level }) => [id, isThis, isOpen, level]),
      ).toEqual([
        [own, true, true, 'letter'],
        [mail, false, true, 'email'],
        [old, false, false, 'letter'],
      ]);
      expect(await endOtherSessions(ctx)).toEqual({ ok: true, value: { ended: 2 } });
      const left = await db.select({ id: sessions.id, endedAt: sessions.endedAt }).from(sessions);
      expect(new Map(left.map(({ id, endedAt }) => [id, endedAt === null]))).toEqual(
        new Map([
          [old, false],
          [mail, false],
          [own, true],
          [stranger, true],
        ]),
      );
      expect((await actorOfSession(db, mail, minutesLater(3))).kind).toBe('nobody');
      expect((await actorOfSession(db, own, minutesLater(3))).kind).toBe('debtor');
      expect(await db.$count(sessions, eq(sessions.id, stranger))).toBe(1);
    }));
});

describe('who looked', () => {
  it('is told to whose dossier it is, without the name of a member of staff', () =>
    inRollback(async (db) => {
      const { id, debtorId } = await givenDossier(db);
      const staff = contextFor(db, await givenStaff(db), noon);
      await findDossierForStaff(staff, id, 'dossier');
      await findDossierForStaff(staff, id, 'messages');
      const ctx = contextFor(db, debtorActor(debtorId));
      const dossier = await findDossier(ctx, id);
      const { looks, isCut } = dossier ? await listWhoLooked(ctx, dossier) : { looks: [], isCut: true };
      expect([looks.map(({ id: _, ...look }) => look), isCut]).toEqual([
        [{ at: noon, kind: 'looked', mediator: null }],
        false,
      ]);
    }));
});
