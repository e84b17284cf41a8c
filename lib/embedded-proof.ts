import { createHmac, randomBytes } from 'node:crypto';
import type net from 'node:net';
import { createInterface } from 'node:readline';

/** A number used once of each side: a proof of another time is none. */
export type Nonces = { client: string; server: string };

export const freshNonce = (): string => randomBytes(32).toString('base64url');

/** What only somebody who knows the token can say. Each side says its own, so that none can be sent back. */
export const proofOf = (token: string, side: 'holder' | 'command', { client, server }: Nonces): string =>
  createHmac('sha256', token)
    .update(JSON.stringify([side, client, server]))
    .digest('base64url');

/** What the other side says, line by line, until the connection is gone for whatever reason. */
export function linesOf(socket: net.Socket): AsyncIterator<string> {
  const lines = createInterface({ input: socket });
  // A connection that is cut has no end that readline would notice.
  socket.once('close', () => lines.close());
  return lines[Symbol.asyncIterator]();
}
