import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatInstant } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { erasedKinds, keptKinds } from './rules.ts';
import type { CertificateView } from './view.ts';

/** The words of messages/<locale>/erasure.json. */
export type ErasureWords = ReturnType<typeof createTranslator<Messages['erasure'], 'certificate'>>;

export type CertificatePdf = CertificateView & {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: { name: string; phone: string };
};

/** A certificate of erasure as a tagged PDF: the words and figures of its page. */
export async function certificatePdf(view: CertificatePdf, t: ErasureWords): Promise<Buffer> {
  const { locale, agency, number, erased, kept } = view;
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t('title')} ${number}`,
    author: agency.name,
    madeAt: view.madeAt,
  });
  pdf.paragraph(agency.name, true);
  pdf.h1(t('title'));
  pdf.paragraph(t('lead'));
  pdf.facts([
    { label: t('number'), value: number, bold: true },
    { label: t('day'), value: formatInstant(view.erasedAt, locale) },
    { label: t('reason'), value: t(`reasons.${view.reason}`) },
  ]);
  pdf.h2(t('erased'));
  pdf.table(
    [{ width: 0.8 }, { width: 0.2, align: 'right' }],
    [t('what'), t('count')],
    erasedKinds
      .filter((kind) => erased[kind] > 0)
      .map((kind) => [{ text: t(`kinds.${kind}`) }, { text: `${erased[kind]}` }]),
  );
  pdf.h2(t('kept'));
  if (erased.person === 0) pdf.paragraph(t('personStays'));
  for (const kind of keptKinds)
    if (kept[kind] > 0) pdf.paragraph(t(`keptKinds.${kind}`, { count: kept[kind] }));
  pdf.paragraph(t('block'));
  pdf.paragraph(t('law'), true);
  pdf.paragraph(t('question', { phone: agency.phone }));
  pdf.paragraph(t('madeOn', { day: formatDay(view.madeOn, locale) }), true);
  return pdf.finish((page, pages) => t('page', { number, page: `${page}`, pages: `${pages}` }));
}
