import type { Context } from '../context.ts';
import { commonHeaders } from '../security-headers.ts';
import { storage } from '../storage/storage.ts';
import { contentDisposition } from './file-name.ts';
import { openFile } from './queries.ts';

const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const headersOf = (contentType: string): Record<string, string> => ({
  ...commonHeaders,
  'content-type': contentType,
  'content-security-policy': `${closed}; sandbox`,
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
});

/** The answer to a request for a file: its bytes for whom it is within reach, else 404. `?inline=1` asks to see it. */
export async function serveFile(ctx: Context, fileId: string, wanted: URLSearchParams): Promise<Response> {
  const file = await openFile(ctx, fileId);
  if (!file) return new Response(null, { status: 404, headers: headersOf('text/plain') });
  const bytes = await storage()
    .get(file)
    .catch((error) => {
      console.error(`The bytes of file ${file.id} could not be read.`, error);
      return null;
    });
  if (!bytes)
    return new Response(null, { status: 503, headers: { ...headersOf('text/plain'), 'retry-after': '60' } });
  const inline = file.servedInline && wanted.get('inline') === '1';
  const headers = headersOf(file.mediaType);
  headers['content-disposition'] = contentDisposition(inline ? 'inline' : 'attachment', file.name);
  headers['content-length'] = String(file.sizeBytes);
  // Within a sandbox the viewer of some browsers draws nothing; the rest of the policy stays.
  if (inline) headers['content-security-policy'] = closed;
  return new Response(bytes, { headers });
}
