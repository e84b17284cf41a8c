import { env } from '../env.ts';
import type { Visitor } from './limits.ts';

/**
 * Where a request came from, as far as it can be trusted: the host's own header on Vercel, the nearest hop behind
 * a proxy of ours, else the socket (the start command removes forwarding headers that a visitor sent).
 */
export function visitorOf(headers: Headers): Visitor {
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  const address = env.VERCEL ? (headers.get('x-real-ip') ?? forwarded[0]) : forwarded.at(-1);
  return { address: address || 'unknown' };
}
