import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser.ts';
import { type Demo, startPortal, top } from './server.ts';
import { temporaryFolder } from './temporary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the running portal, without a slash at the end. */
    origin: string;
    /** The demo sign-ins of the running portal. */
    demo: Demo;
    /** The address at which workers reach the shared browser. */
    browserAddress: string;
    /** Whether each journey goes through all languages, with scripts and without, or through one that changes by the day. */
    journeys: 'all' | 'rotating';
  }
}

/** Serves the production build with its own data, and opens one browser for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(path.join(top, '.next/csp-hashes.json'))) {
    throw new Error('The browser tests run on a production build: run "npm run build" first.');
  }
  const { folder, remove } = temporaryFolder('e2e');
  const [portal, browser] = await Promise.all([
    startPortal({ settings: { DATA_DIR: path.join(folder, 'data') }, log: 'portal.log' }),
    launchBrowser(),
  ]);
  if (!portal.demo) throw new Error('The embedded database was not filled with the demo data.');
  project.provide('journeys', 'rotating');
  project.provide('origin', portal.origin);
  project.provide('demo', portal.demo);
  project.provide('browserAddress', browser.wsEndpoint());
  project.provide('dataFolder', path.join(folder, 'data'));
  return async () => {
    await browser.close();
    await portal.stop();
    remove();
  };
}
