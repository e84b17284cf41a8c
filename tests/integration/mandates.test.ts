import { desc, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { accessCodes, auditEvents, oneTimeCodes, sessions } from '@/db/schema/access.ts';
import { messageDrafts, messages } from '@/db/schema/correspondence.ts';
import { filings, stops } from '@/db/schema/filings.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { storeAccessCode } from '@/lib/auth/commands.ts';
import { freshAccessCode } from '@/lib/auth/hashing.ts';
import { askMediatorCode, signInMediator } from '@/lib/auth/mediator.ts';
import { actorOfSession } from '@/lib/auth/queries.ts';
import type { Actor, Context, MediatorActor } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';
import { attachFile } from '@/lib/documents/commands.ts';
import { findFile } from '@/lib/documents/queries.ts';
import { findDossier, findDossierForReader } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { findFiling, listFilings } from '@/lib/filings/queries.ts';
import { keepForm } from '@/lib/kept-forms/commands.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { draftMandate, endMandate, inviteMediator, sweepMandateDrafts } from '@/lib/mandates/commands.ts';
import { findMandate, listLooks, listMandates } from '@/lib/mandates/queries.ts';
import { saveDraft, sendMessage } from '@/lib/messaging/commands.ts';
import { findDraft, listMessages } from '@/lib/messaging/queries.ts';
import { mailOf } from '@/lib/notifications/mail-of.ts';
import {
  contextFor,
  debtorActor,
  mediatorActor,
  minutesLater,
  nobody,
  noon,
  system,
} from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { givenDossier, givenMandate, givenStaff } from '../support/given.ts';
import { sealedMail } from '../support/sealed-mail.ts';

const home = { address: '192.0.2.7' };
const wrong = { ok: false, error: 'wrong' };
const limited = { ok: false, error: 'limited' };
const notFound = { ok: false, error: 'notFound' };
const browser = 'b'.repeat(43);

const form = (dossierId: string) => ({
  ...{ dossierId, name: 'Els Maes', organisation: 'OCMW Gent', email: 'els@example.be' },
  ...{ mayDownload: true, mayMessage: true, mayPlan: true },
  ...{ fromOn: day('2026-11-23'), lastOn: day('2026-12-23') },
});

/** A dossier whose debtor gave a mandate, with its invitation. */
async function givenInvitation(db: Database, change: Partial<ReturnType<typeof form>> = {}) {
  const dossier = await givenDossier(db);
  const ctx = contextFor(db, debtorActor(dossier.debtorId));
  const drafted = await draftMandate(ctx, { ...form(dossier.id), ...change });
  if (!drafted.ok) throw new Error(drafted.error);
  const { mandateId } = drafted.value;
  const invited = await inviteMediator(ctx, { mandateId });
  if (!invited.ok) throw new Error(invited.error);
  return { dossier, ctx, mandateId, ...invited.value };
}

type Asked = { reference: string; code: string; at?: number; from?: string; browser?: string };

const ask = (db: Database, { reference, code, at = 0, from, browser: other = browser }: Asked) =>
  askMediatorCode(contextFor(db, nobody, minutesLater(at)), from ? { address: from } : home, {
    ...{ reference, code, browser: other, language: 'nl' },
  });

const enter = (db: Database, code: string, at = 0, other = browser) =>
  signInMediator(contextFor(db, nobody, minutesLater(at)), home, { code, browser: other });

async function signedIn(
  db: Database,
  invitation: { reference: string; code: string },
): Promise<MediatorActor> {
  const asked = await ask(db, invitation);
  const entered = await enter(db, (await sealedMail(db, asked))?.code ?? '');
  if (!entered.ok) throw new Error(entered.error);
  const actor = await actorOfSession(db, entered.value.sessionId, noon);
  if (actor.kind !== 'mediator') throw new Error(actor.kind);
  return actor;
}

const ofDossier = async (ctx: Context, dossierId: string) => {
  const dossier = await findDossier(ctx, dossierId, 'read');
  if (!dossier) throw new Error('the dossier is out of reach');
  return dossier;
};

describe('letting a mediator in', () => {
  it('keeps one draft a dossier, lets nobody in by it, and takes the days and scopes that were chosen', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const first = await draftMandate(ctx, form(dossier.id));
      const second = await draftMandate(ctx, { ...form(dossier.id), name: 'Jan', mayPlan: false });
      expect(second).toEqual(first);
      const own = await ofDossier(ctx, dossier.id);
      expect(await listMandates(ctx, own)).toEqual([]);
      const mandateId = first.ok ? first.value.mandateId : '';
      expect(
        await findDossier(
          contextFor(db, mediatorActor({ id: mandateId, dossierId: dossier.id })),
          dossier.id,
          'read',
        ),
      ).toBeNull();
      expect(await findMandate(ctx, own, mandateId)).toMatchObject({ state: 'draft', name: 'Jan' });
      expect((await inviteMediator(ctx, { mandateId })).ok).toBe(true);
      expect(await listMandates(ctx, own)).toMatchObject([
        {
          state: 'running',
          name: 'Jan',
          scopes: ['download', 'message'],
          fromOn: '2026-11-23',
          lastOn: '2026-12-23',
        },
      ]);
    }));

  it('stores no code that could be read', () =>
    inRollback(async (db) => {
      const { code, mandateId } = await givenInvitation(db);
      const [row] = await db.select().from(mandates).where(eq(mandates.id, mandateId));
      expect(row?.codeHash).toMatch(/^\$argon2id\$/);
      const trail = await db.select().from(auditEvents);
      expect(JSON.stringify([row, trail])).not.toContain(code);
      expect(JSON.stringify(trail)).not.toContain('Els');
    }));

  it('has three at most at once; one that ended makes room', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const given = [1, 2, 3].map(() => givenMandate(db, dossier));
      const [first] = await Promise.all(given);
      await givenMandate(db, dossier, { lastOn: '2026-11-22' });
      const drafted = await draftMandate(ctx, form(dossier.id));
      const mandateId = drafted.ok ? drafted.value.mandateId : '';
      expect(await inviteMediator(ctx, { mandateId })).toEqual({ ok: false, error: 'tooManyMandates' });
      await endMandate(ctx, { mandateId: first?.id ?? '' });
      expect((await inviteMediator(ctx, { mandateId })).ok).toBe(true);
    }));

  it('is not given once its days have passed, and makes no new code for what is over', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const drafted = await draftMandate(ctx, form(dossier.id));
      const mandateId = drafted.ok ? drafted.value.mandateId : '';
      const later = contextFor(db, ctx.actor, minutesLater(24 * 60));
      expect(await inviteMediator(later, { mandateId })).toEqual({ ok: false, error: 'daysPassed' });
      const over = await givenMandate(db, dossier, { lastOn: '2026-11-22' });
      expect(await inviteMediator(ctx, { mandateId: over.id })).toEqual({ ok: false, error: 'mandateOver' });
    }));

  it('forgets what was not given after a day', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await draftMandate(contextFor(db, debtorActor(dossier.debtorId)), form(dossier.id));
      await givenMandate(db, dossier);
      const at = (minutes: number) => contextFor(db, system, minutesLater(minutes));
      expect(await sweepMandateDrafts(at(24 * 60))).toBe(0);
      expect(await sweepMandateDrafts(at(24 * 60 + 1))).toBe(1);
      expect(await db.$count(mandates)).toBe(1);
    }));
});

describe('signing in as a mediator', () => {
  it('takes the invitation and the code of the mail, and reaches that dossier with those scopes alone', () =>
    inRollback(async (db) => {
      const invitation = await givenInvitation(db, { mayDownload: false, mayPlan: false });
      const other = await givenDossier(db);
      const asked = await ask(db, invitation);
      expect(await sealedMail(db, asked)).toMatchObject({ to: 'els@example.be' });
      const actor = await signedIn(db, invitation);
      expect(actor).toMatchObject({
        dossierId: invitation.dossier.id,
        scopes: ['message'],
        on: '2026-11-23',
      });
      const ctx = contextFor(db, actor);
      expect(await findDossier(ctx, invitation.dossier.id, 'read')).not.toBeNull();
      for (const need of ['own', 'download', 'plan'] as const)
        expect(await findDossier(ctx, invitation.dossier.id, need)).toBeNull();
      expect(await findDossier(ctx, other.id, 'read')).toBeNull();
    }));

  it('answers the same to right, wrong, unknown and over, and opens nothing by the wrong', () =>
    inRollback(async (db) => {
      const invitation = await givenInvitation(db);
      const ended = await givenInvitation(db);
      await endMandate(ended.ctx, ended);
      const later = await givenInvitation(db, { fromOn: day('2026-11-24') });
      const tries = [
        { ...invitation, code: freshAccessCode() },
        { ...invitation, reference: '0000000097' },
        ...[ended, later, { ...invitation, reference: ended.reference }],
      ];
      for (const typed of tries) {
        expect(await sealedMail(db, await ask(db, typed))).toBeNull();
        const [row] = await db
          .select()
          .from(oneTimeCodes)
          .orderBy(desc(oneTimeCodes.createdAt))
          .where(isNull(oneTimeCodes.usedAt));
        expect(row).toMatchObject({ purpose: 'mandate', mandateId: null });
      }
      expect(await enter(db, 'AAAAAA')).toEqual(wrong);
      expect(await db.$count(sessions)).toBe(0);
    }));

  it('takes a code of the mail once, in its browser, for ten minutes, five tries', () =>
    inRollback(async (db) => {
      const invitation = await givenInvitation(db);
      const codeOf = async () => {
        return (await sealedMail(db, await ask(db, invitation)))?.code ?? '';
      };
      const first = await codeOf();
      expect(await enter(db, first, 0, 'c'.repeat(43))).toEqual(wrong);
      expect(await enter(db, first, 10)).toEqual(wrong);
      expect((await enter(db, first)).ok).toBe(true);
      expect(await enter(db, first)).toEqual(wrong);
      const second = await codeOf();
      for (let n = 0; n < 5; n += 1) await enter(db, 'AAAAAA');
      expect((await enter(db, second)).ok).toBe(false);
    }));

  it('stops guesses at the invitations of a dossier, and sends three mails in a quarter of an hour without telling', () =>
    inRollback(async (db) => {
      const invitation = await givenInvitation(db);
      for (let n = 0; n < 3; n += 1)
        expect(await sealedMail(db, await ask(db, { ...invitation, from: `192.0.2.${n}` }))).not.toBeNull();
      expect(await sealedMail(db, await ask(db, invitation))).toBeNull();
      const guessed = await givenInvitation(db);
      for (let n = 0; n < 5; n += 1)
        await ask(db, { ...guessed, code: freshAccessCode(), from: `198.51.100.${n}` });
      expect(await ask(db, guessed)).toEqual(limited);
      expect((await ask(db, { ...guessed, at: 16 })).ok).toBe(true);
    }));

  it('by an older invitation opens nothing, and a new one ends what the older one opened', () =>
    inRollback(async (db) => {
      const invitation = await givenInvitation(db);
      const actor = await signedIn(db, invitation);
      const fresh = await inviteMediator(invitation.ctx, invitation);
      expect((await actorOfSession(db, actor.sessionId, noon)).kind).toBe('nobody');
      expect(await sealedMail(db, await ask(db, invitation))).toBeNull();
      const again = await ask(db, { ...invitation, code: fresh.ok ? fresh.value.code : '' });
      expect(await sealedMail(db, again)).toMatchObject({ to: 'els@example.be' });
    }));

  it('sends a mail that names no debt, amount, firm or person', async () => {
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      const { subject, text } = await mailOf('code', language, { code: 'ABC123', minutes: 10 });
      expect(`${subject} ${text}`).not.toMatch(/schuld|dett|debt|€|VoltaVerde|Peeters|dossier|https?:/i);
    }
  });
});

describe('the session of a mediator', () => {
  it('is over at the moment of the end, on the day after the last, and when a new letter replaced the one of its giver', () =>
    inRollback(async (db) => {
      const kindAt = async ({ sessionId }: MediatorActor, at = noon) =>
        (await actorOfSession(db, sessionId, at)).kind;
      const ended = await givenInvitation(db);
      const first = await signedIn(db, ended);
      expect(await kindAt(first)).toBe('mediator');
      await endMandate(ended.ctx, ended);
      await endMandate(ended.ctx, ended);
      expect(await kindAt(first)).toBe('nobody');
      expect(await db.select().from(auditEvents).where(eq(auditEvents.type, 'mandate.ended'))).toHaveLength(
        1,
      );

      const short = await givenInvitation(db, { lastOn: day('2026-11-23') });
      const second = await signedIn(db, short);
      await db.update(sessions).set({ lastSeenAt: minutesLater(11 * 60), expiresAt: minutesLater(24 * 60) });
      expect(await kindAt(second, minutesLater(10 * 60))).toBe('mediator');
      expect(await kindAt(second, minutesLater(11 * 60))).toBe('nobody');
    }));

  it('ends with the letter by which it was given, and lives on with another one', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await storeAccessCode(contextFor(db, system), dossier.id, freshAccessCode());
      const [letter] = await db.select({ id: accessCodes.id }).from(accessCodes);
      const given = await givenMandate(db, dossier, { accessCodeId: letter?.id ?? null });
      const byMail = await givenMandate(db, dossier);
      await storeAccessCode(contextFor(db, system), dossier.id, freshAccessCode());
      const rows = await db.select().from(mandates);
      expect(rows.find(({ id }) => id === given.id)?.revokedAt).toEqual(noon);
      expect(rows.find(({ id }) => id === byMail.id)?.revokedAt).toBeNull();
    }));
});

describe('a mediator who was let in', () => {
  const given = async (db: Database) => {
    const dossier = await givenDossier(db);
    const mandate = await givenMandate(db, dossier);
    const ctx = contextFor(db, mediatorActor(mandate));
    return { dossier, mandate, ctx, debtor: contextFor(db, debtorActor(dossier.debtorId)) };
  };

  it('writes for the debtor, by name, in a draft of its own', () =>
    inRollback(async (db) => {
      const { dossier, ctx, debtor, mandate } = await given(db);
      await saveDraft(debtor, { dossierId: dossier.id, body: 'van mij' });
      await saveDraft(ctx, { dossierId: dossier.id, body: 'van Els' });
      const file = new File([pdf() as Uint8Array<ArrayBuffer>], 'budget.pdf', { type: 'application/pdf' });
      const attached = await attachFile(ctx, { dossierId: dossier.id, file });
      const fileId = attached.ok ? attached.value.fileId : '';
      expect(await findFile(debtor, fileId)).toBeNull();
      expect(await findFile(ctx, fileId)).not.toBeNull();
      const [own, theirs] = [await ofDossier(debtor, dossier.id), await ofDossier(ctx, dossier.id)];
      expect(await findDraft(debtor, own)).toMatchObject({ body: 'van mij', files: [] });
      expect(await findDraft(ctx, theirs)).toMatchObject({ body: 'van Els', files: [{ fileId }] });
      const submissionId = crypto.randomUUID();
      const sent = await sendMessage(ctx, { dossierId: dossier.id, submissionId, body: 'van Els' });
      expect(await sendMessage(ctx, { dossierId: dossier.id, submissionId, body: 'van Els' })).toMatchObject({
        ok: true,
        value: { again: true },
      });
      expect(sent.ok).toBe(true);
      expect(await db.$count(messageDrafts)).toBe(1);
      const [row] = await db.select().from(messages);
      expect(row).toMatchObject({ debtorId: dossier.debtorId, mandateId: mandate.id, staffId: null });
      expect((await listMessages(debtor, own)).messages).toMatchObject([
        { author: 'debtor', mediator: { name: 'Els Maes', organisation: 'OCMW Gent' } },
      ]);
      expect(await findFile(debtor, fileId)).not.toBeNull();
    }));

  it('proposes a plan that only staff agree to, however well it fits the rules', () =>
    inRollback(async (db) => {
      const { dossier, ctx, debtor, mandate } = await given(db);
      const typed = { way: 'count', instalments: '3', firstDueOn: '2026-12-01', every: 'month' };
      expect((await saveStep(ctx, { dossierId: dossier.id, kind: 'plan', typed })).ok).toBe(true);
      for (const kind of ['dispute', 'mediation', 'settlement', 'proof', 'pause'] as const)
        expect(await saveStep(ctx, { dossierId: dossier.id, kind, typed: {} })).toEqual(notFound);
      const sent = await sendFiling(ctx, {
        ...{ dossierId: dossier.id, kind: 'plan', submissionId: crypto.randomUUID() },
      });
      const filingId = sent.ok ? sent.value.filingId : '';
      const [row] = await db.select().from(filings);
      expect(row).toMatchObject({ state: 'filed', debtorId: dossier.debtorId, mandateId: mandate.id });
      expect(await db.$count(stops, isNull(stops.endedOn))).toBe(1);
      expect(await findFiling(debtor, filingId)).toMatchObject({
        mediator: { name: 'Els Maes' },
        by: 'debtor',
      });
      const act = {
        filingId,
        submissionId: crypto.randomUUID(),
        note: null,
        amountCents: null,
        day: null,
        reasons: [],
        item: null,
      };
      for (const name of ['withdraw', 'accept'])
        expect(await actOnFiling(ctx as unknown as typeof debtor, { ...act, act: name })).toEqual(notFound);
      const staff = contextFor(db, await givenStaff(db));
      expect((await actOnFiling(staff, { ...act, act: 'accept' })).ok).toBe(true);
      expect(await listFilings(ctx, await ofDossier(ctx, dossier.id))).toMatchObject([{ state: 'accepted' }]);
    }));

  it('agreed at once is the same plan when its debtor sends it', () =>
    inRollback(async (db) => {
      const { dossier, debtor } = await given(db);
      const typed = { way: 'count', instalments: '3', firstDueOn: '2026-12-01', every: 'month' };
      await saveStep(debtor, { dossierId: dossier.id, kind: 'plan', typed });
      await sendFiling(debtor, {
        ...{ dossierId: dossier.id, kind: 'plan', submissionId: crypto.randomUUID() },
      });
      expect(await db.select({ state: filings.state }).from(filings)).toEqual([{ state: 'accepted' }]);
    }));

  it('leaves each look in the trail, which the debtor sees and nobody else’s debtor', () =>
    inRollback(async (db) => {
      const { dossier, ctx, debtor, mandate } = await given(db);
      const other = await given(db);
      await findDossierForReader(ctx, dossier.id, 'invoices');
      await findDossierForReader(ctx, other.dossier.id, 'invoices');
      await sendMessage(ctx, { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: 'Dag' });
      const own = await ofDossier(debtor, dossier.id);
      expect((await listLooks(debtor, own, mandate.id)).map(({ what }) => what)).toEqual([
        'message.sent',
        'seen.invoices',
      ]);
      expect(await listLooks(debtor, own, other.mandate.id)).toEqual([]);
      expect(await listLooks(other.debtor, own, mandate.id)).toEqual([]);
      expect(
        await db.select({ kind: auditEvents.actorKind, who: auditEvents.actorId }).from(auditEvents),
      ).toEqual([
        { kind: 'mediator', who: mandate.id },
        { kind: 'mediator', who: mandate.id },
      ]);
    }));
});

it('finds what a mediator typed too late for the same mandate alone', () =>
  inRollback(async (db) => {
    const invitation = await givenInvitation(db);
    const actor = await signedIn(db, invitation);
    const path = `/nl/dossiers/${invitation.dossier.id}/messages`;
    await db.update(sessions).set({ endedAt: noon });
    const stranger = contextFor(db, nobody);
    expect((await keepForm(stranger, { sessionId: actor.sessionId, path, typed: { body: 'Dag' } })).ok).toBe(
      true,
    );
    expect(await findKeptForm(contextFor(db, { ...actor, sessionId: crypto.randomUUID() }), path)).toEqual({
      body: 'Dag',
    });
    const other = await givenMandate(db, invitation.dossier);
    expect(await findKeptForm(contextFor(db, mediatorActor(other)), path)).toBeNull();
    expect(await findKeptForm(invitation.ctx, path)).toBeNull();
  }));

it('counts the messages of a mediator apart from those of the debtor', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    const ctx = contextFor(db, mediatorActor(await givenMandate(db, dossier)));
    const write = (by: Parameters<typeof sendMessage>[0]) =>
      sendMessage(by, { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: 'Dag' });
    for (let n = 0; n < 30; n += 1) expect((await write(ctx)).ok).toBe(true);
    expect(await write(ctx)).toEqual({ ok: false, error: 'tooManyMessages' });
    expect((await write(contextFor(db, debtorActor(dossier.debtorId)))).ok).toBe(true);
  }));

it('is refused by the database what no mandate may be', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    const facts: Partial<typeof mandates.$inferInsert>[] = [
      { fromOn: '2026-11-01', lastOn: '2027-11-02' },
      { fromOn: '2026-11-02', lastOn: '2026-11-01' },
      { codeHash: null },
      { givenAt: null, codeHash: null, revokedAt: noon },
    ];
    for (const odd of facts) {
      const refused = db.transaction((tx) => givenMandate(tx, dossier, odd));
      await expect(refused).rejects.toMatchObject({ cause: { code: '23514' } });
    }
  }));

it('cannot be written wrong: the types refuse each of these', () => {
  const mediator = {} as Context<MediatorActor>;
  const anybody = {} as Context<Actor>;
  const refused = [
    // @ts-expect-error a mediator lets nobody in
    () => inviteMediator(mediator, { mandateId: '' }),
    // @ts-expect-error a mediator decides nothing
    () => actOnFiling(mediator, {} as never),
    // @ts-expect-error a mediator sees no trail
    () => listLooks(mediator, {} as never, ''),
    // @ts-expect-error nobody proposes without being known
    () => sendFiling(anybody, {} as never),
  ];
  expect(refused).toHaveLength(4);
});
