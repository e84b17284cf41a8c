import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database, OpenDatabase } from '@/db/client.ts';
import { openDatabase } from '@/db/client.ts';
import { env } from './env.ts';

const shared = globalThis as { portalDatabase?: Promise<OpenDatabase> };

export const isEmbedded = !env.DATABASE_URL;

export const databaseAddress = {
  url: env.DATABASE_URL,
  neonWsProxy: env.NEON_WS_PROXY,
  folder: path.join(env.DATA_DIR, 'database'),
};

/** The one database of this process, opened at the first call. The embedded one is locked by instrumentation or the shell. */
export async function openSharedDatabase(): Promise<OpenDatabase> {
  if (env.NEXT_PHASE === 'phase-production-build') {
    throw new Error('A page that is built in advance asked the database.');
  }
  shared.portalDatabase ??= openDatabase(databaseAddress);
  return shared.portalDatabase;
}

export async function database(): Promise<Database> {
  return (await openSharedDatabase()).db;
}

/** Whether there is a database to ask: the embedded one is made at the first start, another answers. */
export async function isReachable(): Promise<boolean> {
  if (isEmbedded) return existsSync(databaseAddress.folder);
  try {
    await (await database()).execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

export async function closeSharedDatabase(): Promise<void> {
  const open = await shared.portalDatabase;
  delete shared.portalDatabase;
  await open?.close();
}
