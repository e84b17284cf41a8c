import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, ledgerEntries, reminders } from '@/db/schema/dossiers.ts';
import { filingEvents, filings, stops } from '@/db/schema/filings.ts';
import { debtors } from '@/db/schema/parties.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findLawReading } from '@/lib/disputes/queries.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import type { ActInput } from '@/lib/filings/act-fault.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { attachToDraft } from '@/lib/filings/files.ts';
import { findDraft, findFiling, listFilingQueue } from '@/lib/filings/queries.ts';
import { servePacket } from '@/lib/filings/serve-packet.ts';
import type { Typed } from '@/lib/filings/view.ts';
import { contextFor, debtorActor, minutesLater } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

const days = (n: number) => minutesLater(n * 24 * 60);
const refused = (error: string) => ({ ok: false, error });
const done = { ok: true };
const aPdf = (name: string) =>
  new File([pdf() as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' });

const quality: Typed = { ground: 'quality', scope: 'whole', words: 'Kapot aangekomen' };

async function given(db: Database, typed: Typed = quality) {
  const dossier = await givenDossier(db);
  const { id: dossierId, debtorId } = dossier;
  const staffActor = await givenStaff(db);
  const debtor = (on = 0) => contextFor(db, debtorActor(debtorId), days(on));
  const staff = (on = 0) => contextFor(db, staffActor, days(on));
  await saveStep(debtor(), { dossierId, kind: 'dispute', typed });
  const submissionId = crypto.randomUUID();
  const sent = await sendFiling(debtor(), { dossierId, kind: 'dispute', submissionId });
  if (!sent.ok) throw new Error(sent.error);
  const { filingId } = sent.value;
  const act = (ctx: Parameters<typeof actOnFiling>[0], name: string, more: Partial<ActInput> = {}) =>
    actOnFiling(ctx, { ...nothing, filingId, submissionId: crypto.randomUUID(), act: name, ...more });
  return { dossier, dossierId, filingId, debtor, staff, act };
}

const nothing = { note: null, amountCents: null, day: null, reasons: [], item: null };
const reject = { note: 'Het toestel werd heel geleverd.', reasons: ['creditorShows'] };
const part = { note: 'De helft.', reasons: ['onlyPartShown'], amountCents: 6_000 };

const stateOf = async (db: Database, filingId: string) => {
  const [row] = await db.select().from(filings).where(eq(filings.id, filingId));
  return row?.state;
};
const told = (db: Database) => db.select().from(messages).where(eq(messages.notice, 'decided'));

describe('what a dispute is about', () => {
  it('is chosen from the invoices of the dossier, and from no other', () =>
    inRollback(async (db) => {
      const [own, other] = [await givenDossier(db), await givenDossier(db)];
      const ctx = contextFor(db, debtorActor(own.debtorId));
      const idOf = async (dossierId: string) =>
        (await db.select().from(invoices).where(eq(invoices.dossierId, dossierId)))[0]?.id ?? '';
      const [mine, theirs] = [await idOf(own.id), await idOf(other.id)];
      const save = (invoiceIds: string) =>
        saveStep(ctx, {
          ...{ dossierId: own.id, kind: 'dispute' },
          typed: { ground: 'noAgreement', scope: 'invoices', invoiceIds },
        });
      expect(await save(`${mine} ${theirs}`)).toEqual(refused('notFound'));
      expect((await findDraft(ctx, own.id, 'dispute'))?.typed).toEqual({});
      expect(await save(mine)).toMatchObject(done);
      const submissionId = crypto.randomUUID();
      const sent = await sendFiling(ctx, { dossierId: own.id, kind: 'dispute', submissionId });
      expect(sent).toMatchObject(done);
      expect(await db.select().from(filings)).toMatchObject([
        { details: { scope: 'invoices', invoiceIds: mine } },
      ]);
    }));

  it('is never more than what is open', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const save = (disputedCents: string) =>
        saveStep(ctx, {
          ...{ dossierId: dossier.id, kind: 'dispute' },
          typed: { scope: 'part', disputedCents },
        });
      expect(await save('123,46')).toEqual(refused('moreThanOpen'));
      expect(await save('123,45')).toMatchObject(done);
    }));
});

describe('a decision', () => {
  it('in part credits what falls away, ends the stop, and is told in the language of the debtor', () =>
    inRollback(async (db) => {
      const { dossier, filingId, debtor, staff, act } = await given(db);
      await db.update(debtors).set({ language: 'de' }).where(eq(debtors.id, dossier.debtorId));
      expect(await act(debtor(1), 'reject', reject)).toEqual(refused('notNow'));
      expect(await act(staff(1), 'acceptInPart', { ...part, note: null })).toEqual(refused('needsWords'));
      expect(await act(staff(1), 'acceptInPart', { ...part, reasons: [] })).toEqual(refused('chooseReason'));
      expect(await act(staff(1), 'acceptInPart', { ...part, reasons: ['timeBarred'] })).toEqual(
        refused('chooseReason'),
      );
      expect(await act(staff(1), 'acceptInPart', { ...part, amountCents: null })).toEqual(refused('amount'));
      expect(await act(staff(1), 'acceptInPart', { ...part, amountCents: 12_346 })).toEqual(
        refused('moreThanOpen'),
      );
      expect(await told(db)).toEqual([]);
      const once = { ...part, submissionId: crypto.randomUUID() };
      expect(await act(staff(1), 'acceptInPart', once)).toMatchObject(done);
      expect(await act(staff(1), 'acceptInPart', once)).toMatchObject(done);
      expect(await stateOf(db, filingId)).toBe('acceptedInPart');
      expect(await db.select().from(filingEvents)).toMatchObject([
        { act: 'acceptInPart', details: { amountCents: 6_000, leftCents: 6_345, reasons: 'onlyPartShown' } },
      ]);
      expect(await db.select().from(ledgerEntries)).toMatchObject([
        { kind: 'credit_note', amountCents: 6_000, valueOn: '2026-11-24' },
      ]);
      expect(await db.select().from(stops)).toMatchObject([{ endedOn: '2026-11-24' }]);
      const [notice, ...more] = await told(db);
      expect(more).toEqual([]);
      expect(notice?.body).toMatch(/^Sie bekommen teilweise recht\n\nAm 24/);
      for (const said of ['60,00', '63,45', 'De helft.', 'Teil des Betrags', 'ConsumerConnect', '+32 2 702'])
        expect(notice?.body).toContain(said);
    }));

  it('wholly for the person leaves nothing to pay, and cannot be reopened', () =>
    inRollback(async (db) => {
      const { dossierId, debtor, staff, act, filingId } = await given(db);
      const all = { note: 'U hebt gelijk.', reasons: ['creditorAgrees'], amountCents: 12_345 };
      expect(await act(staff(), 'acceptInPart', { ...all, amountCents: 0 })).toEqual(refused('amount'));
      expect(await act(staff(), 'accept', all)).toMatchObject(done);
      expect(await findDossier(debtor(), dossierId)).toMatchObject({ openCents: 0, stops: [] });
      expect(await act(debtor(), 'reopen', { note: 'x' })).toEqual(refused('notNow'));
      expect(await stateOf(db, filingId)).toBe('accepted');
    }));

  it('for the person on what is not asked any more credits nothing', () =>
    inRollback(async (db) => {
      const { filingId, staff, act } = await given(db);
      const free = { note: 'Die kost vragen we niet.', reasons: ['creditorAgrees'], amountCents: 0 };
      expect(await act(staff(), 'accept', free)).toMatchObject(done);
      expect(await db.$count(ledgerEntries)).toBe(0);
      expect(await stateOf(db, filingId)).toBe('accepted');
    }));

  it('that goes against the person moves no money, and does not say that the debt is recognised', () =>
    inRollback(async (db) => {
      const { debtor, dossierId, staff, act } = await given(db);
      expect(await act(staff(), 'reject', reject)).toMatchObject(done);
      expect(await db.$count(ledgerEntries)).toBe(0);
      expect(await findDossier(debtor(), dossierId)).toMatchObject({ openCents: 12_345, stops: [] });
      const [notice] = await told(db);
      expect(notice?.body).toContain(reject.note);
      expect(notice?.body).toMatch(/één keer opnieuw/);
    }));
});

describe('evidence', () => {
  it('is asked for by its name, and what comes is seen by staff', () =>
    inRollback(async (db) => {
      const { dossierId, filingId, debtor, staff, act } = await given(db);
      expect(await act(staff(), 'askEvidence')).toEqual(refused('needsWords'));
      expect(await act(staff(), 'askEvidence', { item: 'paymentProof' })).toEqual(refused('needsWords'));
      expect(await act(staff(), 'askEvidence', { item: 'expertReport' })).toMatchObject(done);
      expect((await told(db))[0]?.body).toContain('Het verslag van een vakman.');
      expect(await act(debtor(), 'addEvidence')).toEqual(refused('needsEvidence'));
      await attachToDraft(debtor(), { dossierId, kind: 'dispute', file: aPdf('verslag.pdf') });
      expect(await act(debtor(), 'addEvidence')).toMatchObject(done);
      expect(await findFiling(staff(), filingId)).toMatchObject({
        state: 'filed',
        files: [{ name: 'verslag.pdf' }],
      });
      expect(await act(debtor(), 'addEvidence', { note: 'Ik heb ook gebeld.' })).toMatchObject(done);
      expect(await db.select().from(stops)).toMatchObject([{ endedOn: null }]);
    }));
});

describe('the creditor', () => {
  it('is asked, answers with a day, and before that is silent from the fifteenth day on', () =>
    inRollback(async (db) => {
      const { filingId, staff, act } = await given(db);
      const silent = async (on: number) => (await listFilingQueue(staff(on), 10)).rows[0]?.isSilent;
      expect(await silent(30)).toBe(false);
      expect(await act(staff(1), 'sendToCreditor')).toMatchObject(done);
      expect(await silent(15)).toBe(false);
      expect(await silent(16)).toBe(true);
      const answer = { note: 'Ons contract staat hierbij.', day: day('2026-12-10') };
      expect(await act(staff(17), 'recordAnswer', { note: answer.note })).toEqual(refused('day'));
      expect(await act(staff(17), 'recordAnswer', { ...answer, day: day('2026-12-11') })).toEqual(
        refused('future'),
      );
      expect(await act(staff(17), 'recordAnswer', { ...answer, day: day('2026-11-22') })).toEqual(
        refused('day'),
      );
      expect(await act(staff(17), 'recordAnswer', answer)).toMatchObject(done);
      expect(await silent(40)).toBe(false);
      expect(await stateOf(db, filingId)).toBe('answered');
      expect(await db.select().from(stops)).toMatchObject([{ endedOn: null, registeredOn: null }]);
    }));

  it('gets a dated packet, which no debtor can make', () =>
    inRollback(async (db) => {
      const { filingId, debtor, staff } = await given(db);
      const packet = await servePacket(staff(), filingId, 'fr');
      expect(packet?.headers.get('content-type')).toBe('application/pdf');
      expect(packet?.headers.get('content-disposition')).toMatch(/contestation-D-\d{12}\.pdf/);
      expect((await packet?.arrayBuffer())?.byteLength).toBeGreaterThan(2_000);
      expect(await servePacket(debtor() as never, filingId, 'fr')).toBeNull();
    }));
});

describe('a second look', () => {
  it('comes once, with something new, begins the stop again and goes the whole way', () =>
    inRollback(async (db) => {
      const { dossierId, filingId, debtor, staff, act } = await given(db);
      await act(staff(1), 'reject', reject);
      expect(await act(debtor(2), 'reopen')).toEqual(refused('needsEvidence'));
      await attachToDraft(debtor(2), { dossierId, kind: 'dispute', file: aPdf('nieuw.pdf') });
      expect(await act(debtor(2), 'reopen')).toMatchObject(done);
      expect(await findDossier(debtor(2), dossierId)).toMatchObject({
        stops: [{ kind: 'dispute', from: '2026-11-25', ended: null }],
      });
      expect(await act(staff(3), 'sendToCreditor')).toMatchObject(done);
      expect(await act(staff(4), 'recordAnswer', { note: 'Nee.', day: day('2026-11-26') })).toMatchObject(
        done,
      );
      expect(await act(staff(5), 'reject', reject)).toMatchObject(done);
      expect(await stateOf(db, filingId)).toBe('rejected');
      expect(await act(debtor(6), 'reopen', { note: 'Nog eens' })).toEqual(refused('notNow'));
      expect((await told(db)).at(-1)?.body).toMatch(/laatste beslissing/);
      expect(await db.select().from(stops).orderBy(stops.id)).toMatchObject([
        { fromOn: '2026-11-23', endedOn: '2026-11-24' },
        { fromOn: '2026-11-25', endedOn: '2026-11-28' },
      ]);
    }));

  it('waits while another dispute of the dossier is open', () =>
    inRollback(async (db) => {
      const { dossierId, debtor, staff, act } = await given(db);
      await act(staff(), 'reject', reject);
      await saveStep(debtor(), { dossierId, kind: 'dispute', typed: quality });
      const submissionId = crypto.randomUUID();
      expect(await sendFiling(debtor(), { dossierId, kind: 'dispute', submissionId })).toMatchObject(done);
      expect(await act(debtor(), 'reopen', { note: 'x' })).toEqual(refused('openAlready'));
    }));
});

it.each(['filed', 'withCreditor', 'answered', 'evidenceAsked', 'reopened'])(
  'is taken back by its debtor while it is %s, and collection may go on',
  (state) =>
    inRollback(async (db) => {
      const { dossierId, debtor, act, staff } = await given(db);
      await db.update(filings).set({ state });
      expect(await act(staff(), 'withdraw')).toEqual(refused('notNow'));
      expect(await act(debtor(), 'withdraw')).toMatchObject(done);
      expect(await findDossier(debtor(), dossierId)).toMatchObject({ stops: [] });
    }),
);

describe('the law library', () => {
  const claimed = async (db: Database, facts: Partial<typeof invoices.$inferInsert>) => {
    const dossier = await givenDossier(db);
    const { id: dossierId } = dossier;
    await db.update(dossiers).set({ contractOn: '2025-01-02', debtKind: 'energy' });
    await db.update(invoices).set({ issuedOn: '2025-11-01', dueOn: '2025-11-15', ...facts });
    await db
      .insert(reminders)
      .values({ dossierId, kind: 'first_reminder', channel: 'email', sentOn: '2025-12-01' });
    const ctx = contextFor(db, debtorActor(dossier.debtorId));
    const found = await findDossier(ctx, dossierId);
    if (!found) throw new Error('out of reach');
    return findLawReading(ctx, found);
  };

  it('finds what was asked above what the law allows', () =>
    inRollback(async (db) => {
      const reading = await claimed(db, { claimedChargeCents: 9_000, claimedInterestCents: 0 });
      const charge = reading.heads.find(({ head }) => head === 'charge');
      expect(charge).toMatchObject({ claimedCents: 9_000 });
      const allowed = charge?.allowedCents ?? 0;
      expect(reading).toMatchObject({
        ...{ verdict: 'tooHigh', tooMuchCents: 9_000 - allowed, rightCents: 12_345 + allowed },
      });
    }));

  it('finds nothing where nothing is asked on top, and reads when the invoice is prescribed', () =>
    inRollback(async (db) => {
      expect(await claimed(db, { dueOn: '2020-11-15' })).toMatchObject({
        verdict: 'ok',
        tooMuchCents: 0,
        prescriptions: [{ from: '2025-11-16' }],
      });
    }));
});
