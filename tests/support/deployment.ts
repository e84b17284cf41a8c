import { execFile, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { environmentWith } from './environment.ts';
import { stopProcess, top, untilAnswers } from './server.ts';
import { cleanUp } from './temporary.ts';

const run = promisify(execFile);

const leftHere = new Set([
  '.git',
  '.next',
  'node_modules',
  'data',
  'tests',
  'test-results',
  'tsconfig.tsbuildinfo',
]);

/** Builds a copy of this checkout with other settings: the build that is here stays as it is. */
export async function buildCopy(folder: string, settings: Record<string, string>): Promise<void> {
  for (const name of fs
    .readdirSync(top)
    .filter((entry) => !leftHere.has(entry) && !entry.startsWith('.env'))) {
    fs.cpSync(path.join(top, name), path.join(folder, name), { recursive: true });
  }
  await link(path.join(top, 'node_modules'), folder);
  await run('npm', ['run', 'build'], { cwd: folder, env: environmentWith(settings), maxBuffer: 2 ** 24 });
}

/** Puts together what a host such as Vercel runs: traced and prerendered files alone, in folders without write access. */
export async function deployTraced(build: string, target: string): Promise<void> {
  const next = path.join(build, '.next');
  const required = readJson<{ files: string[] }>(path.join(next, 'required-server-files.json')).files;
  const compiled = filesUnder(next);
  const traced = compiled
    .filter((file) => file.endsWith('.nft.json') && !file.endsWith('next-minimal-server.js.nft.json'))
    .flatMap((trace) =>
      readJson<{ files: string[] }>(trace).files.map((file) => path.join(path.dirname(trace), file)),
    );
  const entries = compiled
    .filter((file) => file.endsWith('.nft.json'))
    .map((file) => file.slice(0, -'.nft.json'.length));
  const prerendered = compiled.filter((file) =>
    /\.next\/(static\/|server\/app\/.+\.(html|rsc|meta|body)$)/.test(file),
  );
  // The host brings its own server for what Next builds; here that is Next's.
  fs.mkdirSync(path.join(target, 'node_modules'), { recursive: true });
  await link(path.join(build, 'node_modules/next'), path.join(target, 'node_modules'));
  const all = [...required.map((file) => path.join(build, file)), ...traced, ...entries, ...prerendered];
  for (const file of new Set(all)) copyInto(target, path.relative(build, file), file);
  for (const file of filesUnder(path.join(build, 'public')))
    copyInto(target, path.relative(build, file), file);
  fs.writeFileSync(path.join(target, 'server.cjs'), server);
  changeFolders(target, 'a-w');
}

/** Serves the deployed folder as a user who may not write in it, not even when that user is root. */
export async function serveDeployed(folder: string, settings: Record<string, string>, log: string) {
  fs.mkdirSync(path.join(top, 'test-results'), { recursive: true });
  const output = fs.openSync(path.join(top, 'test-results', log), 'w');
  const withoutPrivileges =
    process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all'] : [];
  const [program = '', ...args] = [...withoutPrivileges, process.execPath, path.join(folder, 'server.cjs')];
  const child = spawn(program, args, {
    cwd: folder,
    env: environmentWith(settings),
    stdio: ['ignore', output, output],
  });
  const kill = cleanUp(() => child.kill('SIGKILL'));
  const origin = `http://localhost:${settings.PORT}`;
  await untilAnswers(`${origin}/nl`, child, log);
  const stop = async () => {
    await stopProcess(child);
    kill();
    changeFolders(folder, 'u+w');
  };
  return { origin, stop };
}

// As in the server.js that Next writes for its standalone output.
const server = `
process.chdir(__dirname);
const { config } = require('./.next/required-server-files.json');
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
require('next/dist/server/lib/start-server')
  .startServer({ dir: __dirname, isDev: false, config, port: Number(process.env.PORT), allowRetry: false });
`;

const changeFolders = (folder: string, mode: string) =>
  execFileSync('find', [folder, '-type', 'd', '-exec', 'chmod', mode, '{}', '+']);

/** The same files under another name take no time and no room, where the disk allows it. */
const link = (source: string, folder: string) =>
  run('cp', ['-al', source, folder]).catch(() => run('cp', ['-a', source, folder]));

function copyInto(target: string, name: string, source: string): void {
  const place = path.join(target, name);
  const found = fs.lstatSync(source, { throwIfNoEntry: false });
  if (!found || found.isDirectory() || fs.lstatSync(place, { throwIfNoEntry: false })) return;
  fs.mkdirSync(path.dirname(place), { recursive: true });
  if (found.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), place);
  else fs.copyFileSync(source, place);
}

const filesUnder = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\.next\/(cache|dev)\//.test(file));

const readJson = <T>(file: string): T => JSON.parse(fs.readFileSync(file, 'utf8')) as T;
