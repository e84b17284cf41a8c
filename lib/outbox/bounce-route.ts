import { shellContext } from '../cli/context.ts';
import { database } from '../database.ts';
import { env } from '../env.ts';
import { readAtMost } from '../read-at-most.ts';
import { isSameSecret } from '../same-secret.ts';
import { takeBounce } from './bounces.ts';

const mostBytes = 1_000_000;

/** Takes a report of non-delivery as a mail server hands it over, with BOUNCE_SECRET. Nobody else learns that it is here. */
export async function bounceRoute(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const given = request.headers.get('authorization');
  if (!env.BOUNCE_SECRET || !isSameSecret(given, `Bearer ${env.BOUNCE_SECRET}`))
    return new Response(null, { status: 404, headers });
  const raw = await readAtMost(request, mostBytes);
  const taken = raw ? await takeBounce(shellContext(await database(), 'bounces'), raw) : 'other';
  return Response.json({ taken }, { headers });
}
