import { spawn } from 'node:child_process';
import { top } from './settings.mjs';

const running = new Set();
let finishing;

/** Starts a program in the top folder. It is told to stop when this process finishes. */
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
      running.delete(child);
      resolve(1);
    });
    child.once('exit', (code) => {
      // Whoever waits would go on with the next step while this process is being stopped.
      if (!finishing) resolve(code ?? 1);
    });
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

/** Stops every program that still runs, then ends this process. The first exit code asked for holds. */
export function finish(code) {
  finishing ??= stopAll().then(() => process.exit(code));
  return finishing;
}

/** Ctrl-C, its kin, and the death of npm finish this process with an exit code. */
export function finishWhenInterrupted(code) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => finish(code));
  // npm passes a signal to its shell alone, which dies of it and leaves us behind.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && finish(code), 500).unref();
}

async function stopAll() {
  await Promise.all(
    [...running].map(async (child) => {
      const end = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await end;
      clearTimeout(impatience);
    }),
  );
}
