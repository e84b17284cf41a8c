import 'server-only';
import type { NextRequest } from 'next/server';
import { actorOfSession } from '../auth/queries.ts';
import { currentContext } from '../auth/session.ts';
import { now, today } from '../clock.ts';
import { database } from '../database.ts';
import { env } from '../env.ts';

/** Whether files go from the browser straight to uploadthing: where the host limits what a request may carry. */
export const sendsDirectly = env.VERCEL && env.UPLOADTHING_TOKEN !== undefined;

let route: ((request: NextRequest) => Promise<Response>) | undefined;

/** Answers the browser and uploadthing; where files come by the forms themselves there is nothing here. */
export async function answerUpload(request: NextRequest): Promise<Response> {
  if (!env.UPLOADTHING_TOKEN) return new Response(null, { status: 404 });
  const { uploadRoute } = await import('./upload-route.ts');
  route ??= uploadRoute(env.UPLOADTHING_TOKEN, {
    asking: currentContext,
    ofSession: async (sessionId) => {
      const [db, at] = [await database(), now()];
      return { db, actor: await actorOfSession(db, sessionId, at), now: at, today: today() };
    },
  });
  return route(request);
}
