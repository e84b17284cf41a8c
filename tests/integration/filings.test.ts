import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { documents } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import { filingDrafts, filings, stops } from '@/db/schema/filings.ts';
import { plans } from '@/db/schema/plans.ts';
import { day } from '@/lib/debt-law/day.ts';
import { addDocument } from '@/lib/documents/commands.ts';
import { findFile } from '@/lib/documents/queries.ts';
import { serveOverview } from '@/lib/documents/serve-overview.ts';
import { sweepFilingDrafts } from '@/lib/documents/sweep.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { attachToDraft } from '@/lib/filings/files.ts';
import { findDraft, findFiling, listFilingQueue, listFilings } from '@/lib/filings/queries.ts';
import type { FilingKind, Typed } from '@/lib/filings/view.ts';
import { startOnlinePayment } from '@/lib/online-payments/commands.ts';
import { servePlanCalendar } from '@/lib/plans/serve-calendar.ts';
import { contextFor, debtorActor, minutesLater, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { givenDossier, givenStaff } from '../support/given.ts';

const days = (n: number) => minutesLater(n * 24 * 60);
const refused = (error: string) => ({ ok: false, error });
const aPdf = (name = 'mail.pdf') =>
  new File([pdf() as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' });

const enough: Record<FilingKind, Typed> = {
  plan: { way: 'count', instalments: '4', firstDueOn: '01/12/2026', every: 'month' },
  planChange: { change: 'skip', number: '2' },
  dispute: { ground: 'quality', scope: 'whole', words: 'Kapot aangekomen' },
  mediation: { service: 'ocmw', helperName: 'Els Bemiddelaar', helperPhone: '02 123 45 67' },
  settlement: { admissibleOn: '20/11/2026', court: 'Arbeidsrechtbank Gent', helperName: 'Mr. Bemiddelaar' },
  proof: {},
  pause: { days: '20' },
  notMe: { reason: 'fraud', policeOn: '20/11/2026' },
  right: { right: 'objection', rightWords: 'Gebruik dit niet meer' },
};

type Given = { id: string; debtorId: string };

const file = async (
  db: Database,
  dossier: Given,
  kind: FilingKind,
  now = minutesLater(0),
  submissionId = crypto.randomUUID(),
) => {
  const ctx = contextFor(db, debtorActor(dossier.debtorId), now);
  await saveStep(ctx, { dossierId: dossier.id, kind, typed: enough[kind] });
  return sendFiling(ctx, { dossierId: dossier.id, kind, submissionId });
};
const idOf = (sent: Awaited<ReturnType<typeof file>>) => {
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.filingId;
};
const seen = async (db: Database, { id, debtorId }: Given, now = minutesLater(0)) => {
  const found = await findDossier(contextFor(db, debtorActor(debtorId), now), id);
  if (!found) throw new Error('out of reach');
  return found;
};
const act = (
  ctx: Parameters<typeof actOnFiling>[0],
  filingId: string,
  name: string,
  more: Partial<Parameters<typeof actOnFiling>[1]> = {},
) =>
  actOnFiling(ctx, {
    ...{ filingId, submissionId: crypto.randomUUID(), act: name, note: null, amountCents: null, day: null },
    ...{ reasons: [], item: null },
    ...more,
  });

describe('what is filed', () => {
  it.each(['dispute', 'mediation', 'settlement', 'proof', 'pause', 'notMe', 'right'] as const)(
    'stops collection at once: %s',
    (kind) =>
      inRollback(async (db) => {
        const dossier = await givenDossier(db);
        const filingId = idOf(await file(db, dossier, kind));
        expect((await seen(db, dossier)).stops).toMatchObject([
          { kind, filingId, from: '2026-11-23', ended: null },
        ]);
        const [listed] = await listFilings(
          contextFor(db, debtorActor(dossier.debtorId)),
          await seen(db, dossier),
        );
        expect(listed).toMatchObject({
          kind,
          state: 'filed',
          number: expect.stringMatching(/^[A-Z]-\d{12}$/),
        });
      }),
  );

  it('is one filing when the form is sent twice, and one of its kind is open at once', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const submissionId = crypto.randomUUID();
      const first = await file(db, dossier, 'dispute', minutesLater(0), submissionId);
      expect(await file(db, dossier, 'dispute', minutesLater(0), submissionId)).toEqual(first);
      expect(await file(db, dossier, 'dispute')).toEqual(refused('openAlready'));
      expect(await db.$count(filings)).toBe(1);
      expect(await db.$count(stops)).toBe(1);
    }));

  it('is refused while something is missing, and nothing typed is lost', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      await saveStep(ctx, { dossierId: dossier.id, kind: 'dispute', typed: { ground: 'other' } });
      await saveStep(ctx, { dossierId: dossier.id, kind: 'dispute', typed: { scope: 'whole' } });
      const send = { dossierId: dossier.id, kind: 'dispute', submissionId: crypto.randomUUID() } as const;
      expect(await sendFiling(ctx, send)).toEqual(refused('incomplete'));
      expect((await findDraft(ctx, dossier.id, 'dispute'))?.typed).toEqual({
        ground: 'other',
        scope: 'whole',
      });
      expect((await seen(db, dossier)).stops).toEqual([]);
    }));

  it('takes its files along, which nobody else sees before', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const staff = contextFor(db, await givenStaff(db));
      const kept = await attachToDraft(ctx, { dossierId: dossier.id, kind: 'dispute', file: aPdf() });
      const again = await attachToDraft(ctx, { dossierId: dossier.id, kind: 'dispute', file: aPdf() });
      const fileId = kept.ok ? kept.value.fileId : '';
      expect(again).toEqual({ ok: true, value: { fileId, again: true } });
      expect(await findFile(ctx, fileId)).toMatchObject({ id: fileId });
      expect(await findFile(staff, fileId)).toBeNull();
      const filingId = idOf(await file(db, dossier, 'dispute'));
      expect(await findFile(staff, fileId)).toMatchObject({ id: fileId });
      expect(await findFiling(staff, filingId)).toMatchObject({ files: [{ fileId }] });
      expect(await db.select().from(documents)).toMatchObject([{ fileId, kind: 'proof' }]);
      expect(await db.$count(filingDrafts)).toBe(0);
    }));

  it('is forgotten when it was begun and not touched for a month', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await attachToDraft(contextFor(db, debtorActor(dossier.debtorId)), {
        ...{ dossierId: dossier.id, kind: 'dispute', file: aPdf() },
      });
      expect(await sweepFilingDrafts(contextFor(db, system, days(29)))).toBe(0);
      expect(await sweepFilingDrafts(contextFor(db, system, days(31)))).toBe(1);
      expect(await db.$count(filingDrafts)).toBe(0);
    }));

  it('asks for a pause once a year, and it ends by itself', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await file(db, dossier, 'pause');
      expect((await seen(db, dossier, days(19))).stops).toHaveLength(1);
      expect((await seen(db, dossier, days(20))).stops).toEqual([]);
      expect(await file(db, dossier, 'pause', days(40))).toEqual(refused('pauseUsed'));
      expect(await file(db, dossier, 'pause', days(366))).toMatchObject({ ok: true });
    }));
});

describe('a dispute', () => {
  // law R2.8 b and g: asked on Friday 6 March 2026, undecided until 20 April.
  it('stops interest from day 31 without a decision, until the decision', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const { id: dossierId } = dossier;
      await db
        .update(dossiers)
        .set({ interestRatePerYearBps: 800, contractOn: '2025-01-02' })
        .where(eq(dossiers.id, dossierId));
      await db.update(invoices).set({ issuedOn: '2025-11-01', dueOn: '2025-11-15', claimedInterestCents: 0 });
      const reminded = { kind: 'first_reminder', channel: 'email', sentOn: '2025-12-01' } as const;
      await db.insert(reminders).values({ dossierId, ...reminded });
      const at = (on: string) => new Date(`${on}T11:00:00Z`);
      const interestOn = async (on: string) => (await seen(db, dossier, at(on))).interestCents;
      const filingId = idOf(await file(db, dossier, 'dispute', at('2026-03-06')));
      expect(await interestOn('2026-04-06')).toBeGreaterThan(await interestOn('2026-03-20'));
      expect(await interestOn('2026-04-20')).toBe(await interestOn('2026-04-06'));
      await act(contextFor(db, await givenStaff(db), at('2026-04-20')), filingId, 'reject', {
        ...{ note: 'Dit klopt.', reasons: ['creditorShows'] },
      });
      expect(await interestOn('2026-06-01')).toBeGreaterThan(await interestOn('2026-04-20'));
    }));
});

describe('a collective settlement', () => {
  it('refuses every payment from the moment that it is said', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const filingId = idOf(await file(db, dossier, 'settlement'));
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      const visitor = { address: '192.0.2.1' } as never;
      const pay = {
        submissionId: crypto.randomUUID(),
        amountCents: 1_000,
        locale: 'nl',
      } as const;
      expect(await startOnlinePayment(ctx, null, visitor, { ...pay, dossierId: dossier.id })).toEqual(
        refused('settlement'),
      );
      const overview = await serveOverview(ctx, dossier.id, 'nl');
      expect((await overview?.arrayBuffer())?.byteLength).toBeGreaterThan(1_000);
      const staff = contextFor(db, await givenStaff(db));
      expect(await act(staff, filingId, 'confirm')).toEqual(refused('day'));
      expect(await act(staff, filingId, 'confirm', { day: day('2026-11-22') })).toMatchObject({ ok: true });
      expect(await db.select().from(stops)).toMatchObject([{ registeredOn: '2026-11-22', endedOn: null }]);
      expect((await listFilingQueue(staff, 10)).rows).toMatchObject([{ id: filingId, dueOn: '2026-12-22' }]);
    }));
});

describe('proof that was asked for', () => {
  it('is given only when a document was added since, and the dossier rests until then', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const filingId = idOf(await file(db, dossier, 'proof'));
      const staff = contextFor(db, await givenStaff(db), minutesLater(5));
      expect(await act(staff, filingId, 'give')).toEqual(refused('noDocument'));
      await addDocument(staff, {
        ...{ dossierId: dossier.id, kind: 'contract', title: 'Contract', issuedOn: day('2026-01-05') },
        ...{ file: aPdf('contract.pdf'), submissionId: crypto.randomUUID() },
      });
      await db.update(documents).set({ createdAt: minutesLater(6) });
      expect(await act(staff, filingId, 'give')).toMatchObject({ ok: true });
      expect((await seen(db, dossier)).stops).toEqual([]);
    }));
});

describe('a plan', () => {
  const running = (db: Database, dossierId: string) =>
    db.select().from(plans).where(eq(plans.dossierId, dossierId)).orderBy(plans.createdAt);
  const long: Typed = { ...enough.plan, instalments: '36' };
  const fileLong = async (db: Database, { id: dossierId, debtorId }: Given) => {
    const ctx = contextFor(db, debtorActor(debtorId));
    await saveStep(ctx, { dossierId, kind: 'plan', typed: long });
    return sendFiling(ctx, { dossierId, kind: 'plan', submissionId: crypto.randomUUID() });
  };

  it('within the table is agreed at once, by the rule and not by a person', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const filingId = idOf(await file(db, dossier, 'plan'));
      const seenFiling = await findFiling(contextFor(db, debtorActor(dossier.debtorId)), filingId);
      expect(seenFiling).toMatchObject({ state: 'accepted', events: [{ act: 'accept', by: 'rule' }] });
      expect(await running(db, dossier.id)).toMatchObject([
        { filingId, instalments: 4, instalmentCents: 3_087, firstDueOn: '2026-12-01', byRules: true },
      ]);
      const found = await seen(db, dossier);
      expect(found).toMatchObject({ stops: [], hasPlan: true });
    }));

  it('outside it waits for a person, who agrees or says why not', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      const [one, two] = [idOf(await fileLong(db, a)), idOf(await fileLong(db, b))];
      expect((await seen(db, a)).stops).toMatchObject([{ kind: 'plan' }]);
      const staff = contextFor(db, await givenStaff(db));
      expect(await act(staff, one, 'accept')).toMatchObject({ ok: true });
      expect(await running(db, a.id)).toMatchObject([{ instalments: 36 }]);
      expect(await act(staff, two, 'refuse')).toEqual(refused('needsWords'));
      expect(
        await act(staff, two, 'refuse', { note: 'De schuldeiser wil hoogstens 24 keer.' }),
      ).toMatchObject({
        ok: true,
      });
      expect(await running(db, b.id)).toEqual([]);
      const late = contextFor(db, await givenStaff(db), days(30));
      const three = idOf(await fileLong(db, b));
      expect(await act(late, three, 'accept')).toEqual(refused('tooLate'));
    }));

  it('of a disputed dossier waits for a person, and in a settlement none is made', () =>
    inRollback(async (db) => {
      const [a, b] = [await givenDossier(db), await givenDossier(db)];
      await file(db, a, 'dispute');
      idOf(await file(db, a, 'plan'));
      expect(await running(db, a.id)).toEqual([]);
      await file(db, b, 'settlement');
      expect(await file(db, b, 'plan')).toEqual(refused('inSettlement'));
    }));

  it('that is agreed anew replaces the one that ran', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await file(db, dossier, 'plan');
      await file(db, dossier, 'plan');
      const [first, second] = await running(db, dossier.id);
      expect(first).toMatchObject({ endKind: 'replaced', endedOn: '2026-11-23' });
      expect(second).toMatchObject({ endedOn: null });
      await expect(
        db.transaction((tx) =>
          tx
            .update(plans)
            .set({ endedOn: null, endKind: null })
            .where(eq(plans.id, first?.id ?? '')),
        ),
      ).rejects.toThrow();
    }));

  it('stands in a calendar for its debtor alone', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      await file(db, dossier, 'plan');
      const own = contextFor(db, debtorActor(dossier.debtorId));
      const answer = await servePlanCalendar(own, dossier.id, 'fr');
      expect(answer?.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      expect(await answer?.text()).toMatch(
        /DTSTART;VALUE=DATE:20261201\r\n[\s\S]*Paiement selon votre plan \(4\/4\)/,
      );
      const other = contextFor(db, debtorActor((await givenDossier(db)).debtorId));
      expect(await servePlanCalendar(other, dossier.id, 'fr')).toBeNull();
    }));
});

it('comes to staff by its nearest legal day', () =>
  inRollback(async (db) => {
    const [a, b, c] = [await givenDossier(db), await givenDossier(db), await givenDossier(db)];
    await file(db, a, 'dispute');
    await file(db, b, 'proof');
    await file(db, c, 'pause');
    const { rows, total } = await listFilingQueue(contextFor(db, await givenStaff(db)), 10);
    expect(rows.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['proof', '2026-11-28'],
      ['dispute', '2026-12-23'],
    ]);
    expect(total).toBe(2);
  }));
