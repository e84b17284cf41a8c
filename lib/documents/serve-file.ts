import type { Context } from '../context.ts';
import { commonHeaders } from '../security-headers.ts';
import { storage } from '../storage/storage.ts';
import { contentDisposition } from './file-name.ts';
import { openFile } from './queries.ts';

const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What goes with the bytes of a file: nobody keeps, frames or runs it, and it is what we say it is. */
export const fileHeaders = ({ mediaType, inline }: { mediaType: string; inline: boolean }) => ({
  ...commonHeaders,
  'content-type': mediaType,
  // Within a sandbox the viewer of some browsers draws nothing; the rest of the policy stays.
  'content-security-policy': inline ? closed : `${closed}; sandbox`,
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
});

const nothing = (status: number, more: Record<string, string> = {}) =>
  new Response(null, {
    status,
    headers: { ...fileHeaders({ mediaType: 'text/plain', inline: false }), ...more },
  });

/** The answer to a request for a file: its bytes for whom it is within reach, else 404. `?inline=1` asks to see it. */
export async function serveFile(ctx: Context, fileId: string, wanted: URLSearchParams): Promise<Response> {
  const file = await openFile(ctx, fileId);
  if (!file) return nothing(404);
  const bytes = await storage()
    .get(file)
    .catch((error) => {
      console.error(`The bytes of file ${file.id} could not be read.`, error);
      return null;
    });
  if (!bytes) return nothing(503, { 'retry-after': '60' });
  const inline = file.servedInline && wanted.get('inline') === '1';
  return new Response(bytes, {
    headers: {
      ...fileHeaders({ mediaType: file.mediaType, inline }),
      'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
    },
  });
}
