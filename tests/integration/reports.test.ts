import { eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents, signInAttempts } from '@/db/schema/access.ts';
import { messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filings, stops } from '@/db/schema/filings.ts';
import type { NobodyActor } from '@/lib/context.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { findFiling, listFilings } from '@/lib/filings/queries.ts';
import { handleReport, reportNotMe } from '@/lib/reports/commands.ts';
import { listOpenReports } from '@/lib/reports/queries.ts';
import { debtorActor } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { contextOf, givenDossier, givenStaff } from '../support/files/given-dossier.ts';

const nobody: NobodyActor = { kind: 'nobody' };
const visitor = { address: '192.0.2.7' };

const aReport = (reference: string | null = null) => ({
  submissionId: crypto.randomUUID(),
  reason: 'moved' as const,
  reference,
  explanation: 'De vorige bewoner',
  contact: '',
  language: 'nl' as const,
});

async function referenceOf(db: Database, dossierId: string): Promise<string> {
  const [row] = await db
    .select({ reference: dossiers.reference })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  return row?.reference ?? '';
}

const report = (db: Database, input: ReturnType<typeof aReport>, from = visitor) =>
  reportNotMe(contextOf(db, nobody), from, input);

describe('reportNotMe', () => {
  it('stops collection in the dossier that the reference names and answers as if it did not know it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const known = await report(db, aReport(await referenceOf(db, dossier.id)));
      const unknown = await report(db, aReport('0000000097'));
      const receipt = { ok: true, value: { receipt: expect.stringMatching(/^N-\d{12}$/) } };
      expect([known, unknown]).toEqual([receipt, receipt]);
      expect(await db.$count(notMeReports)).toBe(1);
      const [filed] = await db.select().from(filings);
      expect(filed).toMatchObject({
        dossierId: dossier.id,
        kind: 'notMe',
        state: 'filed',
        debtorId: null,
        staffId: null,
      });
      const [stop] = await db.select().from(stops);
      expect(stop).toMatchObject({
        dossierId: dossier.id,
        kind: 'notMe',
        filingId: filed?.id,
        endedOn: null,
      });
    }));

  it('keeps the same form sent twice once, with the same number', () =>
    inRollback(async (db) => {
      const input = aReport();
      expect(await report(db, input)).toEqual(await report(db, input));
      expect(await db.select().from(notMeReports)).toHaveLength(1);
    }));

  it('takes ten an hour from one address, and says nothing of what was typed in the trail', () =>
    inRollback(async (db) => {
      for (let i = 0; i < 10; i++) expect((await report(db, aReport())).ok).toBe(true);
      expect(await report(db, aReport())).toEqual({ ok: false, error: 'limited' });
      expect((await report(db, aReport(), { address: '192.0.2.8' })).ok).toBe(true);
      const trail = await db.select({ facts: auditEvents.facts }).from(auditEvents);
      expect(trail).toHaveLength(11);
      expect(JSON.stringify(trail)).not.toContain('bewoner');
    }));

  it('counts the addresses of one subscriber together', () =>
    inRollback(async (db) => {
      const from = (end: string) => ({ address: `2001:db8:1:2${end}` });
      for (let i = 0; i < 10; i++) await report(db, aReport(), from(`::${i}`));
      expect(await report(db, aReport(), from(':ffff::1'))).toEqual({ ok: false, error: 'limited' });
      expect((await report(db, aReport(), { address: '2001:db8:1:3::1' })).ok).toBe(true);
    }));

  it('tells the operator after two thousand a day from all together, and refuses nobody', () =>
    inRollback(async (db) => {
      await db.execute(sql`insert into ${signInAttempts} (kind, subject_hash, address_hash, succeeded, at)
        select 'not_me', n::text, n::text, false, ${contextOf(db, nobody).now.toISOString()}::timestamptz
        from generate_series(1, 1999) n`);
      expect((await report(db, aReport())).ok).toBe(true);
      const alarm = vi.spyOn(console, 'error').mockImplementation(() => {});
      expect((await report(db, aReport())).ok).toBe(true);
      expect(alarm.mock.calls).toEqual([['2000 tries or more (not_me) in 1440 minutes.']]);
      alarm.mockRestore();
    }));

  it('takes twenty a day about one reference, known or not, from whatever addresses', () =>
    inRollback(async (db) => {
      const known = await referenceOf(db, (await givenDossier(db)).id);
      for (const reference of [known, '0000000097']) {
        const from = (i: number) => report(db, aReport(reference), { address: `198.51.100.${i}` });
        for (let i = 0; i < 20; i++) expect((await from(i)).ok).toBe(true);
        expect(await from(20)).toEqual({ ok: false, error: 'limited' });
      }
      expect((await report(db, aReport(), { address: '198.51.100.20' })).ok).toBe(true);
    }));

  it('asks for a new form when one that was sent comes back about another reference', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      const first = aReport(await referenceOf(db, mine.id));
      const again = { ...first, reference: await referenceOf(db, other.id) };
      expect((await report(db, first)).ok).toBe(true);
      for (const each of [again, { ...first, reference: null }]) {
        expect(await report(db, each)).toEqual({ ok: false, error: 'form' });
      }
      expect(await report(db, first)).toEqual(await report(db, first));
      expect([await db.$count(filings), await db.$count(notMeReports)]).toEqual([1, 0]);
    }));
});

describe('what was said of a dossier without signing in', () => {
  it('is for staff alone: the debtor sees that collection rests, not who said what', () =>
    inRollback(async (db) => {
      const { id, debtorId } = await givenDossier(db);
      await report(db, { ...aReport(await referenceOf(db, id)), contact: '0470 00 00 00' });
      const debtor = contextOf(db, debtorActor(debtorId));
      const dossier = await findDossier(debtor, id);
      expect(dossier?.stops).toMatchObject([{ kind: 'notMe', filingId: null }]);
      expect(dossier && (await listFilings(debtor, dossier))).toEqual([]);
      const [filed] = await db.select().from(filings);
      expect(await findFiling(debtor, filed?.id ?? '')).toBeNull();
      const staff = contextOf(db, await givenStaff(db));
      expect(await findFiling(staff, filed?.id ?? '')).toMatchObject({
        by: 'nobody',
        details: { reason: 'moved', words: 'De vorige bewoner', contact: '0470 00 00 00' },
      });
    }));

  it('keeps the debtor from nothing, and ends by a decision with reasons', () =>
    inRollback(async (db) => {
      const { id, debtorId } = await givenDossier(db);
      await report(db, aReport(await referenceOf(db, id)));
      const debtor = contextOf(db, debtorActor(debtorId));
      await saveStep(debtor, { dossierId: id, kind: 'notMe', typed: { reason: 'minor' } });
      const own = await sendFiling(debtor, {
        dossierId: id,
        kind: 'notMe',
        submissionId: crypto.randomUUID(),
      });
      expect(own.ok).toBe(true);
      const staff = contextOf(db, await givenStaff(db));
      const decide = (filingId: string, act: string, note: string | null) =>
        actOnFiling(staff, {
          ...{ filingId, submissionId: crypto.randomUUID(), act, note, amountCents: null, day: null },
          ...{ reasons: [], item: null },
        });
      const [outside] = await db.select().from(filings).where(isNull(filings.debtorId));
      expect(await decide(outside?.id ?? '', 'goOn', null)).toEqual({ ok: false, error: 'needsWords' });
      expect((await decide(outside?.id ?? '', 'goOn', 'Het adres klopt.')).ok).toBe(true);
      // Nobody is told of what a stranger said.
      expect(await db.$count(messages)).toBe(0);
      expect((await findDossier(debtor, id))?.stops).toMatchObject([{ kind: 'notMe' }]);
      expect(
        (await decide(own.ok ? own.value.filingId : '', 'giveBack', 'De schuldeiser kijkt het na.')).ok,
      ).toBe(true);
      expect(await findDossier(debtor, id)).toMatchObject({ stops: [], closedOn: '2026-11-23' });
      expect(await db.select({ notice: messages.notice }).from(messages)).toEqual([
        { notice: 'notMeDecided' },
      ]);
    }));
});

describe('the open reports', () => {
  it('are about no dossier of ours, and only for staff who see all', () =>
    inRollback(async (db) => {
      const mine = await givenDossier(db);
      await report(db, aReport(await referenceOf(db, mine.id)));
      for (const reference of ['0000000097', null]) await report(db, aReport(reference));
      const all = contextOf(db, await givenStaff(db));
      const { reports, total } = await listOpenReports(all, 10);
      expect([reports.map((each) => each.reference), total]).toEqual([['0000 0000 97', null], 2]);
      const listed = contextOf(db, await givenStaff(db, mine));
      expect(await listOpenReports(listed, 10)).toEqual({ reports: [], total: 0 });
      const { reports: first, total: whole } = await listOpenReports(all, 1);
      expect([first.length, whole]).toEqual([1, 2]);
    }));

  it('are gone once handled, and cannot be handled by staff who do not see all, or twice', () =>
    inRollback(async (db) => {
      await report(db, aReport());
      const ctx = contextOf(db, await givenStaff(db));
      const [open] = (await listOpenReports(ctx, 10)).reports;
      const input = { reportId: open?.id ?? '' };
      const stranger = contextOf(db, await givenStaff(db, await givenDossier(db)));
      expect(await handleReport(stranger, input)).toEqual({ ok: false, error: 'notFound' });
      expect(await handleReport(ctx, input)).toEqual({ ok: true, value: {} });
      expect(await handleReport(ctx, input)).toEqual({ ok: false, error: 'notFound' });
      expect((await listOpenReports(ctx, 10)).total).toBe(0);
    }));

  it('leave a row in the trail for each look', () =>
    inRollback(async (db) => {
      await listOpenReports(contextOf(db, await givenStaff(db)), 10);
      const trail = await db.select({ type: auditEvents.type }).from(auditEvents);
      expect(trail).toEqual([{ type: 'reports.seen' }]);
    }));
});
