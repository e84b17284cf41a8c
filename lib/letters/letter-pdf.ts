import type { createTranslator, Messages } from 'use-intl/core';
import { formatAccessCode } from '../auth/access-code.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatReference } from '../dossiers/reference.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { languageTags } from '../i18n/locales.ts';
import { qrSquares } from '../payments/epc-qr.ts';
import { addressLines } from './address-lines.ts';
import { signInAddress } from './sign-in-address.ts';
import type { Letter } from './view.ts';

/** The words of messages/<locale>/letters.json. */
export type LetterWords = ReturnType<typeof createTranslator<Messages['letters'], never>>;

/** A letter as a tagged PDF for print and for reading: the same text for both. */
export async function letterPdf(letter: Letter, t: LetterWords): Promise<{ pdf: Buffer; pages: number }> {
  const { locale, agency, dossier, kind } = letter;
  const { debtor, creditor } = dossier;
  const reference = formatReference(dossier.reference);
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${t(`${kind}.title`)} ${reference}`,
    author: agency.name,
    madeAt: letter.madeAt,
  });
  pdf.address([agency.name, ...agency.postalAddress.value].join(', '), [
    debtor.name,
    ...addressLines(debtor),
  ]);
  pdf.paragraph(t('dated', { day: formatDay(letter.madeOn, locale), reference }), true);
  pdf.h1(t(`${kind}.title`));
  pdf.paragraph(t(`${kind}.lead`, { creditor: creditor.name, agency: agency.name }));
  if (kind === 'notice') notice(pdf, letter, t);
  if (kind === 'reminder') reminder(pdf, letter, t);

  pdf.h2(t('sign.title'));
  pdf.paragraph(t('sign.lead', { site: letter.site }));
  pdf.facts([
    { label: t('sign.site'), value: letter.site },
    { label: t('sign.reference'), value: reference, bold: true },
    { label: t('sign.code'), value: formatAccessCode(letter.code), bold: true },
  ]);
  const address = signInAddress(letter.signIn, { reference: dossier.reference, code: letter.code });
  pdf.squares(qrSquares(address), t('sign.squares'), 92);
  pdf.paragraph(t('sign.old'), true);

  pdf.h2(t('genuine.title'));
  pdf.paragraph(
    t('genuine.text', {
      agency: agency.name,
      number: agency.enterpriseNumber.value,
      registration: agency.registrationNumber.value,
      phone: agency.phone,
      email: agency.email.value,
      address: agency.postalAddress.value.join(', '),
    }),
  );
  pdf.paragraph(t('genuine.supervisor'));
  if (kind !== 'notice') pdf.paragraph(t('access.rights', { phone: agency.phone }));
  pdf.paragraph(t('notYou', { site: letter.site }));
  const footer = (page: number, pages: number) =>
    t('page', { reference, page: `${page}`, pages: `${pages}` });
  const pages = pdf.pages();
  return { pdf: await pdf.finish(footer), pages };
}

/** What the law wants of a formal notice, in its order. @source Code of Economic Law, art. XIX.7 § 2 */
function notice(pdf: Sheet, letter: Letter, t: LetterWords): void {
  const { locale, dossier, originalCreditor, term } = letter;
  const { creditor } = dossier;
  const money = (amount: (typeof dossier)['openCents']) => formatMoney(amount, locale);
  pdf.h2(t('notice.creditor'));
  pdf.facts([
    { label: t('notice.name'), value: creditor.name, bold: true },
    { label: t('notice.capacity'), value: t('notice.isCreditor') },
    { label: t('notice.number'), value: creditor.enterpriseNumber },
    { label: t('notice.address'), value: addressLines(creditor).join(', ') },
    { label: t('notice.phone'), value: creditor.phone ?? '' },
    ...(creditor.email ? [{ label: t('notice.email'), value: creditor.email }] : []),
    ...(dossier.originalCreditorName
      ? [
          {
            label: t('notice.original'),
            value: [
              dossier.originalCreditorName,
              originalCreditor.enterpriseNumber,
              originalCreditor.address,
            ].join(', '),
          },
        ]
      : []),
  ]);
  what(pdf, letter, t);
  pdf.h2(t('notice.amounts'));
  pdf.bill([
    { label: t('notice.principal'), value: money(dossier.principalCents) },
    { label: t('notice.charge'), value: money(dossier.chargeCents) },
    { label: t('notice.interest'), value: money(dossier.interestCents) },
    { label: t('notice.paid'), value: money(dossier.paidCents) },
    { label: t('notice.open'), value: money(dossier.openCents), bold: true },
  ]);
  for (const sentence of letter.why) pdf.paragraph(sentence);
  pdf.paragraph(t('notice.noFee'));
  howToPay(pdf, letter, t);
  pdf.h2(t('notice.rights'));
  pdf.paragraph(t('notice.proof'));
  pdf.paragraph(t('notice.dispute', { site: letter.site }));
  pdf.paragraph(t('notice.facilities'));
  pdf.paragraph(
    t('notice.next', { from: formatDay(term.startsOn, locale), last: formatDay(term.lastDay, locale) }),
  );
  pdf.paragraph(t('notice.notCourt'));
}

type Sheet = ReturnType<typeof taggedPdf>;

/** What the law wants of a first reminder, in its order. @source Code of Economic Law, art. XIX.2 § 3 */
function reminder(pdf: Sheet, letter: Letter, t: LetterWords): void {
  const { locale, dossier, later, term } = letter;
  const money = (amount: (typeof dossier)['openCents']) => formatMoney(amount, locale);
  pdf.h2(t('notice.creditor'));
  pdf.facts([
    { label: t('notice.name'), value: dossier.creditor.name, bold: true },
    { label: t('notice.number'), value: dossier.creditor.enterpriseNumber },
  ]);
  what(pdf, letter, t);
  pdf.h2(t('notice.amounts'));
  pdf.bill([
    { label: t('notice.principal'), value: money(dossier.principalCents) },
    ...(dossier.paidCents > 0 ? [{ label: t('notice.paid'), value: money(dossier.paidCents) }] : []),
    { label: t('notice.open'), value: money(dossier.openCents), bold: true },
  ]);
  if (later?.isFree) pdf.paragraph(t('reminder.free', { last: formatDay(term.lastDay, locale) }));
  howToPay(pdf, letter, t);
  pdf.h2(t('reminder.later'));
  pdf.paragraph(t('reminder.laterText', { from: formatDay(term.from, locale) }));
  if (later)
    pdf.bill([
      { label: t('notice.charge'), value: money(later.chargeCents) },
      {
        label: t('reminder.interestOn', { from: formatDay(term.from, locale) }),
        value: money(later.interestCents),
      },
    ]);
  for (const sentence of letter.why) pdf.paragraph(sentence);
  pdf.paragraph(t('notice.noFee'));
}

function what(pdf: Sheet, { invoices, locale }: Letter, t: LetterWords): void {
  pdf.h2(t('notice.what'));
  pdf.table(
    [{ width: 0.46 }, { width: 0.18 }, { width: 0.18 }, { width: 0.18, align: 'right' }],
    (['invoice', 'issuedOn', 'dueOn', 'amount'] as const).map((key) => t(`notice.${key}`)),
    invoices.map((invoice) => [
      { text: invoice.number, under: invoice.description },
      { text: formatDay(invoice.issuedOn, locale) },
      { text: formatDay(invoice.dueOn, locale) },
      { text: formatMoney(invoice.principalCents, locale) },
    ]),
  );
}

function howToPay(pdf: Sheet, letter: Letter, t: LetterWords): void {
  pdf.h2(t('notice.pay'));
  pdf.facts(
    letter.pay.map(({ key, shown, isSample }) => ({
      label: t(`pay.${key}`),
      value: isSample ? `${shown} (${t('pay.sample')})` : shown,
    })),
  );
}
