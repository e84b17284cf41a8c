import type net from 'node:net';
import { database } from '../database.ts';
import { freshNonce, linesOf, proofOf } from '../embedded-proof.ts';
import { isSameSecret } from '../same-secret.ts';
import { commands } from './commands.ts';

type Handover = { proof: string; name: string; args: string[]; cwd: string };
export type Answer = { line: string } | { exit: number };

const handshakeMs = 10_000;

/**
 * Runs a shell command in this process, which holds the embedded database, and sends back what it prints. First this
 * process proves that it knows the token of the folder, then the shell does; the token itself is never sent.
 */
export function serveCommands(socket: net.Socket, token: string): void {
  socket.setTimeout(handshakeMs, () => socket.destroy());
  serve(socket, token).catch(() => socket.destroy());
}

async function serve(socket: net.Socket, token: string): Promise<void> {
  const send = (answer: Answer) => socket.write(`${JSON.stringify(answer)}\n`);
  const lines = linesOf(socket);
  const { nonce: client } = JSON.parse((await lines.next()).value);
  if (typeof client !== 'string') return void socket.destroy();
  const nonces = { client, server: freshNonce() };
  const proof = proofOf(token, 'holder', nonces);
  socket.write(`${JSON.stringify({ nonce: nonces.server, proof })}\n`);
  const asked = JSON.parse((await lines.next()).value) as Handover;
  const command = commands[asked.name];
  if (!isSameSecret(asked.proof, proofOf(token, 'command', nonces)) || !command) return void socket.destroy();
  socket.setTimeout(0);
  try {
    const print = (text: string) => send({ line: text });
    send({ exit: await command({ db: await database(), args: asked.args, cwd: asked.cwd, print }) });
  } catch (error) {
    send({ line: error instanceof Error ? error.message : String(error) });
    send({ exit: 1 });
  }
  socket.end();
}
