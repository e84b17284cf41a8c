import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '@/db/client.ts';
import { auditEvents, oneTimeCodes } from '@/db/schema/access.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { filings } from '@/db/schema/filings.ts';
import * as schema from '@/db/schema/index.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { exported, withheldTables, withholdReasons } from '@/lib/my-data/data-map.ts';
import { exportSchema, serveExport } from '@/lib/my-data/serve-export.ts';
import { queueCode } from '@/lib/outbox/queue-mail.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { contextFor, debtorActor, minutesLater, noon, staffActor } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier, givenMandate, givenStaff } from '../support/given.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { entriesOf } from '../support/zip-entries.ts';

let store = directoryStore('');
beforeEach(() => {
  const { folder, remove } = temporaryFolder('export');
  store = directoryStore(folder);
  return remove;
});

const tables = Object.values(schema).flatMap((part) => (is(part, PgTable) ? [part] : []));

describe('what an export holds', () => {
  it('is thought of for every table: given, or withheld with a reason', () => {
    const given = exported.map(({ table }) => getTableConfig(table).name);
    const all = tables.map((table) => getTableConfig(table).name).sort();
    expect([...given, ...Object.keys(withheldTables)].sort()).toEqual(all);
    for (const reason of Object.values(withheldTables)) expect(withholdReasons).toContain(reason);
  });

  it.each(exported.map((one) => [getTableConfig(one.table).name, one] as const))(
    'is thought of for every column of %s',
    (_name, { table, columns, withheld }) => {
      expect([...columns, ...Object.keys(withheld)].sort()).toEqual(
        Object.keys(getTableColumns(table)).sort(),
      );
      for (const reason of Object.values(withheld)) expect(withholdReasons).toContain(reason);
    },
  );

  it('never gives what a code or a key could be guessed by', () => {
    const named = exported.flatMap(({ table, columns }) =>
      columns.map((column) => `${getTableConfig(table).name}.${column}`),
    );
    const kept = ['receipts.contentHash', 'receipts.previousHash', 'receipts.hash'];
    expect(named.filter((name) => /hash|secret|sealed|salt|password/i.test(name)).sort()).toEqual(
      kept.sort(),
    );
  });
});

/** A person with something in many tables, each with the canary. */
async function givenPerson(db: Database, canary: string) {
  const debtor = await givenDebtor(db, {
    name: canary,
    confirmedEmail: `${canary}@example.be`,
    confirmedEmailAt: noon,
  });
  const dossier = await givenDossier(db, debtor);
  const ctx = contextFor(db, debtorActor(debtor.id));
  const staff = await givenStaff(db);
  const message = { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: `van ${canary}` };
  await sendMessage(ctx, message);
  await sendMessage(contextFor(db, staffActor(staff.staffId, { reach: 'all' })), {
    ...{ ...message, submissionId: crypto.randomUUID(), body: `aan ${canary}` },
  });
  await givenMandate(db, dossier);
  await queueCode(
    db,
    { now: noon },
    { to: `${canary}@example.be`, code: 'K7QM2X', language: 'nl', debtorId: debtor.id },
  );
  await db.insert(oneTimeCodes).values({
    ...{
      purpose: 'confirm_email',
      debtorId: debtor.id,
      email: `${canary}@example.be`,
      codeHash: `hash-${canary}`,
    },
    ...{ browserHash: `browser-${canary}`, createdAt: noon, expiresAt: minutesLater(10) },
  });
  await db.insert(ledgerEntries).values({
    ...{
      dossierId: dossier.id,
      kind: 'payment',
      amountCents: 1_000,
      valueOn: '2026-11-20',
      source: `test:${canary}`,
    },
  });
  await db.insert(filings).values({
    ...{ submissionId: crypto.randomUUID(), dossierId: dossier.id, kind: 'notMe', number: `N-${canary}` },
    ...{ details: { words: `stranger-${canary}` }, state: 'filed', filedAt: noon },
  });
  const bytes = Buffer.from(`%PDF-1.4 ${canary}`);
  const stored = await store.put({ bytes, mediaType: 'application/pdf', name: `${canary}.pdf` });
  const [file] = await db
    .insert(files)
    .values({ ...stored, dossierId: dossier.id, name: `${canary}.pdf`, mediaType: 'application/pdf' })
    .returning();
  await db.insert(documents).values({
    dossierId: dossier.id,
    fileId: file?.id ?? '',
    kind: 'invoice',
    title: canary,
    issuedOn: '2026-06-01',
  });
  return { ctx, debtor, dossier, bytes };
}

const opened = async (response: Response) => {
  const entries = entriesOf(Buffer.from(await response.arrayBuffer()));
  const json = (name: string) => JSON.parse(entries.find((one) => one.name === name)?.bytes.toString() ?? '');
  return { entries, data: json('data.json'), schema: json('schema.json') };
};

describe('an export', () => {
  it('has all of the person, in each language, and fits its schema', () =>
    inRollback(async (db) => {
      const { ctx, bytes } = await givenPerson(db, 'mijnkanarie');
      for (const locale of locales) {
        const { entries, data, schema: given } = await opened(await serveExport(ctx, locale, store));
        expect(given).toEqual(JSON.parse(JSON.stringify(exportSchema())));
        expect(z.fromJSONSchema(given).safeParse(data).error?.issues ?? []).toEqual([]);
        expect(data.data.debtors).toMatchObject([
          { name: 'mijnkanarie', confirmedEmail: 'mijnkanarie@example.be' },
        ]);
        expect(data.data.messages.map(({ body }: { body: string }) => body).sort()).toEqual([
          'aan mijnkanarie',
          'van mijnkanarie',
        ]);
        for (const name of [
          'mandates',
          'mails',
          'one_time_codes',
          'ledger_entries',
          'receipts',
          'audit_events',
          'invoices',
        ])
          expect([name, data.data[name].length > 0]).toEqual([name, true]);
        const path = Object.values(data.files as Record<string, string>)[0] ?? '';
        expect(entries.find(({ name }) => name === path)?.bytes).toEqual(bytes);
        expect(entries.map(({ name }) => name).length).toBe(4);
        expect(data.withheld.tables.length).toBe(Object.keys(withheldTables).length);
      }
    }));

  it('has nothing of anybody else, of a stranger or of an employee, and nothing that opens', () =>
    inRollback(async (db) => {
      const { ctx } = await givenPerson(db, 'mijnkanarie');
      await givenPerson(db, 'anderekanarie');
      const { data } = await opened(await serveExport(ctx, 'nl', store));
      const text = JSON.stringify(data.data);
      expect(text).not.toMatch(/anderekanarie|stranger-|hash-mijn|browser-|K7QM2X|test:/);
      expect(text).not.toContain('N-mijnkanarie');
      expect(JSON.stringify(data)).not.toMatch(/argon2/);
    }));

  it('is in the trail, and is empty for who has nothing', () =>
    inRollback(async (db) => {
      const debtor = await givenDebtor(db);
      const { data } = await opened(await serveExport(contextFor(db, debtorActor(debtor.id)), 'nl', store));
      expect([data.data.dossiers, data.data.debtors.length]).toEqual([[], 1]);
      const nobody = await opened(await serveExport(contextFor(db, debtorActor()), 'nl', store));
      expect(Object.values(nobody.data.data as Record<string, unknown[]>).flat()).toEqual([]);
      const events = await db.select({ type: auditEvents.type }).from(auditEvents);
      expect(events.filter(({ type }) => type === 'data.exported')).toHaveLength(2);
    }));
});
