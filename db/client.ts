import './quiet-errors.ts';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import * as schema from './schema/index.ts';

/** A database or a transaction in it: the same for all drivers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Driver = 'pglite' | 'pg' | 'neon';

export type OpenDatabase = { db: Database; driver: Driver; close: () => Promise<void> };

export type DatabaseAddress = {
  /** A PostgreSQL address; without one the embedded database is opened. */
  url?: string | undefined;
  /** host:port/path of a WebSocket bridge to `url`: the Neon driver then speaks through it. */
  neonWsProxy?: string | undefined;
  /** Where the embedded database lives. */
  folder: string;
};

export const driverOf = ({ url, neonWsProxy }: Pick<DatabaseAddress, 'url' | 'neonWsProxy'>): Driver => {
  if (!url) return 'pglite';
  return neonWsProxy || new URL(url).hostname.endsWith('.neon.tech') ? 'neon' : 'pg';
};

const casing = 'snake_case';

/** Opens the database that the address names. The embedded one must be locked by the caller: it takes one process. */
export async function openDatabase(address: DatabaseAddress): Promise<OpenDatabase> {
  const driver = driverOf(address);
  if (driver === 'pglite') return openEmbedded(address.folder);
  return driver === 'neon' ? openNeon(address) : openServer(address.url as string);
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  mkdirSync(path.dirname(folder), { recursive: true });
  const client = await PGlite.create({ dataDir: folder, postgresqlconf: ['shared_buffers=16MB'] });
  return { db: drizzle({ client, schema, casing }), driver: 'pglite', close: () => client.close() };
}

async function openServer(url: string): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', () => {});
  return { db: drizzle({ client: pool, schema, casing }), driver: 'pg', close: () => pool.end() };
}

async function openNeon({ url, neonWsProxy }: DatabaseAddress): Promise<OpenDatabase> {
  const { Pool, neonConfig } = await import('@neondatabase/serverless');
  const { drizzle } = await import('drizzle-orm/neon-serverless');
  neonConfig.webSocketConstructor = (await import('ws')).default;
  if (neonWsProxy) {
    neonConfig.wsProxy = neonWsProxy;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineConnect = false;
  }
  const pool = new Pool({ connectionString: url as string, max: 10 });
  pool.on('error', () => {});
  return { db: drizzle({ client: pool, schema, casing }) as never, driver: 'neon', close: () => pool.end() };
}
