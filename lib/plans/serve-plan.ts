import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossierForReader } from '../dossiers/queries.ts';
import type { Locale } from '../i18n/locales.ts';
import { planPaper } from './plan-paper.ts';

/** The running plan of a dossier as a PDF made now; null where there is none within reach. */
export async function servePlan(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  locale: Locale,
): Promise<Response | null> {
  const dossier = await findDossierForReader(ctx, dossierId, 'confirmation', 'download');
  const made = dossier && (await planPaper(ctx, dossier, locale));
  if (!made) return null;
  return new Response(new Uint8Array(made.pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', `${made.fileName}-${dossier.reference}.pdf`),
    },
  });
}
