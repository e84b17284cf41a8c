import 'server-only';
import type { NextRequest } from 'next/server';
import { createRouteHandler, createUploadthing } from 'uploadthing/next';
import { UploadThingError } from 'uploadthing/server';
import { z } from 'zod';
import { sameOrigin } from '../actions/origin.ts';
import type { Context } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { origins } from '../origin.ts';
import { uploadsAt } from '../storage/uploadthing.ts';
import { attachUpload, type SendFileRefusal } from './commands.ts';
import { maxFileBytes } from './rules.ts';

type Askers = {
  /** Who sends this request, by its cookies. */
  asking: () => Promise<Context>;
  /** Who a session stands for now, when the service calls back. */
  ofSession: (sessionId: string) => Promise<Context>;
};

export type UploadOutcome = { refused: SendFileRefusal | null };

type OfSession = Askers['ofSession'];

/** Where browsers ask leave to send a file straight to uploadthing, and where that service says that one came. */
export function uploadRoute(token: string, { asking, ofSession }: Askers) {
  // The SDK runs several requests on one scheduler, so who asks is found before it and kept with the request.
  const askers = new WeakMap<NextRequest, Context>();
  const router = routerFor(token, askers, ofSession);
  const handler = createRouteHandler({
    router,
    config: { token, logLevel: 'Error', callbackUrl: `${origins[0]}/api/uploadthing` },
  });

  return async function POST(request: NextRequest): Promise<Response> {
    if (!request.headers.has('uploadthing-hook')) {
      if (!sameOrigin(request.headers)) return new Response(null, { status: 403 });
      askers.set(request, await asking());
    }
    return handler.POST(request);
  };
}

function routerFor(token: string, askers: WeakMap<NextRequest, Context>, ofSession: OfSession) {
  const route = createUploadthing()({
    blob: { maxFileSize: '16MB', acl: 'private', contentDisposition: 'attachment' },
  });
  return {
    attachment: route
      .input(z.object({ dossierId: z.uuid() }))
      .middleware(async ({ req, input, files }) => {
        const ctx = askers.get(req);
        const actor = ctx?.actor;
        const dossier = ctx ? await findDossier(ctx, input.dossierId, 'message') : null;
        if (!dossier || !actor || !('sessionId' in actor)) {
          throw new UploadThingError({ code: 'NOT_FOUND', message: 'notFound' });
        }
        if (files.some((file) => file.size > maxFileBytes)) {
          throw new UploadThingError({ code: 'TOO_LARGE', message: 'tooLarge' });
        }
        return { dossierId: dossier.id, sessionId: actor.sessionId };
      })
      .onUploadComplete(async ({ file, metadata }): Promise<UploadOutcome> => {
        try {
          const uploads = uploadsAt(token);
          const { actor, ...ctx } = await ofSession(metadata.sessionId);
          if (!('sessionId' in actor)) {
            await uploads.remove(file.key);
            return { refused: 'notFound' };
          }
          const upload = { storageKey: file.key, name: file.name, declaredType: file.type };
          const kept = await attachUpload(
            { ...ctx, actor },
            { dossierId: metadata.dossierId, ...upload },
            uploads,
          );
          return { refused: kept.ok ? null : kept.error };
        } catch (error) {
          console.error('An uploaded file could not be attached.', error);
          return { refused: 'notStored' };
        }
      }),
  };
}

export type UploadRouter = ReturnType<typeof routerFor>;
