import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context } from '../context.ts';
import { listInvoices } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { filingWordsIn } from '../i18n/filing-words-in.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import { checkCodeFor } from '../receipts/queries.ts';
import { type FilingDocument, filingPdf } from './filing-pdf.ts';
import { findFiling } from './queries.ts';

export type FilingPaper = { pdf: Buffer; title: string; fileName: string; number: string };

/** A filing with all that was decided about it as a PDF made now; null where it is not of this dossier. */
export async function filingPaper(
  ctx: Context,
  dossier: Owned<DossierView>,
  { filingId, locale, envelope }: { filingId: string; locale: Locale } & Pick<FilingDocument, 'envelope'>,
): Promise<FilingPaper | null> {
  const filing = await findFiling(ctx, filingId);
  if (filing?.dossierId !== dossier.id) return null;
  const receipt = await loadTopic(locale, 'receipt');
  const t = createTranslator({ locale, messages: { receipt }, namespace: 'receipt' });
  const words = await filingWordsIn(locale);
  const pdf = await filingPdf(
    {
      ...{ locale, madeOn: ctx.today, madeAt: ctx.now, filing, dossier },
      agency: { name: agency.name, phone: agency.phone, site: new URL(origins[0]).host },
      reference: formatReference(dossier.reference),
      code: await checkCodeFor(ctx.db, 'filing', filing.id),
      invoices: await listInvoices(ctx, dossier),
      ...(envelope ? { envelope } : {}),
    },
    words,
    t,
  );
  return { pdf, title: words.journey(filing.kind, 'title'), fileName: t('fileName'), number: filing.number };
}
