import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { cleanUp, temporaryFolder } from './temporary.ts';

export type Postgres = { url: string; stop: () => Promise<void> };

export const postgresMissing =
  'Install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a server for tests.';

// Parent, name of the version's folder, and where the programs are in it: Debian, Fedora, Alpine, Homebrew twice.
const usualPlaces: [parent: string, version: RegExp, programs: string][] = [
  ['/usr/lib/postgresql', /^\d/, 'bin'],
  ['/usr', /^pgsql-/, 'bin'],
  ['/usr/libexec', /^postgresql/, '.'],
  ['/opt/homebrew/opt', /^postgresql/, 'bin'],
  ['/usr/local/opt', /^postgresql/, 'bin'],
];

/** The folder of an installed PostgreSQL server, the newest in the usual places first, then PATH; null without one. */
export function findPostgres(): string | null {
  const newestFirst = (a: string, b: string) => b.localeCompare(a, 'en', { numeric: true });
  const folders = [
    ...usualPlaces.flatMap(([parent, version, programs]) =>
      entriesOf(parent)
        .filter((name) => version.test(name))
        .sort(newestFirst)
        .map((name) => path.join(parent, name, programs)),
    ),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => isProgram(folder, 'initdb') && isProgram(folder, 'postgres')) ?? null;
}

/** A running server: TEST_DATABASE_URL, else installed binaries on a temporary folder and a free port. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const binaries = findPostgres();
  if (!binaries)
    throw new Error('Install PostgreSQL 15 or newer, or set TEST_DATABASE_URL to a server for tests.');
  return startCluster(binaries);
}

async function startCluster(binaries: string): Promise<Postgres> {
  const { folder, remove } = temporaryFolder('postgres');
  const owner = unprivilegedOwner();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const options = { cwd: folder, ...owner };

  execFileSync(path.join(binaries, 'initdb'), initArguments(data), {
    ...options,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const log: string[] = [];
  const server = spawn(path.join(binaries, 'postgres'), serverArguments(data, folder, port), {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr.on('data', (chunk) => log.push(String(chunk)));
  // Nothing here is worth keeping: the fastest way to stop is also right.
  const kill = cleanUp(() => server.kill('SIGQUIT'));
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, server, log);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      kill();
      await ended;
      remove();
    },
  };
}

const initArguments = (data: string) => [
  ...['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '--locale=C'],
  // As in the embedded database: sorted by code point, but upper and lower case of all letters known.
  `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`,
];

const serverArguments = (data: string, socketFolder: string, port: number) => [
  ...['-D', data, '-k', socketFolder, '-p', String(port)],
  ...['listen_addresses=127.0.0.1', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
    .concat(['max_connections=100', 'shared_buffers=64MB'])
    .flatMap((setting) => ['-c', setting]),
];

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function unprivilegedOwner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL does not run as root: make a user named postgres.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function untilReady(url: string, server: ChildProcess, log: string[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`PostgreSQL did not start.\n${log.join('')}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(folder: string, name: string): boolean {
  try {
    accessSync(path.join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
