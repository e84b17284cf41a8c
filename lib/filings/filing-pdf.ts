import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { decisionText } from '../disputes/decision-text.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import type { DossierView, InvoiceView } from '../dossiers/view.ts';
import type { FilingWords } from '../i18n/filing-words-in.ts';
import { formatBytes, formatDay, formatInstant } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { answerRows } from './answer-rows.ts';
import { decisionFactsOf } from './decision-facts.ts';
import { deciding, stepsOf } from './journeys.ts';
import { restsOn } from './stops.ts';
import type { FilingView } from './view.ts';

export type FilingDocument = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: { name: string; phone: string; site: string };
  /** As people read it, in groups. */
  reference: string;
  /** What it is checked by; null for what was received before there were codes. */
  code: string | null;
  filing: FilingView;
  dossier: Pick<DossierView, 'debtor' | 'creditor'>;
  invoices: readonly InvoiceView[];
  /** Where it goes by post. */
  envelope?: { sender: string; lines: readonly string[] };
};

type ReceiptWords = ReturnType<typeof createTranslator<Pick<Messages, 'receipt'>, 'receipt'>>;

/** The receipt of a filing as a tagged PDF: what was said, when, what it stopped, and each decision since. */
export async function filingPdf(
  view: FilingDocument,
  words: FilingWords,
  receipt: ReceiptWords,
): Promise<Buffer> {
  const { locale, filing, dossier, invoices, agency } = view;
  const { kind, details, number, mediator, events, files, stop } = filing;
  const { t } = words;
  const title = words.journey(kind, 'title');
  const pdf = taggedPdf({
    ...{ lang: languageTags[locale], title: `${title} ${number}` },
    ...{ author: agency.name, madeAt: view.madeAt },
  });
  const name = dossier.debtor.name;
  if (view.envelope) pdf.address(view.envelope.sender, view.envelope.lines);
  else pdf.paragraph(agency.name, true);
  pdf.h1(title);
  pdf.paragraph(t('document.lead'), true);

  pdf.h2(receipt('facts.title'));
  pdf.facts([
    { label: receipt('facts.number'), value: number, bold: true },
    {
      label: receipt('facts.at'),
      value: receipt('facts.brussels', { at: formatInstant(filing.filedAt, locale) }),
    },
    {
      label: receipt('facts.from'),
      value: mediator ? receipt('facts.for', { ...mediator, debtor: name }) : name,
    },
    {
      label: receipt('facts.to'),
      value: receipt('facts.both', { agency: agency.name, creditor: dossier.creditor.name }),
    },
    { label: receipt('facts.reference'), value: view.reference },
    ...(view.code ? [{ label: receipt('check.code'), value: view.code }] : []),
    { label: t('view.state'), value: words.state(filing.state), bold: true },
  ]);

  if (view.code) pdf.paragraph(receipt('check.text', { site: agency.site }), true);

  pdf.h2(t('document.effect'));
  pdf.paragraph(words.journey(kind, 'stops'));
  pdf.paragraph(words.journey(kind, 'source'), true);
  if (stop && restsOn(stop, view.madeOn))
    pdf.paragraph(
      t(`rest.${stop.kind}`, {
        day: formatDay(stop.from, locale),
        last: stop.last ? formatDay(stop.last, locale) : '',
      }),
    );
  pdf.paragraph(t('notOwing'));

  const typed = Object.fromEntries(deciding.map((field) => [field, String(details[field] ?? '')]));
  const rows = answerRows(stepsOf(kind, typed), details, { words, locale, invoices });
  if (rows.length > 0) {
    pdf.h2(t('view.answers'));
    pdf.facts(rows.map(({ label, lines }) => ({ label, value: lines.join(', ') })));
  }
  if (files.length > 0) {
    pdf.h2(receipt('files.title'));
    pdf.table(
      [{ width: 0.84 }, { width: 0.16, align: 'right' }],
      [receipt('files.name'), receipt('files.size')],
      files.map((file) => [
        { text: file.name, under: file.sha256 },
        { text: formatBytes(file.sizeBytes, locale) },
      ]),
    );
    pdf.paragraph(receipt('files.note'), true);
  }
  if (events.length > 0) {
    pdf.h2(t('view.happened'));
    events.forEach((event, i) => {
      const isLast = events.slice(0, i).some(({ act }) => act === 'reopen');
      const facts = kind === 'dispute' ? decisionFactsOf(filing, event, { invoices, isLast }) : null;
      const text = facts ? decisionText(facts, words.dispute, locale).text : event.note;
      pdf.paragraph(`${formatInstant(event.at, locale)}: ${words.state(event.state)}`);
      for (const line of (text ?? '').split('\n').filter((one) => one.trim() !== ''))
        pdf.paragraph(line, true);
    });
  }
  pdf.h2(receipt('next.title'));
  pdf.paragraph(t('document.next', { site: agency.site, phone: agency.phone }));
  pdf.paragraph(t(kind === 'right' ? 'rightComplain' : 'view.complain'));
  pdf.paragraph(receipt('madeOn', { day: formatDay(view.madeOn, locale) }), true);
  return pdf.finish((page, pages) => receipt('page', { number, page: `${page}`, pages: `${pages}` }));
}
