import { env } from '@/lib/env.ts';
import { isSameSecret } from '@/lib/same-secret.ts';
import { sweep } from '@/lib/sweeps.ts';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

/** The daily sweep, for a host that keeps no process alive and sends CRON_SECRET. Nobody else learns that it is here. */
export async function GET(request: Request): Promise<Response> {
  const given = request.headers.get('authorization');
  const headers = { 'cache-control': 'no-store' };
  if (!env.CRON_SECRET || !isSameSecret(given, `Bearer ${env.CRON_SECRET}`)) {
    return new Response(null, { status: 404, headers });
  }
  return Response.json(await sweep(), { headers });
}
