import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossier, listInvoices } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import { filingWordsIn } from '../i18n/filing-words.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import { checkCodeFor } from '../receipts/queries.ts';
import { filingPdf } from './filing-pdf.ts';
import { findFiling } from './queries.ts';

/** The receipt of a filing as a PDF made now; null where it is not within reach, or is another dossier's. */
export async function serveFiling(
  ctx: Context,
  { dossierId, filingId, locale }: { dossierId: string; filingId: string; locale: Locale },
): Promise<Response | null> {
  const dossier = await findDossier(ctx, dossierId, 'download');
  const filing = dossier && (await findFiling(ctx, filingId));
  if (!dossier || filing?.dossierId !== dossier.id) return null;
  const receipt = await loadTopic(locale, 'receipt');
  const t = createTranslator({ locale, messages: { receipt }, namespace: 'receipt' });
  const pdf = await filingPdf(
    {
      ...{ locale, madeOn: ctx.today, madeAt: ctx.now, filing, dossier },
      agency: { name: agency.name, phone: agency.phone, site: new URL(origins[0]).host },
      reference: formatReference(dossier.reference),
      code: await checkCodeFor(ctx.db, 'filing', filing.id),
      invoices: await listInvoices(ctx, dossier),
    },
    await filingWordsIn(locale),
    t,
  );
  const name = `${t('fileName')}-${filing.number}.pdf`;
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', name),
    },
  });
}
