import { env } from './env.ts';
import { isSameSecret } from './same-secret.ts';

/** A job for a host that keeps no process alive and sends CRON_SECRET. Nobody else learns that it is here. */
export const cronRoute =
  (run: () => Promise<object>) =>
  async (request: Request): Promise<Response> => {
    const given = request.headers.get('authorization');
    const headers = { 'cache-control': 'no-store' };
    if (!env.CRON_SECRET || !isSameSecret(given, `Bearer ${env.CRON_SECRET}`)) {
      return new Response(null, { status: 404, headers });
    }
    return Response.json(await run(), { headers });
  };
