import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context, DebtorActor } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossier } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import { chainPdf } from './chain-pdf.ts';
import { listReceipts } from './queries.ts';

/** All receipts of a dossier as a PDF made now; null where there is none within reach. */
export async function serveChain(
  ctx: Context<DebtorActor>,
  dossierId: string,
  locale: Locale,
): Promise<Response | null> {
  const dossier = await findDossier(ctx, dossierId);
  const receipts = dossier ? await listReceipts(ctx, dossier) : [];
  if (!dossier || receipts.length === 0) return null;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'receipts') });
  const pdf = await chainPdf(
    {
      ...{ locale, madeOn: ctx.today, madeAt: ctx.now, agency: agency.name, receipts },
      ...{ debtorName: dossier.debtor.name, creditorName: dossier.creditor.name },
      reference: formatReference(dossier.reference),
      site: new URL(origins[0]).host,
    },
    t,
  );
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition(
        'attachment',
        `${t('list.fileName')}-${dossier.reference}.pdf`,
      ),
    },
  });
}
