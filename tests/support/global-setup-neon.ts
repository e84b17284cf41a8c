import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { startNeonBridge } from './neon-bridge.ts';
import { startPostgres } from './postgres.ts';
import { createDatabase } from './server-database.ts';
import { temporaryFolder } from './temporary.ts';

/** As on a real server, but migrated and used through Neon's driver over the bridge. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = temporaryFolder('neon');
  const server = await startPostgres();
  const bridge = await startNeonBridge(server.url);
  const template = await createDatabase(server.url);
  const open = await openDatabase({ url: template.url, neonWsProxy: bridge.proxy, folder });
  await migrateDatabase(open);
  await open.close();
  project.provide('engine', {
    driver: 'neon',
    url: server.url,
    template: template.name,
    proxy: bridge.proxy,
  });
  project.provide('dataFolder', folder);
  return async () => {
    await bridge.close();
    await template.drop();
    await server.stop();
    remove();
  };
}
