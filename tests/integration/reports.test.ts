import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents, signInAttempts } from '@/db/schema/access.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import type { NobodyActor } from '@/lib/context.ts';
import { handleReport, reportNotMe } from '@/lib/reports/commands.ts';
import { listOpenReports } from '@/lib/reports/queries.ts';
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
  it('links the dossier that the reference names and answers as if it did not know it', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const known = await report(db, aReport(await referenceOf(db, dossier.id)));
      const unknown = await report(db, aReport('0000000097'));
      const receipt = { ok: true, value: { receipt: expect.stringMatching(/^N-\d{12}$/) } };
      expect([known, unknown]).toEqual([receipt, receipt]);
      const rows = await db.select({ dossierId: notMeReports.dossierId }).from(notMeReports);
      expect(rows.map((row) => row.dossierId).sort()).toEqual([dossier.id, null].sort());
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
      expect(await db.$count(notMeReports)).toBe(1);
    }));
});

describe('the open reports', () => {
  it('reach staff of the creditor; those about no dossier only staff who see all', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      await report(db, aReport(await referenceOf(db, mine.id)));
      await report(db, aReport(await referenceOf(db, other.id)));
      await report(db, aReport());
      const all = contextOf(db, await givenStaff(db));
      const listed = contextOf(db, await givenStaff(db, mine));
      expect((await listOpenReports(all, 10)).total).toBe(3);
      const { reports, total } = await listOpenReports(listed, 10);
      expect([reports.map((each) => each.dossierId), total]).toEqual([[mine.id], 1]);
      const { reports: first, total: whole } = await listOpenReports(all, 2);
      expect([first.length, whole]).toEqual([2, 3]);
    }));

  it('are gone once handled, and cannot be handled by staff of another creditor or twice', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenDossier(db), await givenDossier(db)];
      await report(db, aReport(await referenceOf(db, mine.id)));
      const ctx = contextOf(db, await givenStaff(db, mine));
      const [open] = (await listOpenReports(ctx, 10)).reports;
      const input = { reportId: open?.id ?? '' };
      const stranger = contextOf(db, await givenStaff(db, other));
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
