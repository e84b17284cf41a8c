import { eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { accessCodes, oneTimeCodes, sessions, signInAttempts } from '@/db/schema/access.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { debtors } from '@/db/schema/parties.ts';
import {
  addStaff,
  askSignInCode,
  forgetEmail,
  signInWithLetter,
  signInWithMailCode,
  storeAccessCode,
} from '@/lib/auth/commands.ts';
import { freshAccessCode } from '@/lib/auth/hashing.ts';
import { takeAttempt } from '@/lib/auth/limits.ts';
import type { AttemptKind } from '@/lib/auth/rules.ts';
import { reportNotMe } from '@/lib/reports/commands.ts';
import { contextFor, debtorActor, nobody, noon, system } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';
import { sealedMail } from '../support/sealed-mail.ts';

const atOnce = <T>(number: number, run: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: number }, (_, i) => run(i)));

const visitorFrom = (i: number) => ({ address: `198.51.100.${i}` });

const take = (db: Database, kind: AttemptKind, subject: string, i: number) =>
  takeAttempt(db, { kind, subject, visitor: visitorFrom(i), now: noon });

it('lets exactly five of eight wrong tries on one reference through, from eight addresses at once', () =>
  inOwnDatabase(async ({ db }) => {
    const results = await atOnce(8, (i) =>
      signInWithLetter(contextFor(db, nobody), visitorFrom(i), {
        reference: '0000000097',
        code: freshAccessCode(),
      }),
    );
    const answers = results.map((result) => (result.ok ? 'ok' : result.error)).sort();
    expect(answers).toEqual(['limited', 'limited', 'limited', ...Array(5).fill('wrong')]);
    expect(await db.$count(signInAttempts)).toBe(5);
  }));

it('lets exactly twenty of thirty tries from one address through, on thirty references at once', () =>
  inOwnDatabase(async ({ db }) => {
    const taken = await atOnce(30, (i) => take(db, 'letter', `${i}`, 1));
    expect(taken.filter((id) => id !== null)).toHaveLength(20);
  }));

it('does not stand still when tries hold each other up crosswise', () =>
  inOwnDatabase(async ({ db }) => {
    const taken = await atOnce(40, (i) => take(db, 'letter', `${i % 5}`, (i * 3) % 7));
    expect(taken.filter((id) => id !== null)).toHaveLength(25);
  }));

it('lets one of six uses of a code by mail in', () =>
  inOwnDatabase(async ({ db }) => {
    const { debtorId } = await givenDossier(db);
    const email = 'an@example.be';
    await db.update(debtors).set({ confirmedEmail: email }).where(eq(debtors.id, debtorId));
    const ctx = contextFor(db, nobody);
    const asked = await askSignInCode(ctx, visitorFrom(1), { email, browser: 'mine' });
    const code = (await sealedMail(db, asked))?.code ?? '';
    const results = await atOnce(6, (i) =>
      signInWithMailCode(ctx, visitorFrom(i), { code, browser: 'mine' }),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db.$count(sessions)).toBe(1);
    const [row] = await db.select({ tries: oneTimeCodes.tries }).from(oneTimeCodes);
    expect(row?.tries).toBeLessThanOrEqual(5);
  }));

it('leaves one code by mail valid when a browser asks for several at once', () =>
  inOwnDatabase(async ({ db }) => {
    const ctx = contextFor(db, nobody);
    const results = await atOnce(8, (i) =>
      askSignInCode(ctx, visitorFrom(i), { email: `${i}@example.be`, browser: 'mine' }),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const codes = await db.select({ usedAt: oneTimeCodes.usedAt }).from(oneTimeCodes);
    expect([codes.length, codes.filter((code) => code.usedAt === null).length]).toEqual([8, 1]);
  }));

it('keeps one report of the same form sent eight times at once, with one number', () =>
  inOwnDatabase(async ({ db }) => {
    const report = {
      submissionId: crypto.randomUUID(),
      reason: 'moved',
      reference: null,
      explanation: '',
      contact: '',
      language: 'nl',
    } as const;
    const results = await atOnce(8, (i) => reportNotMe(contextFor(db, nobody), visitorFrom(i), report));
    const [kept] = await db.select({ receipt: notMeReports.receipt }).from(notMeReports);
    expect(results).toEqual(Array(8).fill({ ok: true, value: { receipt: kept?.receipt } }));
    expect(await db.$count(notMeReports)).toBe(1);
  }));

it('leaves one code of a dossier valid when several are made at once', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    await atOnce(12, () => storeAccessCode(contextFor(db, system), dossier.id, freshAccessCode()));
    const codes = await db.select({ replacedAt: accessCodes.replacedAt }).from(accessCodes);
    expect(codes.filter((code) => code.replacedAt === null)).toHaveLength(1);
  }));

it('adds one of two people under one address', () =>
  inOwnDatabase(async ({ db }) => {
    const person = { email: 'samira@example.be', name: 'Samira', password: 'x', role: 'agent' } as const;
    const results = await atOnce(2, () =>
      addStaff(contextFor(db, system), { ...person, reach: 'all', language: 'nl' }),
    );
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
  }));

it('lets no session of the old code live on when a new letter is made at the same time', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    const code = freshAccessCode();
    await storeAccessCode(contextFor(db, system), dossier.id, code);
    await atOnce<unknown>(9, (i) =>
      i === 4
        ? storeAccessCode(contextFor(db, system), dossier.id, freshAccessCode())
        : signInWithLetter(contextFor(db, nobody), visitorFrom(i), { reference: dossier.reference, code }),
    );
    expect(await db.$count(sessions, isNull(sessions.endedAt))).toBe(0);
  }));

it('lets no session by mail live on when the address is forgotten at the same time', () =>
  inOwnDatabase(async ({ db }) => {
    const { debtorId } = await givenDossier(db);
    const email = 'an@example.be';
    await db.update(debtors).set({ confirmedEmail: email }).where(eq(debtors.id, debtorId));
    const codes = await atOnce(3, async (i) => {
      const asked = await askSignInCode(contextFor(db, nobody), visitorFrom(i), { email, browser: `${i}` });
      return (await sealedMail(db, asked))?.code ?? '';
    });
    await Promise.all([
      ...codes.map((code, i) =>
        signInWithMailCode(contextFor(db, nobody), visitorFrom(i), { code, browser: `${i}` }),
      ),
      forgetEmail(contextFor(db, debtorActor(debtorId))),
    ]);
    expect(await db.$count(sessions, isNull(sessions.endedAt))).toBe(0);
  }));
