import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { inOwnDatabase, inRollback, testDatabase } from '../support/database.ts';

const aCreditor = { enterpriseNumber: '0403170701', name: 'Bakkerij Écru' };
const anEvent: typeof auditEvents.$inferInsert = {
  at: new Date(),
  actorKind: 'system',
  type: 'files.swept',
  facts: { cents: 1 },
};

async function givenCreditor(db: Database): Promise<string> {
  const [row] = await db.insert(creditors).values(aCreditor).returning({ id: creditors.id });
  if (!row) throw new Error('The creditor was not written.');
  return row.id;
}

const causeOf = (error: unknown) => (error as { cause: { code: string; constraint?: string } }).cause;

it('keeps instants to the millisecond and days without a time zone', () =>
  inRollback(async (db) => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const creditorId = await givenCreditor(db);
    const values = { creditorId, number: '1', kind: 'consumer', name: 'A', language: 'nl' } as const;
    await db.insert(debtors).values({ ...values, emailConsentOn: '2026-03-29', confirmedEmailAt: at });
    const [row] = await db.select().from(debtors);
    expect(row?.emailConsentOn).toBe('2026-03-29');
    expect(row?.confirmedEmailAt).toEqual(at);
  }));

it('names the code and the constraint of a refused row', () =>
  inRollback(async (db) => {
    await givenCreditor(db);
    const refused = await db.transaction((tx) => tx.insert(creditors).values(aCreditor)).catch(causeOf);
    expect(refused).toMatchObject({ code: '23505', constraint: 'creditors_enterprise_number_index' });
    expect(await db.select().from(creditors)).toHaveLength(1);
  }));

it('undoes an inner transaction alone', () =>
  inRollback(async (db) => {
    const id = await givenCreditor(db);
    const inner = db.transaction(async (tx) => {
      await tx.update(creditors).set({ name: 'Other' }).where(eq(creditors.id, id));
      throw new Error('stop');
    });
    await expect(inner).rejects.toThrow('stop');
    expect(await db.select({ name: creditors.name }).from(creditors)).toEqual([{ name: aCreditor.name }]);
  }));

it('leaves nothing behind after a test', async () => {
  await inRollback(givenCreditor);
  expect(await (await testDatabase()).select().from(creditors)).toEqual([]);
});

it.each(['update', 'delete', 'truncate'])('refuses to %s the audit trail', (verb) =>
  inRollback(async (db) => {
    await db.insert(auditEvents).values(anEvent);
    const statement = {
      update: sql`update ${auditEvents} set type = 'other'`,
      delete: sql`delete from ${auditEvents}`,
      truncate: sql`truncate ${auditEvents}`,
    }[verb];
    const refused = await db.transaction((tx) => tx.execute(statement ?? sql``)).catch(causeOf);
    expect(refused).toMatchObject({ code: '23001' });
    expect(await db.select().from(auditEvents)).toHaveLength(1);
  }),
);

it('knows upper and lower case beyond ASCII', () =>
  inRollback(async (db) => {
    await givenCreditor(db);
    const found = await db
      .select({ id: creditors.id })
      .from(creditors)
      .where(sql`lower(${creditors.name}) = 'bakkerij écru'`);
    expect(found).toHaveLength(1);
  }));

it('has an index that begins with the columns of each foreign key', async () => {
  const db = await testDatabase();
  const missing = await db.execute(sql`
    select conrelid::regclass::text as "table", conname as "key" from pg_constraint c
    where contype = 'f' and not exists (
      select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`);
  expect((missing as unknown as { rows: unknown[] }).rows).toEqual([]);
});

it('is migrated again without a change, and opened by several tests at once', () =>
  inOwnDatabase(async (open) => {
    await migrateDatabase(open);
    await givenCreditor(open.db);
    await migrateDatabase(open);
    expect(await open.db.select().from(creditors)).toHaveLength(1);
  }));
