import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { startPostgres } from './postgres.ts';
import { createDatabase } from './server-database.ts';
import { temporaryFolder } from './temporary.ts';

/** Migrates one database on a real server; each worker gets a copy made from it as a template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = temporaryFolder('server');
  const server = await startPostgres();
  const template = await createDatabase(server.url);
  const open = await openDatabase({ url: template.url, folder });
  await migrateDatabase(open);
  await open.close();
  project.provide('engine', { driver: 'pg', url: server.url, template: template.name });
  project.provide('dataFolder', folder);
  return async () => {
    await template.drop();
    await server.stop();
    remove();
  };
}
