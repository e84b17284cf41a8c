import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Thrown when another process holds the embedded database of this folder. */
export class FolderInUse extends Error {
  constructor(readonly folder: string) {
    super(
      `The data folder ${folder} is in use by another process of this portal. Stop that one first, or set DATA_DIR.`,
    );
    this.name = 'FolderInUse';
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

/** A connection to the process that holds the folder, with its token; null when nobody does. */
export async function holderOf(folder: string): Promise<{ socket: net.Socket; token: string } | null> {
  mkdirSync(folder, { recursive: true });
  const socket = net.connect(socketOf(folder));
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return null;
  try {
    return { socket, token: readFileSync(tokenFileOf(folder), 'utf8') };
  } catch {
    socket.destroy();
    throw new FolderInUse(folder);
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
