import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../db/migrate.ts';
import { temporaryFolder } from './temporary.ts';

/** Migrates one embedded database and keeps its uncompressed copy: each worker starts from that in half a second. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { folder, remove } = temporaryFolder('pglite');
  const client = await PGlite.create();
  const db = drizzle({ client, casing: 'snake_case' });
  await migrateDatabase({ db: db as never, driver: 'pglite', close: () => client.close() });
  const dump = path.join(folder, 'migrated.tar');
  writeFileSync(dump, Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer()));
  await client.close();
  project.provide('engine', { driver: 'pglite', dump });
  project.provide('dataFolder', folder);
  return remove;
}
