import type { Context } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossier } from '../dossiers/queries.ts';
import type { Locale } from '../i18n/locales.ts';
import { filingPaper } from './filing-paper.ts';

/** The receipt of a filing as a PDF made now; null where it is not within reach, or is another dossier's. */
export async function serveFiling(
  ctx: Context,
  { dossierId, filingId, locale }: { dossierId: string; filingId: string; locale: Locale },
): Promise<Response | null> {
  const dossier = await findDossier(ctx, dossierId, 'download');
  const paper = dossier && (await filingPaper(ctx, dossier, { filingId, locale }));
  if (!paper) return null;
  return new Response(new Uint8Array(paper.pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', `${paper.fileName}-${paper.number}.pdf`),
    },
  });
}
