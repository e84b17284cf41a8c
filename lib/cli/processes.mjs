import { spawn } from 'node:child_process';
import { top } from './settings.mjs';

const running = new Set();

/** Starts a program in the top folder. It is told to stop when `stopAll` is called. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { cwd: top, stdio: 'inherit', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Waits until a program has ended; answers its exit code, 1 when a signal ended it or it could not start. */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a Node program to its end and answers its exit code. */
export const runNode = (args, options) => ended(start(process.execPath, args, options));

/** Runs a Node program to its end; answers its exit code and what it wrote to stdout. */
export async function readNode(args, options = {}) {
  const child = start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const closed = new Promise((resolve) => child.stdout.once('close', resolve));
  const code = await ended(child);
  await closed;
  return { code, output };
}

/** Tells every program that still runs to stop, and waits for it; after ten seconds it is ended without asking. */
export async function stopAll() {
  await Promise.all(
    [...running].map(async (child) => {
      const end = ended(child);
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await end;
      clearTimeout(impatience);
    }),
  );
}

/** Ctrl-C and its kin: `stop` runs once, then this process ends with the exit code that it answers. */
export function onInterrupt(stop) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      process.exit(await stop());
    });
  }
}
