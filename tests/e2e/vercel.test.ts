import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildCopy, deployTraced, serveDeployed } from '../support/deployment.ts';
import { test as it } from '../support/e2e.ts';
import { freePort } from '../support/free-port.ts';
import { send } from '../support/journey.ts';
import { startNeonBridge } from '../support/neon-bridge.ts';
import { startPostgres } from '../support/postgres.ts';
import { type Demo, prepare, top } from '../support/server.ts';
import { createDatabase } from '../support/server-database.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { startUploadthing, type UploadthingServer } from '../support/uploadthing-server.ts';

const log = 'vercel.log';
const cronSecret = 'c'.repeat(32);
const ends: (() => unknown)[] = [];
let origin = '';
let demo: Demo | null = null;
let uploadthing: UploadthingServer;

beforeAll(async () => {
  const { folder, remove } = temporaryFolder('vercel');
  ends.push(remove);
  const server = await startPostgres();
  ends.push(server.stop);
  const database = await createDatabase(server.url);
  ends.push(database.drop);
  const bridge = await startNeonBridge(server.url);
  ends.push(bridge.close);
  uploadthing = await startUploadthing();
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
  demo = await prepare(settings);
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
  expect(await response.json()).toEqual({
    codes: 0,
    attempts: 0,
    sessions: 0,
    forms: 0,
    drafts: 0,
    journeys: 0,
    bytes: 0,
    held: 3,
    lateBookings: 0,
    mandates: 0,
    onlinePayments: 0,
    reminders: 0,
    statements: 0,
    ...{ notMe: 0, contacts: 0, messages: 0, expired: 0, payers: 0 },
    unasked: 0,
  });
});

it('sends what waits in the outbox when the timer of the host asks, and for nobody else', async () => {
  const { crons } = JSON.parse(readFileSync(path.join(top, 'vercel.json'), 'utf8'));
  const asked = (authorization: string) => fetch(origin + crons[1].path, { headers: { authorization } });
  expect((await asked('Bearer wrong')).status).toBe(404);
  // What the demo has to tell goes by post: nobody in it confirmed an address.
  expect(await (await asked(`Bearer ${cronSecret}`)).json()).toMatchObject({ sent: 0, waiting: 0 });
  expect(await (await asked(`Bearer ${cronSecret}`)).json()).toEqual({ sent: 0, waiting: 0, ended: 0 });
});

it('sends a file from the browser straight to the storage, keeps what was typed, and says why a file is refused', async ({
  openPage,
}) => {
  const page = await openPage();
  const straight: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') straight.push(new URL(request.url()).origin);
  });
  await page.goto(`${origin}/nl/sign-in`);
  await page.fill('#reference', demo?.reference ?? '');
  await page.fill('#code', demo?.accessCode ?? '');
  await send(page);
  await page.waitForURL('**/nl/dossiers');
  await page.locator('main article a').first().click();
  await page.goto(`${page.url()}/messages`);
  await page.fill('#body', 'Ik stuur een bewijs.');

  await page.setInputFiles('#file', path.join(top, 'tests/support/files/screenshot-with-words.png'));
  await page.click('button[value=attach]');
  await page.getByText('screenshot-with-words.png').first().waitFor();
  expect(straight).toEqual([uploadthing.environment.UPLOADTHING_INGEST_URL]);
  expect(await page.inputValue('#body')).toBe('Ik stuur een bewijs.');
  expect([...uploadthing.files.values()].every(({ isPrivate }) => isPrivate)).toBe(true);

  await page.setInputFiles('#file', {
    name: 'nep.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('x'),
  });
  await page.click('button[value=attach]');
  await page.locator('main [role=alert]').waitFor();
  expect(await page.inputValue('#body')).toBe('Ik stuur een bewijs.');

  await page.setInputFiles('#file', path.join(top, 'db/samples/invoices/VV-2026-4410.pdf'));
  await send(page);
  await page.waitForURL('**/messages?sent=1**');
  const sent = page.locator('main ol li', { hasText: 'Ik stuur een bewijs.' });
  expect(await sent.locator('a[download]').count()).toBe(2);
  const href = await sent.locator('a[download]').last().getAttribute('href');
  const file = await page.request.get(origin + href);
  expect(
    (await file.body()).equals(readFileSync(path.join(top, 'db/samples/invoices/VV-2026-4410.pdf'))),
  ).toBe(true);
});

it('never tried to write in its folder', () => {
  expect(readFileSync(path.join(top, 'test-results', log), 'utf8')).not.toMatch(/EACCES|EROFS|EPERM|Error/);
});
