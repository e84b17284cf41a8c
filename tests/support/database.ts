import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { inject } from 'vitest';
import { type Database, type OpenDatabase, openDatabase } from '@/db/client.ts';
import * as schema from '@/db/schema/index.ts';
import { createDatabase } from './server-database.ts';

export type Engine =
  | { driver: 'pglite'; dump: string }
  | { driver: 'pg'; url: string; template: string }
  | { driver: 'neon'; url: string; template: string; proxy: string };

declare module 'vitest' {
  interface ProvidedContext {
    engine: Engine;
    /** A temporary folder of this run, for DATA_DIR. */
    dataFolder: string;
  }
}

class RolledBack extends Error {}

const shared = globalThis as { testDatabase?: Promise<OpenDatabase> };

/** The worker's migrated database, without rows. Tests leave it as they found it: see inRollback. */
export async function testDatabase(): Promise<Database> {
  shared.testDatabase ??= openEngine(inject('engine'));
  return (await shared.testDatabase).db;
}

/** Runs a test in a transaction that is always rolled back; transactions inside it become savepoints. */
export async function inRollback<T>(run: (db: Database) => Promise<T>): Promise<T> {
  const db = await testDatabase();
  const outcome: { value?: T } = {};
  await db
    .transaction(async (tx) => {
      outcome.value = await run(tx);
      throw new RolledBack();
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return outcome.value as T;
}

/** Runs a test on a database of its own, for what must commit or needs several connections; it is gone afterwards. */
export async function inOwnDatabase<T>(run: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = await openEngine(inject('engine'));
  try {
    return await run(open);
  } finally {
    await open.close();
  }
}

async function openEngine(engine: Engine): Promise<OpenDatabase> {
  if (engine.driver === 'pglite') return openCopy(engine.dump);
  const copy = await createDatabase(engine.url, engine.template);
  const neonWsProxy = engine.driver === 'neon' ? engine.proxy : undefined;
  const open = await openDatabase({ url: copy.url, neonWsProxy, folder: '' });
  return {
    ...open,
    close: async () => {
      await open.close();
      await copy.drop();
    },
  };
}

async function openCopy(dump: string): Promise<OpenDatabase> {
  const client = await PGlite.create({ loadDataDir: new Blob([readFileSync(dump)]) });
  const db = drizzle({ client, schema, casing: 'snake_case' });
  return { db, driver: 'pglite', close: () => client.close() };
}
