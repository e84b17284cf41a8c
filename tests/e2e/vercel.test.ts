import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCopy, deployTraced, serveDeployed } from '../support/deployment.ts';
import { freePort } from '../support/free-port.ts';
import { startNeonBridge } from '../support/neon-bridge.ts';
import { startPostgres } from '../support/postgres.ts';
import { prepare, top } from '../support/server.ts';
import { createDatabase } from '../support/server-database.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { startUploadthing } from '../support/uploadthing-server.ts';

const log = 'vercel.log';
const cronSecret = 'c'.repeat(32);
const ends: (() => unknown)[] = [];
let origin = '';

beforeAll(async () => {
  const { folder, remove } = temporaryFolder('vercel');
  ends.push(remove);
  const server = await startPostgres();
  ends.push(server.stop);
  const database = await createDatabase(server.url);
  ends.push(database.drop);
  const bridge = await startNeonBridge(server.url);
  ends.push(bridge.close);
  const uploadthing = await startUploadthing();
  ends.push(uploadthing.close);
  const port = String(await freePort());
  const settings = {
    PORT: port,
    APP_ORIGIN: `http://localhost:${port}`,
    VERCEL: '1',
    VERCEL_ENV: 'preview',
    VERCEL_URL: 'portal-preview.vercel.app',
    DATABASE_URL: database.url,
    NEON_WS_PROXY: bridge.proxy,
    AUTH_SECRET: 'a'.repeat(32),
    PEPPER: 'b'.repeat(32),
    CRON_SECRET: cronSecret,
    DEMO_DATA: '1',
    UPLOADTHING_TOKEN: uploadthing.token,
    ...uploadthing.environment,
  };
  const build = path.join(folder, 'build');
  const deployed = path.join(folder, 'deployed');
  mkdirSync(build);
  await buildCopy(build, settings);
  await deployTraced(build, deployed);
  await prepare(settings);
  const portal = await serveDeployed(deployed, settings, log);
  ends.push(portal.stop);
  origin = portal.origin;
}, 300_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const get = (address: string) => fetch(origin + address, { redirect: 'manual' });

it('serves a public page from the build, with the hashes of its scripts', async () => {
  const response = await get('/nl');
  expect(response.status).toBe(200);
  expect(response.headers.get('x-nextjs-cache')).toBe('HIT');
  expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/);
});

it('reaches its database through the driver of Neon', async () => {
  expect(await (await get('/api/health')).json()).toEqual({ ok: true });
});

it('sends nobody to the sign-in, and knows what does not exist', async () => {
  const response = await get('/nl/dossiers');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toContain('/nl/sign-in?next=');
  expect((await get('/nl/nothing-here')).status).toBe(404);
});

it('sweeps when the timer of the host asks, and for nobody else', async () => {
  const { crons } = JSON.parse(readFileSync(path.join(top, 'vercel.json'), 'utf8'));
  const asked = (authorization: string) => fetch(origin + crons[0].path, { headers: { authorization } });
  expect((await asked('Bearer wrong')).status).toBe(404);
  const response = await asked(`Bearer ${cronSecret}`);
  expect(await response.json()).toEqual({ codes: 0, attempts: 0, sessions: 0, drafts: 0, bytes: 0 });
});

it('never tried to write in its folder', () => {
  expect(readFileSync(path.join(top, 'test-results', log), 'utf8')).not.toMatch(/EACCES|EROFS|EPERM|Error/);
});
