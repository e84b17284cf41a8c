import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents, keptForms, sessionDebtors, sessions } from '@/db/schema/access.ts';
import { sweepSignIns } from '@/lib/auth/sweep.ts';
import type { DebtorActor, StaffActor } from '@/lib/context.ts';
import { forgetKeptForm, keepForm } from '@/lib/kept-forms/commands.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { keptMinutes, mostKeptCharacters, mostKeptPages } from '@/lib/kept-forms/rules.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenStaff } from '../support/given.ts';

const path = '/nl/dossiers/0b9f4f4e-6f0c-4c52-9d0b-3a1f6b0c2d11/messages?about=plan';
const typed = { body: 'Ik kan 50 euro per maand betalen.', submissionId: crypto.randomUUID() };

/** A session of somebody that is over. */
async function givenEnded(db: Database, who: { staffId: string } | { debtorIds: readonly string[] }) {
  const [row] = await db
    .insert(sessions)
    .values({
      staffId: 'staffId' in who ? who.staffId : null,
      level: 'staffId' in who ? 'password' : 'email',
      createdAt: minutesLater(-60),
      lastSeenAt: minutesLater(-60),
      expiresAt: minutesLater(420),
      endedAt: noon,
    })
    .returning({ id: sessions.id });
  const sessionId = row?.id ?? '';
  if ('debtorIds' in who)
    await db.insert(sessionDebtors).values(who.debtorIds.map((debtorId) => ({ sessionId, debtorId })));
  return sessionId;
}

const keep = (db: Database, sessionId: string | undefined, also: { path?: string; typed?: object } = {}) =>
  keepForm(contextFor(db, nobody), { sessionId, path, typed, ...also } as Parameters<typeof keepForm>[1]);

const found = (db: Database, actor: DebtorActor | StaffActor, at = noon, where = path) =>
  findKeptForm(contextFor(db, actor, at), where);

describe('what was typed when the session was over', () => {
  it('comes back to the same debtor until it is sent, in any language, and on no other page', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      expect((await keep(db, await givenEnded(db, debtor))).ok).toBe(true);
      expect(await found(db, debtor)).toEqual(typed);
      expect(await found(db, debtor, noon, path.replace('/nl/', '/de/').replace(/\?.*/, '?page=1'))).toEqual(
        typed,
      );
      expect(await found(db, debtor, noon, '/nl/account')).toBeNull();
      expect(await forgetKeptForm(contextFor(db, debtor), path)).toEqual({ ok: true, value: { forms: 1 } });
      expect(await found(db, debtor)).toBeNull();
    }));

  it('comes back to the same member of staff and to no other', () =>
    inRollback(async (db) => {
      const [writer, other] = [await givenStaff(db), await givenStaff(db, { role: 'administrator' })];
      await keep(db, await givenEnded(db, writer));
      expect([await found(db, writer), await found(db, other)]).toEqual([typed, null]);
      expect(await forgetKeptForm(contextFor(db, other), path)).toEqual({ ok: true, value: { forms: 0 } });
      expect(await found(db, writer)).toEqual(typed);
    }));

  it('comes back only to who reaches everybody whom the session reached', () =>
    inRollback(async (db) => {
      const [one, two, three] = [await givenDebtor(db), await givenDebtor(db), await givenDebtor(db)];
      await keep(db, await givenEnded(db, { debtorIds: [one.id, two.id] }));
      const finds = async (...ids: string[]) => (await found(db, debtorActor(...ids))) !== null;
      expect(await finds(one.id, two.id)).toBe(true);
      expect(await finds(one.id, two.id, three.id)).toBe(true);
      for (const ids of [[], [one.id], [two.id], [three.id], [one.id, three.id]])
        expect([ids, await finds(...ids)]).toEqual([ids, false]);
    }));

  it('is kept for half an hour', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      await keep(db, await givenEnded(db, debtor));
      expect(await found(db, debtor, minutesLater(keptMinutes - 0.01))).toEqual(typed);
      expect(await found(db, debtor, minutesLater(keptMinutes))).toBeNull();
    }));

  it('comes back as it was typed, also when it is long or odd', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      const sessionId = await givenEnded(db, debtor);
      for (const body of [
        '€'.repeat(10_000),
        'a\u0000b\r\n\ud800 <b>&"\'',
        '{"body":"x"}',
        '👍🏽'.repeat(2_500),
      ]) {
        expect((await keep(db, sessionId, { typed: { body } })).ok).toBe(true);
        expect(await found(db, debtor)).toEqual({ body });
      }
      expect(await db.$count(keptForms)).toBe(1);
    }));

  it('is the newest when two sessions left something on one page; sending it forgets both', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      await keep(db, await givenEnded(db, debtor));
      const later = contextFor(db, nobody, minutesLater(5));
      await keepForm(later, { sessionId: await givenEnded(db, debtor), path, typed: { body: 'later' } });
      expect(await found(db, debtor, minutesLater(6))).toEqual({ body: 'later' });
      await forgetKeptForm(contextFor(db, debtor, minutesLater(6)), path);
      expect(await found(db, debtor, minutesLater(6))).toBeNull();
    }));

  it('leaves in the trail that it was kept and forgotten, never what it was', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      await keep(db, await givenEnded(db, debtor));
      await forgetKeptForm(contextFor(db, debtor), path);
      const trail = await db.select({ type: auditEvents.type, facts: auditEvents.facts }).from(auditEvents);
      expect(trail).toEqual([
        { type: 'form.kept', facts: { characters: JSON.stringify(typed).length } },
        { type: 'keptForm.forgotten', facts: { forms: 1 } },
      ]);
    }));

  it('leaves before its session when both are swept', () =>
    inRollback(async (db) => {
      const sessionId = await givenEnded(db, await givenStaff(db));
      await keep(db, sessionId);
      await sweepSignIns({ ...contextFor(db, system), now: minutesLater(3 * 24 * 60) });
      expect([await db.$count(keptForms), await db.$count(sessions)]).toEqual([0, 0]);
    }));
});

describe('nothing is kept', () => {
  it.each([undefined, '', 'x', crypto.randomUUID(), "' or 1=1 --"])('of the session %j', (sessionId) =>
    inRollback(async (db) => {
      expect(await keep(db, sessionId)).toEqual({ ok: false, error: 'notKept' });
      expect([await db.$count(keptForms), await db.$count(auditEvents)]).toEqual([0, 0]);
    }),
  );

  it('of who is signed in, of an empty form, and of more than anybody types', () =>
    inRollback(async (db) => {
      const debtor = debtorActor((await givenDebtor(db)).id);
      const sessionId = await givenEnded(db, debtor);
      const refused = [
        await keepForm(contextFor(db, debtor), { sessionId, path, typed }),
        await keepForm(contextFor(db, system), { sessionId, path, typed }),
        await keep(db, sessionId, { typed: {} }),
        await keep(db, sessionId, { typed: { body: 'x'.repeat(mostKeptCharacters) } }),
        await keep(db, sessionId, { path: `/nl/${'x'.repeat(300)}` }),
      ];
      expect(refused.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
      expect(await db.$count(keptForms)).toBe(0);
    }));

  it('beyond ten pages of one session; what is there can still be replaced', () =>
    inRollback(async (db) => {
      const sessionId = await givenEnded(db, await givenStaff(db));
      const kept = async (n: number) => (await keep(db, sessionId, { path: `/nl/admin/${n}` })).ok;
      for (let n = 0; n < mostKeptPages; n++) expect(await kept(n)).toBe(true);
      expect([await kept(mostKeptPages), await kept(0)]).toEqual([false, true]);
    }));
});
