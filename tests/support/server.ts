import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { environmentWith } from './environment.ts';
import { freePort } from './free-port.ts';
import { cleanUp } from './temporary.ts';

export const top = path.resolve(import.meta.dirname, '../..');

export type Demo = { reference: string; accessCode: string; staffEmail: string; staffPassword: string };
export type Portal = { origin: string; demo: Demo | null; stop: () => Promise<void> };
export type PortalSettings = {
  /** The portal's variables; everything not named here is empty. */
  settings: Record<string, string>;
  /** The file in test-results that receives what the server prints. */
  log: string;
};

/** Runs `prepare` as `npm start` does: migrated, and filled with the demo data where these belong. */
export async function prepare(settings: Record<string, string>): Promise<Demo | null> {
  const { stdout } = await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', 'prepare', '--json'], {
    cwd: top,
    env: environmentWith(settings),
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(line) as { demo: Demo | null }).demo;
}

/** Prepares the database and serves the production build on a free port. */
export async function startPortal({ settings, log }: PortalSettings): Promise<Portal> {
  const port = await freePort();
  const demo = await prepare({ ...settings, PORT: String(port) });
  const server = serve({ settings, log, port });
  const origin = `http://localhost:${port}`;
  await untilAnswers(`${origin}/nl`, server.child, log);
  return { origin, demo, stop: server.stop };
}

const program = ['--import', './lib/cli/untrusted-headers.mjs', 'node_modules/next/dist/bin/next', 'start'];

function serve({ settings, log, port }: PortalSettings & { port: number }) {
  mkdirSync(path.join(top, 'test-results'), { recursive: true });
  const output = createWriteStream(path.join(top, 'test-results', log));
  const child = spawn(process.execPath, [...program, '-p', String(port)], {
    cwd: top,
    env: environmentWith({ ...settings, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  const kill = cleanUp(() => child.kill('SIGKILL'));
  return { child, stop: () => stopProcess(child).then(kill) };
}

/** Asks a process to end as Ctrl-C would, and waits until it has. */
export async function stopProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

/** Waits until the address answers with success; throws when the process ends first or after a minute. */
export async function untilAnswers(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The portal did not answer at ${url}: see test-results/${log}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
