import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { lacksLetters } from '../documents/text-lines.ts';
import { formatBytes, formatDay } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import type { DisputeWords } from './decision-text.ts';

/** What a creditor is asked about a dispute: all as it is read, and the days that count. */
export type Packet = {
  locale: Locale;
  number: string;
  madeOn: Day;
  madeAt: Date;
  agency: string;
  reference: string;
  creditorName: string;
  debtorName: string;
  filedOn: Day;
  ground: string;
  about: string;
  answers: readonly { label: string; value: string }[];
  words: string;
  /** What was ticked of the checklist. */
  evidence: readonly string[];
  files: readonly { name: string; sizeBytes: number }[];
  answerBy: Day;
  interestStops: Day;
};

type ReceiptWords = ReturnType<typeof createTranslator<Pick<Messages, 'receipt'>, 'receipt'>>;

/** The packet for a creditor as a tagged PDF: what is disputed and why, what shows it, and until when we ask for an answer. */
export async function packetPdf(packet: Packet, t: DisputeWords, receipt: ReceiptWords): Promise<Buffer> {
  const { locale, number, answers, words, evidence, files } = packet;
  const show = (day: Day) => formatDay(day, locale);
  const title = t('packet.title', { reference: packet.reference });
  const pdf = taggedPdf({
    ...{ lang: languageTags[locale], title, author: packet.agency, madeAt: packet.madeAt },
  });
  pdf.paragraph(packet.agency, true);
  pdf.h1(title);
  pdf.paragraph(t('packet.madeOn', { day: show(packet.madeOn) }), true);
  const told = t('packet.text', {
    ...{ debtor: packet.debtorName, filed: show(packet.filedOn), about: packet.about, ground: packet.ground },
    ...{ by: show(packet.answerBy), stops: show(packet.interestStops) },
  });
  for (const paragraph of told.split('\n\n')) pdf.paragraph(paragraph);

  pdf.h2(t('packet.facts'));
  pdf.facts([
    { label: t('packet.number'), value: number, bold: true },
    { label: t('packet.answerBy'), value: show(packet.answerBy), bold: true },
    { label: t('packet.creditor'), value: packet.creditorName },
    { label: t('packet.debtor'), value: packet.debtorName },
    { label: t('packet.reference'), value: packet.reference },
    { label: t('packet.filed'), value: show(packet.filedOn) },
    { label: t('packet.ground'), value: packet.ground },
    { label: t('packet.about'), value: packet.about },
  ]);
  if (answers.length > 0) {
    pdf.h2(t('packet.answers'));
    pdf.facts([...answers]);
  }
  pdf.h2(t('packet.words'));
  const paragraphs = words.split('\n').filter((text) => text.trim() !== '');
  if (paragraphs.length === 0) pdf.paragraph(t('packet.noWords'), true);
  for (const text of paragraphs) pdf.paragraph(text);
  if (lacksLetters(words)) pdf.paragraph(receipt('message.letters'), true);

  pdf.h2(t('packet.evidence'));
  for (const item of evidence) pdf.paragraph(`${t('packet.ticked')}: ${item}`);
  if (files.length === 0) pdf.paragraph(t('packet.noFiles'), true);
  else
    pdf.table(
      [{ width: 0.84 }, { width: 0.16, align: 'right' }],
      [t('packet.file'), t('packet.size')],
      files.map(({ name, sizeBytes }) => [{ text: name }, { text: formatBytes(sizeBytes, locale) }]),
    );
  return pdf.finish((page, pages) => t('packet.page', { number, page: `${page}`, pages: `${pages}` }));
}
