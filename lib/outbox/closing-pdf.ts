import type { createTranslator, Messages } from 'use-intl/core';
import type { AgencyProfile } from '../agency.ts';
import type { Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';

export type ClosingLetter = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: AgencyProfile;
  site: string;
  /** As people read it, in groups. */
  reference: string;
  /** By which whoever has it can check that it is genuine. */
  number: string;
  code: string;
  debtorName: string;
  creditorName: string;
  envelope: { sender: string; lines: readonly string[] };
  /** What was owed in all and what was paid or credited, in cents, and the value day of the last payment. */
  principalCents: Cents;
  chargeCents: Cents;
  interestCents: Cents;
  paidCents: Cents;
  paidOn: Day;
  invoices: readonly { number: string; description: string; principalCents: Cents }[];
};

/** The words of messages/<locale>/papers.json. */
export type PaperWords = ReturnType<typeof createTranslator<Messages['papers'], never>>;

/** Says on a durable medium that a debt is extinguished. @source Code of Economic Law, art. XIX.12 */
export async function closingPdf(letter: ClosingLetter, t: PaperWords): Promise<Buffer> {
  const { locale, agency, reference } = letter;
  const money = (amount: Cents) => formatMoney(amount, locale);
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t('closing.title')} ${reference}`,
    author: agency.name,
    madeAt: letter.madeAt,
  });
  pdf.address(letter.envelope.sender, letter.envelope.lines);
  pdf.paragraph(t('dated', { day: formatDay(letter.madeOn, locale), reference }), true);
  pdf.h1(t('closing.title'));
  pdf.paragraph(t('closing.lead', { creditor: letter.creditorName, day: formatDay(letter.paidOn, locale) }));
  pdf.paragraph(t('closing.nothing'));
  pdf.h2(t('closing.what'));
  pdf.table(
    [{ width: 0.75 }, { width: 0.25, align: 'right' }],
    [t('closing.invoice'), t('closing.amount')],
    letter.invoices.map(({ number, description, principalCents }) => [
      { text: number, under: description },
      { text: money(principalCents) },
    ]),
  );
  pdf.bill([
    { label: t('closing.principal'), value: money(letter.principalCents) },
    ...(letter.chargeCents > 0 ? [{ label: t('closing.charge'), value: money(letter.chargeCents) }] : []),
    ...(letter.interestCents > 0
      ? [{ label: t('closing.interest'), value: money(letter.interestCents) }]
      : []),
    { label: t('closing.paid'), value: money(letter.paidCents) },
    { label: t('closing.open'), value: money(cents(0)), bold: true },
  ]);
  pdf.paragraph(t('closing.keep'));
  pdf.h2(t('check.title'));
  pdf.paragraph(t('check.text', { site: letter.site }));
  pdf.facts([
    { label: t('check.number'), value: letter.number, bold: true },
    { label: t('check.code'), value: letter.code, bold: true },
  ]);
  pdf.paragraph(t('closing.law'), true);
  pdf.paragraph(t('question', { phone: agency.phone, site: letter.site }), true);
  return pdf.finish((page, pages) => t('page', { reference, page: `${page}`, pages: `${pages}` }));
}
