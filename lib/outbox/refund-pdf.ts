import type { AgencyProfile } from '../agency.ts';
import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import type { PaperWords } from './closing-pdf.ts';

export type RefundNotice = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: AgencyProfile;
  site: string;
  /** As people read it, in groups. */
  reference: string;
  creditorName: string;
  envelope: { sender: string; lines: readonly string[] };
  /** What went back, on which day, and the last four signs of the account that it went to. */
  amountCents: Cents;
  paidOn: Day;
  accountEnd: string;
};

/** Says what was paid back of a dossier, when and to which account. */
export async function refundPdf(notice: RefundNotice, t: PaperWords): Promise<Buffer> {
  const { locale, agency, reference } = notice;
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t('refund.title')} ${reference}`,
    author: agency.name,
    madeAt: notice.madeAt,
  });
  pdf.address(notice.envelope.sender, notice.envelope.lines);
  pdf.paragraph(t('dated', { day: formatDay(notice.madeOn, locale), reference }), true);
  pdf.h1(t('refund.title'));
  pdf.paragraph(t('refund.lead', { creditor: notice.creditorName }));
  pdf.facts([
    { label: t('refund.amount'), value: formatMoney(notice.amountCents, locale), bold: true },
    { label: t('refund.paidOn'), value: formatDay(notice.paidOn, locale) },
    { label: t('refund.account'), value: t('refund.ends', { end: notice.accountEnd }) },
  ]);
  pdf.paragraph(t('refund.wait'));
  pdf.paragraph(t('refund.wrong', { phone: agency.phone }));
  pdf.paragraph(t('question', { phone: agency.phone, site: notice.site }), true);
  return pdf.finish((page, pages) => t('page', { reference, page: `${page}`, pages: `${pages}` }));
}
