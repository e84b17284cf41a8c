import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import type { DossierView, InvoiceView, PaymentView } from '../dossiers/view.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import type { PaymentFact } from '../payments/payment-facts.ts';
import { taggedPdf } from './tagged-pdf.ts';

export type Overview = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: { name: string; phone: string; site: string };
  /** As people read it, in groups. */
  reference: string;
  /** What a transfer needs. */
  /** How it is paid; nothing in a collective settlement. */
  pay: readonly PaymentFact[];
  dossier: Pick<
    DossierView,
    | 'creditor'
    | 'originalCreditorName'
    | 'debtor'
    | 'closedOn'
    | 'principalCents'
    | 'chargeCents'
    | 'interestCents'
    | 'paidCents'
    | 'openCents'
  >;
  /** False for a claim that is held, given back or not judged: it has no lines on top of the invoices. */
  isAsked: boolean;
  /** Why the amounts on top are what they are, in sentences. */
  why: readonly string[];
  invoices: InvoiceView[];
  payments: PaymentView[];
};

/** The words of messages/<locale>/overview.json. */
export type OverviewWords = ReturnType<typeof createTranslator<Messages['overview'], never>>;

/** The overview of a dossier as a tagged PDF, with the same figures as the screen. */
export async function overviewPdf(view: Overview, t: OverviewWords): Promise<Buffer> {
  const { locale, dossier, invoices, payments, agency } = view;
  const money = (amount: DossierView['openCents']) => formatMoney(amount, locale);
  const dayText = (on: Day) => formatDay(on, locale);

  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t('title')} ${view.reference}`,
    author: agency.name,
    madeAt: view.madeAt,
  });
  pdf.paragraph(agency.name, true);
  pdf.h1(t('title'));
  pdf.paragraph(t('madeOn', { day: dayText(view.madeOn) }), true);

  pdf.h2(t('facts.title'));
  pdf.facts([
    { label: t('facts.reference'), value: view.reference },
    { label: t('facts.name'), value: dossier.debtor.name },
    { label: t('facts.creditor'), value: dossier.creditor.name },
    ...(dossier.originalCreditorName
      ? [{ label: t('facts.originalCreditor'), value: dossier.originalCreditorName }]
      : []),
    ...(dossier.closedOn ? [{ label: t('facts.closedOn'), value: dayText(dossier.closedOn) }] : []),
  ]);

  pdf.h2(t('bill.title'));
  const overpaid = dossier.openCents < 0;
  pdf.bill([
    { label: t('bill.invoices'), value: money(dossier.principalCents) },
    ...(view.isAsked
      ? [
          { label: t('bill.charge'), value: money(dossier.chargeCents) },
          { label: t('bill.interest'), value: money(dossier.interestCents) },
        ]
      : []),
    { label: t('bill.paid'), value: money(dossier.paidCents) },
    {
      label: t(overpaid ? 'bill.overpaid' : 'bill.open'),
      value: money(Math.abs(dossier.openCents) as typeof dossier.openCents),
      bold: true,
    },
  ]);

  if (!view.isAsked && dossier.openCents > 0 && !dossier.closedOn) pdf.paragraph(t('bill.held'));
  if (view.why.length > 0) {
    pdf.h2(t('bill.why'));
    for (const sentence of view.why) pdf.paragraph(sentence);
  }

  if (dossier.openCents > 0 && !dossier.closedOn && view.pay.length === 0) {
    pdf.h2(t('pay.title'));
    pdf.paragraph(t('pay.settlement'));
  } else if (dossier.openCents > 0 && !dossier.closedOn) {
    pdf.h2(t('pay.title'));
    pdf.facts(
      view.pay.map(({ key, shown, isSample }) => ({
        label: t(`pay.${key}`),
        value: isSample ? `${shown} (${t('pay.sample')})` : shown,
      })),
    );
    pdf.paragraph(t('pay.note'));
  }

  pdf.h2(t('invoices.title'));
  if (invoices.length === 0) pdf.paragraph(t('invoices.none'));
  else {
    pdf.table(
      [
        { width: 0.24 },
        { width: 0.17 },
        { width: 0.17 },
        { width: 0.14, align: 'right' },
        { width: 0.14, align: 'right' },
        { width: 0.14, align: 'right' },
      ],
      (['number', 'issuedOn', 'dueOn', 'amount', 'paid', 'open'] as const).map((key) => t(`invoices.${key}`)),
      invoices.map((invoice) => [
        { text: invoice.number, under: invoice.description },
        { text: dayText(invoice.issuedOn) },
        { text: dayText(invoice.dueOn) },
        { text: money(invoice.principalCents) },
        { text: money(invoice.paidCents) },
        { text: money(invoice.openCents) },
      ]),
    );
  }

  pdf.h2(t('payments.title'));
  if (payments.length === 0) pdf.paragraph(t('payments.none'));
  else {
    pdf.table(
      [{ width: 0.28 }, { width: 0.26 }, { width: 0.28 }, { width: 0.18, align: 'right' }],
      (['day', 'kind', 'invoice', 'amount'] as const).map((key) => t(`payments.${key}`)),
      payments.map((payment) => [
        { text: dayText(payment.valueOn) },
        { text: t(`payments.kinds.${payment.kind}`) },
        { text: payment.invoiceNumber ?? '' },
        { text: money(payment.amountCents) },
      ]),
    );
  }

  pdf.h2(t('help.title'));
  pdf.paragraph(t('help.text', { site: agency.site, phone: agency.phone }));
  return pdf.finish((page, pages) =>
    t('page', { reference: view.reference, page: `${page}`, pages: `${pages}` }),
  );
}
