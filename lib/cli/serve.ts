import { timingSafeEqual } from 'node:crypto';
import type net from 'node:net';
import { createInterface } from 'node:readline';
import { database } from '../database.ts';
import { commands } from './commands.ts';

export type Handover = { token: string; name: string; args: string[]; cwd: string };
export type Answer = { line: string } | { exit: number };

/** Runs a shell command in this process, which holds the embedded database, and sends back what it prints. */
export function serveCommands(socket: net.Socket, token: string): void {
  const send = (answer: Answer) => socket.write(`${JSON.stringify(answer)}\n`);
  createInterface({ input: socket }).once('line', async (line) => {
    try {
      const asked = JSON.parse(line) as Handover;
      const command = commands[asked.name];
      if (!sameToken(asked.token, token) || !command) return socket.destroy();
      const exit = await command({
        db: await database(),
        args: asked.args,
        cwd: asked.cwd,
        print: (text) => send({ line: text }),
      });
      send({ exit });
    } catch (error) {
      send({ line: error instanceof Error ? error.message : String(error) });
      send({ exit: 1 });
    }
    socket.end();
  });
}

const sameToken = (a: unknown, b: string) =>
  typeof a === 'string' && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
