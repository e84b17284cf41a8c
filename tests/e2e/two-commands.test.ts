import { type ChildProcess, spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { environmentWith } from '../support/environment.ts';
import { freePort } from '../support/free-port.ts';
import { top } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Started = { child: ChildProcess; output: () => string; code: Promise<number | null> };

/** Runs `npm start` without npm, and keeps what it prints. */
function startPortal(settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ['lib/cli/start.mjs'], { cwd: top, env: environmentWith(settings) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await code;
  });
  return { child, output: () => output, code };
}

const printed = ({ child, output }: Started, words: string) =>
  new Promise<void>((resolve, reject) => {
    const look = () => output().includes(words) && resolve();
    child.stdout?.on('data', look);
    child.once('close', () => reject(new Error(`It ended before it printed "${words}":\n${output()}`)));
    look();
  });

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.status,
    () => 'nobody',
  );

/** Asks a path with headers that fetch would not send, and answers where it leads. */
const redirectOf = (port: number, headers: Record<string, string>) =>
  new Promise<string | undefined>((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path: '/nl/dossiers', headers }, (response) => {
        response.resume();
        resolve(response.headers.location);
      })
      .once('error', reject);
  });

it('says in one sentence each which variables are wrong, and builds nothing', async () => {
  const port = String(await freePort());
  const started = startPortal({
    PORT: port,
    DEMO_DATA: 'perhaps',
    SMTP_URL: 'smtp://mail.example.be',
    MAIL_FROM: 'x',
  });
  expect(await started.code).toBe(1);
  expect(started.output().trim().split('\n')).toEqual([
    'The environment is not right:',
    '  - DEMO_DATA must be 0 or 1.',
    '  - MAIL_FROM must be an e-mail address.',
  ]);
});

it('says which port is in use', async () => {
  const { port } = new URL(inject('origin'));
  const started = startPortal({ PORT: port });
  expect(await started.code).toBe(1);
  expect(started.output()).toBe(
    `Port ${port} is in use: stop what listens there, or choose another with PORT.\n`,
  );
});

it('refuses a data folder that another portal uses', async () => {
  const started = startPortal({ PORT: String(await freePort()), DATA_DIR: inject('dataFolder') });
  expect(await started.code).toBe(1);
  expect(started.output().trim().split('\n')).toEqual([
    expect.stringMatching(/^The data folder .+ is in use/),
  ]);
});

it('fills a new folder, prints how to sign in, and ends with Ctrl-C without leaving anything behind', async () => {
  const { folder, remove } = temporaryFolder('start');
  onTestFinished(remove);
  const port = await freePort();
  const started = startPortal({ PORT: String(port), DATA_DIR: path.join(folder, 'data') });
  await printed(started, 'Ctrl-C stops it.');
  expect(started.output()).toContain(`The portal answers at http://localhost:${port}\n`);
  expect(started.output()).toMatch(/Demo dossier +reference [\d ]+ access code \S+/);
  expect(started.output()).toMatch(/Demo staff +\S+@\S+ +password \S+/);
  expect(started.output()).not.toMatch(/Installing|Building/);
  expect(await answers(`http://localhost:${port}/api/health`)).toBe(200);

  started.child.kill('SIGINT');
  expect(await started.code).toBe(0);
  expect(await answers(`http://localhost:${port}/api/health`)).toBe('nobody');
});

it('does not believe a visitor about the host he asked for', async () => {
  const { port } = new URL(inject('origin'));
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  };
  const location = await redirectOf(Number(port), { host: `localhost:${port}`, ...forged });
  expect(location).toBeDefined();
  expect(location).not.toContain('evil.example');
  expect(location).not.toContain('https:');
});
