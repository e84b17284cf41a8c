import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freshNonce, linesOf, proofOf } from './embedded-proof.ts';
import { isSameSecret } from './same-secret.ts';

// A portal at work answers in milliseconds; the rest is for a machine that is very busy.
const answerMs = 10_000;

/** Thrown when another process holds the embedded database of this folder. */
export class FolderInUse extends Error {
  constructor(readonly folder: string) {
    super(
      `The data folder ${folder} is in use by another process of this portal. Stop that one first, or set DATA_DIR.`,
    );
    this.name = 'FolderInUse';
  }
}

/** Thrown when what listens on the socket of this folder does not know the token in it: any local user may listen there. */
export class HolderUnproven extends Error {
  constructor(readonly folder: string) {
    super(
      `Another program sits on the socket of the data folder ${folder}, and could not prove that it is this portal. It was told nothing.`,
    );
    this.name = 'HolderUnproven';
  }
}

/** One socket is both the lock of a data folder and the way for shell commands to reach its holder. */
export function socketOf(folder: string): string {
  const name = `debtor-portal-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(os.tmpdir(), `${name}.sock`);
}

export const tokenFileOf = (folder: string) => path.join(folder, 'command-token');

/** Takes the folder for this process or throws FolderInUse. The lock frees itself when the process dies. */
export async function lockFolder(folder: string, onConnection?: (socket: net.Socket, token: string) => void) {
  mkdirSync(folder, { recursive: true });
  const address = socketOf(folder);
  const token = randomBytes(32).toString('base64url');
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (onConnection) onConnection(socket, token);
    else socket.destroy();
  });
  await listen(server, address).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    // A socket file outlives a killed process; abstract sockets and pipes do not.
    if (address.startsWith(os.tmpdir()) && !(await answers(address))) {
      rmSync(address, { force: true });
      return listen(server, address);
    }
    throw new FolderInUse(folder);
  });
  server.unref();
  if (onConnection) {
    rmSync(tokenFileOf(folder), { force: true });
    writeFileSync(tokenFileOf(folder), token, { mode: 0o600 });
  }
  return () => new Promise<void>((resolve) => server.close(() => resolve()));
}

/** The process that holds a folder and has proven it; `proof` is what it wants with a command. */
export type Holder = { socket: net.Socket; lines: AsyncIterator<string>; proof: string };

/** A connection to the process that holds the folder; null when nobody does, FolderInUse when it takes no commands. */
export async function holderOf(folder: string): Promise<Holder | null> {
  mkdirSync(folder, { recursive: true });
  const socket = net.connect(socketOf(folder));
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  if (!connected) return null;
  try {
    return await proven(folder, socket, readFileSync(tokenFileOf(folder), 'utf8'));
  } catch (error) {
    socket.destroy();
    throw error instanceof HolderUnproven ? error : new FolderInUse(folder);
  }
}

async function proven(folder: string, socket: net.Socket, token: string): Promise<Holder> {
  const lines = linesOf(socket);
  const client = freshNonce();
  let late = false;
  socket.setTimeout(answerMs, () => {
    late = true;
    socket.destroy();
  });
  socket.write(`${JSON.stringify({ nonce: client })}\n`);
  const first = await lines.next();
  socket.setTimeout(0);
  if (late) throw new HolderUnproven(folder);
  if (first.done) throw new FolderInUse(folder);
  const said = readGreeting(first.value);
  const nonces = { client, server: said?.nonce ?? '' };
  if (!said || !isSameSecret(said.proof, proofOf(token, 'holder', nonces))) throw new HolderUnproven(folder);
  return { socket, lines, proof: proofOf(token, 'command', nonces) };
}

function readGreeting(line: string): { nonce: string; proof: string } | null {
  try {
    const { nonce, proof } = JSON.parse(line);
    return typeof nonce === 'string' && typeof proof === 'string' ? { nonce, proof } : null;
  } catch {
    return null;
  }
}

const listen = (server: net.Server, address: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });

const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
