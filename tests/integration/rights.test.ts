import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { sessions } from '@/db/schema/access.ts';
import { files } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { letters } from '@/db/schema/letters.ts';
import { mails } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { askConfirmationCode, confirmEmail, forgetEmail } from '@/lib/auth/commands.ts';
import { findMyDetails, hasFreshSignIn } from '@/lib/auth/queries.ts';
import type { DebtorActor } from '@/lib/context.ts';
import type { Day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { listFilingQueue, listFilings } from '@/lib/filings/queries.ts';
import { listMessages } from '@/lib/messaging/queries.ts';
import { setDetails } from '@/lib/my-data/commands.ts';
import { detailsSchema } from '@/lib/my-data/schema.ts';
import { unseal } from '@/lib/outbox/seal.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { storage } from '@/lib/storage/storage.ts';
import { contextFor, debtorActor, minutesLater, noon } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { givenDossier, givenStaff } from '../support/given.ts';
import { sealedMail } from '../support/sealed-mail.ts';

const home = { address: '198.51.100.7' };
const toldTo = async (db: Database) => {
  const rows = await db.select().from(mails).where(eq(mails.kind, 'changed')).orderBy(mails.queuedAt);
  return rows.map(({ id, sealed, facts }) => [
    (JSON.parse(unseal(sealed ?? '', id) ?? '{}') as { to?: string }).to,
    facts.what,
  ]);
};

describe('my details', () => {
  it('are set with the day of the consent to call, which stays while the number does', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const ctx = (at = noon) => contextFor(db, debtorActor(mine.debtorId), at);
      const row = async (id: string) => (await db.select().from(debtors).where(eq(debtors.id, id)))[0];
      const untouched = await row(other.debtorId);
      await setDetails(ctx(), { language: 'de', phone: '+32470123456', mayCall: true });
      expect(await row(mine.debtorId)).toMatchObject({
        ...{ language: 'de', phone: '+32470123456', phoneConsentOn: '2026-11-23' },
      });
      const later = minutesLater(3 * 24 * 60);
      await setDetails(ctx(later), { language: 'fr', phone: '+32470123456', mayCall: true });
      expect(await row(mine.debtorId)).toMatchObject({ language: 'fr', phoneConsentOn: '2026-11-23' });
      await setDetails(ctx(later), { language: 'fr', phone: '02123456', mayCall: true });
      expect(await row(mine.debtorId)).toMatchObject({ phoneConsentOn: '2026-11-26' });
      await setDetails(ctx(later), { language: 'fr', phone: null, mayCall: false });
      expect(await findMyDetails(ctx(later))).toMatchObject({ phone: null, mayCall: false });
      expect(await row(other.debtorId)).toEqual(untouched);
    }));

  it('tell the address that was there before, once, also when it is taken away', () =>
    inRollback(async (db) => {
      const mine = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(mine.debtorId));
      const confirm = async (email: string) => {
        const asked = await askConfirmationCode(ctx, home, { email, browser: 'mine' });
        const code = (await sealedMail(db, asked))?.code ?? '';
        expect(await confirmEmail(ctx, home, { code, browser: 'mine' })).toMatchObject({ ok: true });
      };
      await confirm('first@example.be');
      await confirm('first@example.be');
      expect(await toldTo(db)).toEqual([]);
      await confirm('second@example.be');
      expect(await toldTo(db)).toEqual([['first@example.be', 'email']]);
      await setDetails(ctx, { language: 'nl', phone: '0470123456', mayCall: false });
      await setDetails(ctx, { language: 'nl', phone: '0470123456', mayCall: false });
      await forgetEmail(ctx);
      expect((await toldTo(db)).sort()).toEqual([
        ['first@example.be', 'email'],
        ['second@example.be', 'email'],
        ['second@example.be', 'phone'],
      ]);
    }));

  it('are changed only by who signed in within a quarter of an hour', () =>
    inRollback(async (db) => {
      const mine = await givenDossier(db);
      const [session] = await db
        .insert(sessions)
        .values({ level: 'letter', createdAt: noon, lastSeenAt: noon, expiresAt: minutesLater(480) })
        .returning({ id: sessions.id });
      const actor: DebtorActor = { kind: 'debtor', sessionId: session?.id ?? '', debtorIds: [mine.debtorId] };
      expect(await hasFreshSignIn(contextFor(db, actor, minutesLater(15)))).toBe(true);
      expect(await hasFreshSignIn(contextFor(db, actor, minutesLater(16)))).toBe(false);
      expect(await hasFreshSignIn(contextFor(db, debtorActor(mine.debtorId)))).toBe(false);
    }));

  it.each([
    ['0470 12 34 56', '0470123456'],
    ['+32 (0)2/123.45.67', '+3221234567'],
    ['0032 2 123 45 67', '+3221234567'],
    ['  ', null],
  ])('read a number as it is typed: %s', (typed, phone) =>
    expect(detailsSchema.parse({ language: 'nl', phone: typed, 'call-yes': 'on' })).toEqual({
      ...{ language: 'nl', phone, mayCall: phone !== null },
    }),
  );

  it.each(['12', 'call me', '+', '0470 12 34 56 789 0123', '<b>0470123456'])('refuse a number: %s', (phone) =>
    expect(detailsSchema.safeParse({ language: 'nl', phone }).success).toBe(false),
  );
});

type Given = { id: string; debtorId: string };
const ask = async (db: Database, dossier: Given, right: string, at = noon) => {
  const ctx = contextFor(db, debtorActor(dossier.debtorId), at);
  const typed = { right, rightWords: 'Het is niet juist' };
  await saveStep(ctx, { dossierId: dossier.id, kind: 'right', typed });
  return sendFiling(ctx, { dossierId: dossier.id, kind: 'right', submissionId: crypto.randomUUID() });
};
const idOf = (sent: Awaited<ReturnType<typeof ask>>) => (sent.ok ? sent.value.filingId : '');
const on = (day: string) => new Date(`${day}T11:00:00Z`);

describe('a request about personal data', () => {
  it('is answered within a month, or three when that was said with reasons', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const staff = (at: Date) => contextFor(db, { ...staffActor }, at);
      const staffActor = await givenStaff(db);
      const filingId = idOf(await ask(db, dossier, 'rectification', on('2027-01-31')));
      const queued = async () =>
        (await listFilingQueue(staff(on('2027-02-01')), 10)).rows.find(({ id }) => id === filingId)?.dueOn;
      expect(await queued()).toBe('2027-02-28' as Day);
      const act = (name: string, note: string | null, at = on('2027-02-20')) =>
        actOnFiling(staff(at), {
          ...{ filingId, submissionId: crypto.randomUUID(), act: name, note, amountCents: null },
          ...{ day: null, reasons: [], item: null },
        });
      for (const name of ['extend', 'grant', 'grantInPart', 'deny'])
        expect(await act(name, null)).toEqual({ ok: false, error: 'needsWords' });
      expect(await act('extend', 'De schuldeiser zoekt het contract')).toMatchObject({ ok: true });
      expect(await queued()).toBe('2027-04-30' as Day);
      expect(await act('extend', 'Nog eens')).toEqual({ ok: false, error: 'notNow' });
      const debtor = contextFor(db, debtorActor(dossier.debtorId), on('2027-03-01'));
      const seen = await findDossier(debtor, dossier.id);
      if (!seen) throw new Error('out of reach');
      expect(seen.stops).toMatchObject([{ kind: 'right', from: '2027-01-31', ended: null }]);
      expect(await act('grant', 'Het adres is verbeterd', on('2027-03-02'))).toMatchObject({ ok: true });
      expect(await queued()).toBeUndefined();
      const [filing] = await listFilings(debtor, seen);
      expect(filing).toMatchObject({ state: 'granted', stop: { ended: '2027-03-02' } });
      const told = await listMessages(debtor, seen);
      expect(JSON.stringify(told)).toContain('Gegevensbeschermingsautoriteit');
    }));

  it.each([null, 'an.peeters@example.be'])(
    'reaches who has the address %s: on paper without one',
    (address) =>
      inRollback(async (db) => {
        const dossier = await givenDossier(db);
        await db
          .update(debtors)
          .set({ confirmedEmail: address, confirmedEmailAt: noon, street: 'Kerkstraat 1', city: 'Gent' })
          .where(eq(debtors.id, dossier.debtorId));
        const filingId = idOf(await ask(db, dossier, 'erasure'));
        await db.delete(mails);
        await actOnFiling(contextFor(db, await givenStaff(db)), {
          ...{
            filingId,
            submissionId: crypto.randomUUID(),
            act: 'deny',
            note: 'De schuld is juist en loopt nog.',
          },
          ...{ amountCents: null, day: null, reasons: [], item: null },
        });
        const sent: string[] = [];
        const transport = { send: async ({ to }: { to: string }) => void sent.push(to) };
        for (const _ of [1, 2]) await sendWaiting(db, { now: () => noon, transport });
        const printed = await db.select().from(letters);
        expect(sent).toEqual(address ? [address] : []);
        expect(printed.map(({ kind, cause }) => [kind, cause])).toEqual(
          address ? [] : [['decision', 'paper']],
        );
        if (address) return;
        const [kept] = await db
          .select()
          .from(files)
          .where(eq(files.id, printed[0]?.fileId ?? ''));
        const bytes = await new Response((kept && (await storage().get(kept))) ?? undefined).arrayBuffer();
        const words = textOf(new Uint8Array(bytes))
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ');
        for (const said of [
          'An Peeters',
          'Kerkstraat 1',
          'De schuld is juist en loopt nog.',
          'Gegevensbeschermingsautoriteit',
        ])
          expect(words).toContain(said);
      }),
  );

  it('may be another one while one waits, and of a dossier that is closed', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      expect(await ask(db, dossier, 'erasure')).toMatchObject({ ok: true });
      expect(await ask(db, dossier, 'erasure')).toEqual({ ok: false, error: 'openAlready' });
      await db.update(dossiers).set({ closedOn: '2026-11-23' }).where(eq(dossiers.id, dossier.id));
      expect(await ask(db, dossier, 'objection')).toMatchObject({ ok: true });
    }));

  it('ends the rest of collection only when each is answered', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const staff = contextFor(db, await givenStaff(db));
      const ids = [idOf(await ask(db, dossier, 'erasure')), idOf(await ask(db, dossier, 'restriction'))];
      const open = async () =>
        (await findDossier(staff, dossier.id))?.stops.filter(({ ended }) => ended === null).length;
      expect(await open()).toBe(2);
      for (const [i, filingId] of ids.entries()) {
        await actOnFiling(staff, {
          ...{ filingId, submissionId: crypto.randomUUID(), act: 'deny', note: 'De schuld is juist' },
          ...{ amountCents: null, day: null, reasons: [], item: null },
        });
        expect(await open()).toBe(1 - i);
      }
    }));
});
