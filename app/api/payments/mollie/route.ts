import { after } from 'next/server';
import { receiveWebhook } from '@/lib/online-payments/ask.ts';
import { readAtMost } from '@/lib/read-at-most.ts';

export const dynamic = 'force-dynamic';

/** The provider tells that a payment changed. Everybody gets the same answer at once; what it says is then asked for. */
export async function POST(request: Request): Promise<Response> {
  const body = await readAtMost(request, 1_000).catch(() => '');
  after(() => receiveWebhook(body).catch((error) => console.error('A webhook was not taken in.', error)));
  return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
}
