import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatInstant } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import type { ReceiptRow } from './view.ts';

/** The words of messages/<locale>/receipts.json. */
export type ReceiptsWords = ReturnType<typeof createTranslator<Messages['receipts'], never>>;

export type ChainDocument = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: string;
  site: string;
  /** As people read it, in groups. */
  reference: string;
  debtorName: string;
  creditorName: string;
  receipts: readonly ReceiptRow[];
};

/** All receipts of a dossier as a tagged PDF, each with what it is checked by. */
export async function chainPdf(view: ChainDocument, t: ReceiptsWords): Promise<Buffer> {
  const { locale, reference } = view;
  const pdf = taggedPdf({
    ...{ lang: languageTags[locale], title: `${t('list.title')} ${reference}` },
    ...{ author: view.agency, madeAt: view.madeAt },
  });
  pdf.paragraph(view.agency, true);
  pdf.h1(t('list.title'));
  pdf.paragraph(t('list.lead'));
  pdf.facts([
    { label: t('list.reference'), value: reference },
    { label: t('list.name'), value: view.debtorName },
    { label: t('list.creditor'), value: view.creditorName },
    { label: t('list.madeOn'), value: formatDay(view.madeOn, locale) },
  ]);
  pdf.table(
    [{ width: 0.3 }, { width: 0.36 }, { width: 0.34 }],
    [t('list.what'), t('list.at'), t('list.code')],
    view.receipts.map(({ kind, number, at, code }) => [
      { text: t(`kinds.${kind}`), under: number },
      { text: formatInstant(at, locale) },
      { text: code },
    ]),
  );
  pdf.paragraph(t('list.check', { site: view.site }), true);
  return pdf.finish((page, pages) => t('list.page', { reference, page: `${page}`, pages: `${pages}` }));
}
