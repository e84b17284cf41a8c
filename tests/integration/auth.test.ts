import { desc, eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { accessCodes, auditEvents, oneTimeCodes, sessions, signInAttempts } from '@/db/schema/access.ts';
import { debtors, staff } from '@/db/schema/parties.ts';
import {
  addStaff,
  askConfirmationCode,
  askSignInCode,
  confirmEmail,
  forgetEmail,
  signInStaff,
  signInWithLetter,
  signInWithMailCode,
  storeAccessCode,
} from '@/lib/auth/commands.ts';
import { freshAccessCode } from '@/lib/auth/hashing.ts';
import { takeAttempt } from '@/lib/auth/limits.ts';
import { actorOfSession } from '@/lib/auth/queries.ts';
import { reportNotMe } from '@/lib/reports/commands.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier } from '../support/given.ts';
import { sealedMail } from '../support/sealed-mail.ts';

const home = { address: '192.0.2.7' };
const wrong = { ok: false, error: 'wrong' };
const limited = { ok: false, error: 'limited' };
const day = 24 * 60;
const rightCode = freshAccessCode();
const wrongCode = freshAccessCode();
const password = 'een lang en vreemd wachtwoord';

type Typed = { reference: string; code?: string; at?: number; from?: string };

const letter = (db: Database, { reference, code = wrongCode, at = 0, from }: Typed) =>
  signInWithLetter(contextFor(db, nobody, minutesLater(at)), from ? { address: from } : home, {
    reference,
    code,
  });

async function givenLetter(db: Database, code = rightCode) {
  const dossier = await givenDossier(db);
  await storeAccessCode(contextFor(db, system), dossier.id, code);
  return dossier;
}

const trailOf = async (db: Database) =>
  (
    await db
      .select({ type: auditEvents.type, facts: auditEvents.facts })
      .from(auditEvents)
      .orderBy(auditEvents.id)
  ).filter(({ type }) => type !== 'accessCode.made');

describe('signing in with the letter', () => {
  it('opens a session for the debtor of that dossier alone', () =>
    inRollback(async (db) => {
      const [mine] = [await givenLetter(db), await givenLetter(db)];
      const result = await letter(db, { reference: mine.reference, code: rightCode });
      if (!result.ok) throw new Error(result.error);
      expect(await actorOfSession(db, result.value.sessionId, noon)).toMatchObject({
        kind: 'debtor',
        debtorIds: [mine.debtorId],
      });
      expect(await trailOf(db)).toEqual([{ type: 'signIn.done', facts: { way: 'letter' } }]);
    }));

  it('answers the same to a wrong, unknown, expired and replaced code, and opens nothing', () =>
    inRollback(async (db) => {
      const replaced = await givenLetter(db);
      await storeAccessCode(contextFor(db, system), replaced.id, freshAccessCode());
      const known = await givenLetter(db);
      const withoutCode = await givenDossier(db);
      const tries = [
        { reference: known.reference },
        { reference: '0000000097', code: rightCode },
        { reference: withoutCode.reference, code: rightCode },
        { reference: replaced.reference, code: rightCode },
        { reference: known.reference, code: rightCode, at: 365 * day },
      ];
      for (const typed of tries) expect(await letter(db, typed)).toEqual(wrong);
      expect(await db.select().from(sessions)).toEqual([]);
      const refusal = { type: 'signIn.refused', facts: { way: 'letter' } };
      expect(await trailOf(db)).toEqual(tries.map(() => refusal));
    }));

  it('takes as long for a reference that does not exist', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      const fastest = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
      const ratio = () => fastest.unknown / fastest.known;
      // A busy machine slows single tries down: more of them are made as long as the fastest ones differ.
      for (let i = 0; i < 4 || (i < 20 && (ratio() <= 0.5 || ratio() >= 2)); i++) {
        for (const [which, asked] of [
          ['known', reference],
          ['unknown', '0000000097'],
        ] as const) {
          const started = performance.now();
          await letter(db, { reference: asked });
          fastest[which] = Math.min(fastest[which], performance.now() - started);
        }
      }
      expect(ratio()).toBeGreaterThan(0.5);
      expect(ratio()).toBeLessThan(2);
    }));

  it('keeps no code, reference or address that can be read', () =>
    inRollback(async (db) => {
      const dossier = await givenLetter(db);
      await letter(db, { reference: dossier.reference });
      await letter(db, { reference: dossier.reference, code: rightCode });
      const kept = JSON.stringify([
        await db.select().from(accessCodes),
        await db.select().from(signInAttempts),
        await db.select().from(auditEvents),
        await db.select().from(sessions),
      ]);
      for (const secret of [rightCode, wrongCode, dossier.reference, home.address]) {
        expect(kept).not.toContain(secret);
      }
      expect(kept).toContain('$argon2id$');
    }));
});

describe('the limits of the letter', () => {
  it('refuse the sixth try within a quarter of an hour, also a right one, known reference or not', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      for (const asked of [reference, '0000000097']) {
        for (let i = 0; i < 5; i++) expect(await letter(db, { reference: asked, at: i })).toEqual(wrong);
        expect(await letter(db, { reference: asked, code: rightCode, at: 14 })).toEqual(limited);
      }
      // The first try has left the window.
      expect((await letter(db, { reference, code: rightCode, at: 15 })).ok).toBe(true);
    }));

  it('refuse the eleventh wrong try of a day, however slow, and let the person in the day after', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      for (let i = 0; i < 10; i++) expect(await letter(db, { reference, at: i * 60 })).toEqual(wrong);
      expect(await letter(db, { reference, code: rightCode, at: day - 1 })).toEqual(limited);
      expect((await letter(db, { reference, code: rightCode, at: day })).ok).toBe(true);
    }));

  it('do not count tries that were right, and are not lifted by them', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      for (let i = 0; i < 6; i++) expect((await letter(db, { reference, code: rightCode })).ok).toBe(true);
      for (let i = 0; i < 4; i++) await letter(db, { reference });
      expect((await letter(db, { reference, code: rightCode })).ok).toBe(true);
      expect(await letter(db, { reference })).toEqual(wrong);
      expect(await letter(db, { reference, code: rightCode })).toEqual(limited);
    }));

  it('refuse the twenty-first wrong try from one subscriber in ten minutes, over all references', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      for (let i = 0; i < 20; i++) {
        const from = `2001:db8:1:2::${i.toString(16)}`;
        expect(await letter(db, { reference: `${1000000000 + i}`, from })).toEqual(wrong);
      }
      const right = { reference, code: rightCode };
      expect(await letter(db, { ...right, from: '2001:db8:1:2:ffff::1' })).toEqual(limited);
      expect((await letter(db, { ...right, from: '2001:db8:1:3::1' })).ok).toBe(true);
      expect((await letter(db, { ...right, from: '2001:db8:1:2:ffff::1', at: 10 })).ok).toBe(true);
    }));

  it('tell the operator after five thousand wrong tries in a day, and close the door to nobody', () =>
    inRollback(async (db) => {
      const { reference } = await givenLetter(db);
      const fill = (number: number) =>
        db.execute(sql`insert into ${signInAttempts} (kind, subject_hash, address_hash, succeeded, at)
          select 'letter', n::text, n::text, false, ${noon.toISOString()}::timestamptz
          from generate_series(1, ${number}::int) n`);
      await fill(4_999);
      expect((await letter(db, { reference, code: rightCode })).ok).toBe(true);
      await fill(1);
      const alarm = vi.spyOn(console, 'error').mockImplementation(() => {});
      expect((await letter(db, { reference, code: rightCode })).ok).toBe(true);
      expect(alarm).toHaveBeenCalledOnce();
      alarm.mockRestore();
    }));

  it('leave the other ways open', () =>
    inRollback(async (db) => {
      const dossier = await givenLetter(db);
      const email = 'an@example.be';
      await db.update(debtors).set({ confirmedEmail: email }).where(eq(debtors.id, dossier.debtorId));
      for (let i = 0; i < 6; i++) await letter(db, { reference: dossier.reference });
      expect(await letter(db, { reference: dossier.reference, code: rightCode })).toEqual(limited);
      const code = await mailedCode(db, email);
      const ctx = contextFor(db, nobody);
      expect((await signInWithMailCode(ctx, home, { code, browser: 'mine' })).ok).toBe(true);
      const report = {
        submissionId: crypto.randomUUID(),
        reason: 'other',
        reference: dossier.reference,
        explanation: '',
        contact: '',
        language: 'nl',
      } as const;
      expect((await reportNotMe(ctx, home, report)).ok).toBe(true);
    }));
});

const person = { email: 'samira@example.be', name: 'Samira', role: 'agent', language: 'nl' } as const;

async function givenPerson(db: Database) {
  const added = await addStaff(contextFor(db, system), { ...person, password, reach: 'all' });
  if (!added.ok) throw new Error(added.error);
  return added.value.staffId;
}

const asStaff = (db: Database, typed: { password?: string; email?: string; at?: number } = {}) =>
  signInStaff(contextFor(db, nobody, minutesLater(typed.at ?? 0)), home, {
    email: typed.email ?? person.email,
    password: typed.password ?? password,
  });

describe('signing in as staff', () => {
  it('opens a session with the role and reach of the person', () =>
    inRollback(async (db) => {
      const staffId = await givenPerson(db);
      const result = await asStaff(db);
      if (!result.ok) throw new Error(result.error);
      const actor = await actorOfSession(db, result.value.sessionId, noon);
      expect(actor).toMatchObject({ kind: 'staff', staffId, role: 'agent', reach: 'all' });
      expect(JSON.stringify(await db.select().from(staff))).not.toContain(password);
    }));

  it('answers the same to a wrong password, an unknown address and a person who may no longer come in', () =>
    inRollback(async (db) => {
      const staffId = await givenPerson(db);
      expect(await asStaff(db, { password: 'x' })).toEqual(wrong);
      expect(await asStaff(db, { email: 'nobody@example.be' })).toEqual(wrong);
      await db.update(staff).set({ disabledAt: noon }).where(eq(staff.id, staffId));
      expect(await asStaff(db)).toEqual(wrong);
      expect(await db.select().from(sessions)).toEqual([]);
    }));

  it('refuses the sixth try within a quarter of an hour, also a right one', () =>
    inRollback(async (db) => {
      await givenPerson(db);
      for (let i = 0; i < 5; i++) expect(await asStaff(db, { password: 'x' })).toEqual(wrong);
      expect(await asStaff(db, { at: 14 })).toEqual(limited);
      expect((await asStaff(db, { at: 15 })).ok).toBe(true);
    }));

  it('cannot be kept out for a day by a stranger who types wrong passwords', () =>
    inRollback(async (db) => {
      await givenPerson(db);
      for (let i = 0; i < 50; i++) {
        const now = minutesLater(Math.floor(i / 5) * 15);
        const visitor = { address: `198.51.100.${i}` };
        expect(await takeAttempt(db, { kind: 'staff', subject: person.email, visitor, now })).not.toBeNull();
      }
      expect(await asStaff(db, { at: 149 })).toEqual(limited);
      expect((await asStaff(db, { at: 150 })).ok).toBe(true);
    }));

  it('is not added twice under one address', () =>
    inRollback(async (db) => {
      await givenPerson(db);
      const again = await addStaff(contextFor(db, system), { ...person, password: 'x', reach: 'listed' });
      expect(again).toEqual({ ok: false, error: 'emailTaken' });
      expect((await asStaff(db)).ok).toBe(true);
    }));
});

async function mailedCode(db: Database, email: string, browser = 'mine', at = 0): Promise<string> {
  const asked = await askSignInCode(contextFor(db, nobody, minutesLater(at)), home, { email, browser });
  return (await sealedMail(db, asked))?.code ?? '';
}

const enterCode = (db: Database, code: string, { browser = 'mine', at = 0, from = home.address } = {}) =>
  signInWithMailCode(contextFor(db, nobody, minutesLater(at)), { address: from }, { code, browser });

const email = 'an@example.be';
const givenMailed = (db: Database) => givenDebtor(db, { confirmedEmail: email });

describe('a code by mail', () => {
  it('signs in once, to all who confirmed the address', () =>
    inRollback(async (db) => {
      const [one, other] = [await givenMailed(db), await givenMailed(db)];
      await givenDebtor(db, { confirmedEmail: 'bo@example.be' });
      const code = await mailedCode(db, email);
      const result = await enterCode(db, code);
      if (!result.ok) throw new Error(result.error);
      expect(await actorOfSession(db, result.value.sessionId, noon)).toMatchObject({
        debtorIds: [one.id, other.id].sort(),
      });
      expect(await enterCode(db, code)).toEqual(wrong);
    }));

  it('leaves the same traces for an address that nobody confirmed, and sends nothing', () =>
    inRollback(async (db) => {
      await givenMailed(db);
      await givenDebtor(db, { email: 'unconfirmed@example.be' });
      await mailedCode(db, email, 'a');
      const asked = await askSignInCode(contextFor(db, nobody), home, {
        email: 'unconfirmed@example.be',
        browser: 'b',
      });
      expect(await sealedMail(db, asked)).toBeNull();
      const [known, unknown] = await db
        .select({ purpose: oneTimeCodes.purpose, tries: oneTimeCodes.tries, debtorId: oneTimeCodes.debtorId })
        .from(oneTimeCodes);
      expect(unknown).toEqual(known);
      const trail = await trailOf(db);
      expect(trail[1]).toEqual(trail[0]);
    }));

  it('works only in the browser that asked, within ten minutes, and not once a newer one was asked', () =>
    inRollback(async (db) => {
      await givenMailed(db);
      const first = await mailedCode(db, email);
      expect(await enterCode(db, first, { browser: 'other' })).toEqual(wrong);
      expect(await enterCode(db, first, { browser: '' })).toEqual(wrong);
      expect(await enterCode(db, first, { at: 10 })).toEqual(wrong);
      const second = await mailedCode(db, email, 'mine', 1);
      expect(await enterCode(db, first, { at: 2 })).toEqual(wrong);
      expect((await enterCode(db, second, { at: 10.9 })).ok).toBe(true);
    }));

  it('is gone after five wrong tries, even when the limits of the browser have passed', () =>
    inRollback(async (db) => {
      await givenMailed(db);
      const code = await mailedCode(db, email);
      const other = code === '000000' ? '111111' : '000000';
      for (let i = 0; i < 5; i++) expect(await enterCode(db, other)).toEqual(wrong);
      expect(await enterCode(db, code)).toEqual(limited);
      await db.update(oneTimeCodes).set({ expiresAt: minutesLater(60) });
      expect(await enterCode(db, code, { at: 20 })).toEqual(wrong);
    }));

  it('is sent three times in a quarter of an hour to one address, from wherever it is asked', () =>
    inRollback(async (db) => {
      const ask = (at: number, from: string) =>
        askSignInCode(contextFor(db, nobody, minutesLater(at)), { address: from }, { email, browser: from });
      for (let i = 0; i < 3; i++) expect((await ask(i, `192.0.2.${i}`)).ok).toBe(true);
      expect(await ask(14, '192.0.2.9')).toEqual(limited);
      expect((await ask(15, '192.0.2.9')).ok).toBe(true);
    }));
});

describe('the address for codes', () => {
  const confirming = async (db: Database, debtorId: string) => {
    const ctx = contextFor(db, debtorActor(debtorId));
    const asked = await askConfirmationCode(ctx, home, { email, browser: 'mine' });
    return { ctx, code: (await sealedMail(db, asked))?.code ?? '' };
  };

  it('is confirmed with the code that was sent there, and can then sign in', () =>
    inRollback(async (db) => {
      const debtor = await givenDebtor(db);
      const { ctx, code } = await confirming(db, debtor.id);
      expect(await confirmEmail(ctx, home, { code, browser: 'mine' })).toEqual({
        ok: true,
        value: { email },
      });
      const [row] = await db.select().from(debtors).where(eq(debtors.id, debtor.id));
      expect([row?.confirmedEmail, row?.confirmedEmailAt]).toEqual([email, noon]);
      expect((await enterCode(db, await mailedCode(db, email))).ok).toBe(true);
    }));

  it('is not confirmed by another debtor in the same browser, and its code does not sign in', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDebtor(db), await givenDebtor(db)];
      const first = await confirming(db, mine.id);
      expect(await enterCode(db, first.code)).toEqual(wrong);
      const stranger = contextFor(db, debtorActor(other.id));
      expect(await confirmEmail(stranger, home, { code: first.code, browser: 'mine' })).toEqual(wrong);
      const rows = await db.select({ confirmed: debtors.confirmedEmail }).from(debtors);
      expect(rows).toEqual([{ confirmed: null }, { confirmed: null }]);
    }));

  it('lets nobody in once it is forgotten, not even with a code on its way', () =>
    inRollback(async (db) => {
      const debtor = await givenMailed(db);
      const other = await givenDebtor(db, { confirmedEmail: 'bo@example.be' });
      const code = await mailedCode(db, email);
      await forgetEmail(contextFor(db, debtorActor(debtor.id)));
      expect(await enterCode(db, code)).toEqual(wrong);
      const [kept] = await db.select().from(debtors).where(eq(debtors.id, other.id));
      expect(kept?.confirmedEmail).toBe('bo@example.be');
      expect(await db.select().from(sessions)).toEqual([]);
    }));
});

describe('what was opened elsewhere', () => {
  const kindOf = async (db: Database, sessionId: string) =>
    (await actorOfSession(db, sessionId, minutesLater(1))).kind;

  const openedByLetter = async (db: Database, reference: string, code = rightCode) => {
    const opened = await letter(db, { reference, code });
    if (!opened.ok) throw new Error(opened.error);
    return opened.value.sessionId;
  };
  const openedByMail = async (db: Database, browser: string) => {
    const opened = await enterCode(db, await mailedCode(db, email, browser), { browser });
    if (!opened.ok) throw new Error(opened.error);
    return opened.value.sessionId;
  };

  async function givenSessions(db: Database) {
    const dossier = await givenLetter(db);
    await db.update(debtors).set({ confirmedEmail: email }).where(eq(debtors.id, dossier.debtorId));
    const byLetter = await openedByLetter(db, dossier.reference);
    const [here, elsewhere] = [await openedByMail(db, 'here'), await openedByMail(db, 'elsewhere')];
    const actor = { ...debtorActor(dossier.debtorId), sessionId: here };
    const kinds = async () => Promise.all([here, elsewhere, byLetter].map((id) => kindOf(db, id)));
    return { dossier, ctx: contextFor(db, actor, minutesLater(1)), kinds };
  }

  const confirmed = async (ctx: Parameters<typeof confirmEmail>[0], address: string) => {
    const asked = await askConfirmationCode(ctx, home, { email: address, browser: 'here' });
    const code = (await sealedMail(ctx.db, asked))?.code ?? '';
    return confirmEmail(ctx, home, { code, browser: 'here' });
  };

  it('with a code by mail ends when the address is forgotten, and the asking session stays', () =>
    inRollback(async (db) => {
      const { ctx, kinds } = await givenSessions(db);
      await givenDebtor(db, { confirmedEmail: 'bo@example.be' });
      await forgetEmail(ctx);
      expect(await kinds()).toEqual(['debtor', 'nobody', 'debtor']);
      expect((await trailOf(db)).at(-1)).toEqual({ type: 'email.forgotten', facts: { endedSessions: 1 } });
    }));

  it('with a code by mail ends when the address changes, not when the same one is confirmed again', () =>
    inRollback(async (db) => {
      const { ctx, kinds } = await givenSessions(db);
      expect((await confirmed(ctx, email)).ok).toBe(true);
      expect(await kinds()).toEqual(['debtor', 'debtor', 'debtor']);
      expect((await confirmed(ctx, 'new@example.be')).ok).toBe(true);
      expect(await kinds()).toEqual(['debtor', 'nobody', 'debtor']);
    }));

  it('with the code of an older letter ends when a new letter is made, and nothing else does', () =>
    inRollback(async (db) => {
      const { dossier, kinds } = await givenSessions(db);
      const second = await givenDossier(db, { id: dossier.debtorId, creditorId: dossier.creditorId });
      await storeAccessCode(contextFor(db, system), second.id, rightCode);
      const other = await openedByLetter(db, second.reference);
      await storeAccessCode(contextFor(db, system), dossier.id, freshAccessCode());
      expect(await kinds()).toEqual(['debtor', 'debtor', 'nobody']);
      expect(await kindOf(db, other)).toBe('debtor');
      const [made] = await db
        .select({ facts: auditEvents.facts })
        .from(auditEvents)
        .where(eq(auditEvents.type, 'accessCode.made'))
        .orderBy(desc(auditEvents.id))
        .limit(1);
      expect(made?.facts).toEqual({ replaced: 1, endedSessions: 1 });
    }));
});
