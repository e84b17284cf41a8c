import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { formatBytes, formatDay, formatInstant } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { taggedPdf } from './tagged-pdf.ts';
import { lacksLetters } from './text-lines.ts';
import type { ReceiptView } from './view.ts';

export type Receipt = ReceiptView & {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: { name: string; phone: string; site: string };
  /** As people read it, in groups. */
  reference: string;
  debtorName: string;
  creditorName: string;
};

/** The words of messages/<locale>/receipt.json. */
export type ReceiptWords = ReturnType<typeof createTranslator<Messages['receipt'], never>>;

/** The receipt of a message as a tagged PDF: who sent what to whom, when, and the fingerprint of each file. */
export async function receiptPdf(view: Receipt, t: ReceiptWords): Promise<Buffer> {
  const { locale, number, agency, body, attachments, mediator } = view;
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t('title')} ${number}`,
    author: agency.name,
    madeAt: view.madeAt,
  });
  const sentAt = formatInstant(view.sentAt, locale);
  pdf.paragraph(agency.name, true);
  pdf.h1(t('title'));
  pdf.paragraph(t('lead', { at: sentAt }));

  pdf.h2(t('facts.title'));
  pdf.facts([
    { label: t('facts.number'), value: number, bold: true },
    { label: t('facts.at'), value: t('facts.brussels', { at: sentAt }) },
    {
      label: t('facts.from'),
      value: mediator ? t('facts.for', { ...mediator, debtor: view.debtorName }) : view.debtorName,
    },
    { label: t('facts.to'), value: t('facts.both', { agency: agency.name, creditor: view.creditorName }) },
    { label: t('facts.reference'), value: view.reference },
    ...(view.code ? [{ label: t('check.code'), value: view.code }] : []),
  ]);
  if (view.code) pdf.paragraph(t('check.text', { site: agency.site }), true);

  pdf.h2(t('message.title'));
  const paragraphs = body.split('\n').filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) pdf.paragraph(t('message.none'), true);
  for (const text of paragraphs) pdf.paragraph(text);
  if (lacksLetters(body)) pdf.paragraph(t('message.letters'), true);

  pdf.h2(t('files.title'));
  if (attachments.length === 0) pdf.paragraph(t('files.none'), true);
  else {
    pdf.table(
      [{ width: 0.84 }, { width: 0.16, align: 'right' }],
      [t('files.name'), t('files.size')],
      attachments.map(({ name, sizeBytes, sha256 }) => [
        { text: name, under: sha256 },
        { text: formatBytes(sizeBytes, locale) },
      ]),
    );
    pdf.paragraph(t('files.note'), true);
  }

  pdf.h2(t('next.title'));
  pdf.paragraph(t('next.text', { site: agency.site, phone: agency.phone }));
  pdf.paragraph(t('madeOn', { day: formatDay(view.madeOn, locale) }), true);
  return pdf.finish((page, pages) => t('page', { number, page: `${page}`, pages: `${pages}` }));
}
