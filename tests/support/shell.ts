import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { environmentWith } from './environment.ts';

const top = path.resolve(import.meta.dirname, '../..');

export type Said = { code: number | null; output: string; errors: string };

/** Runs a shell command of the portal in a process of its own, as `npm run` does, from the folder `cwd`. */
export async function shell(
  args: readonly string[],
  settings: Record<string, string>,
  cwd: string = top,
): Promise<Said> {
  const child = spawn(process.execPath, [path.join(top, 'lib/cli/run.mjs'), ...args], {
    cwd: top,
    env: environmentWith({ INIT_CWD: cwd, ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output, errors };
}

const holding = ['--import', 'tsx', '--conditions=react-server', 'tests/support/command-holder.ts'];

/** A process that holds the embedded database of the folder until the test is over, and takes commands. */
export const holdFolder = (folder: string) => startHolder(holding, folder);

const locking = `
const { lockFolder } = await import('./lib/embedded-lock.ts');
await lockFolder(process.env.DATA_DIR);
console.log('ready');
process.stdin.resume();
`;

/** A process that only locks the folder, until the test is over. */
export const lockInProcess = (folder: string) =>
  startHolder(['--import', 'tsx', '--input-type=module', '--eval', locking], folder);

async function startHolder(program: string[], folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, program, {
    cwd: top,
    env: environmentWith({ DATA_DIR: folder }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('ready') && resolve());
    child.once('exit', () => reject(new Error('the holder of the folder ended')));
  });
  return child;
}
