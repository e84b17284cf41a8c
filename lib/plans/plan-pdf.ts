import type { createTranslator, Messages } from 'use-intl/core';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import type { PaymentFact } from '../payments/payment-facts.ts';
import { progressOfPlan } from './progress.ts';
import type { PlanView } from './view.ts';

export type PlanDocument = {
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: string;
  /** As people read it, in groups. */
  reference: string;
  debtorName: string;
  creditorName: string;
  plan: PlanView;
  /** How it is paid; nothing while nothing may be paid. */
  pay: readonly PaymentFact[];
  /** Where it goes to by post, with who sends it. */
  envelope?: { sender: string; lines: readonly string[] };
  /** Of each year, and not the confirmation. */
  isStatement?: boolean;
};

/** The words of messages/<locale>/{plans,dossiers,overview}.json. */
export type PlanWords = {
  plans: ReturnType<typeof createTranslator<Pick<Messages, 'plans'>, 'plans'>>;
  dossiers: ReturnType<typeof createTranslator<Pick<Messages, 'dossiers'>, 'dossiers'>>;
  overview: ReturnType<typeof createTranslator<Pick<Messages, 'overview'>, 'overview'>>;
};

/**
 * A plan on a durable medium: what was agreed, each day and amount, and where it stands on the day that it is made, so that it
 * serves as the confirmation and as the statement of each year. @source Code of Economic Law, art. XIX.11 and XIX.12
 */
export async function planPdf(
  view: PlanDocument,
  { plans: t, dossiers, overview }: PlanWords,
): Promise<Buffer> {
  const { locale, plan } = view;
  const money = (amount: number) => formatMoney(cents(amount), locale);
  const show = (on: Day) => formatDay(on, locale);
  const progress = progressOfPlan(plan, view.madeOn);
  const left = progress.reduce((sum, { leftCents }) => sum + leftCents, 0);
  const title = t(view.isStatement ? 'document.statement' : 'document.title');
  const pdf = taggedPdf({
    ...{ lang: languageTags[locale], title: `${title} ${view.reference}` },
    ...{ author: view.agency, madeAt: view.madeAt },
  });
  if (view.envelope) pdf.address(view.envelope.sender, view.envelope.lines);
  else pdf.paragraph(view.agency, true);
  pdf.h1(title);
  pdf.paragraph(t('document.lead', { day: show(view.madeOn) }));
  pdf.facts([
    { label: overview('facts.reference'), value: view.reference },
    { label: overview('facts.name'), value: view.debtorName },
    { label: overview('facts.creditor'), value: view.creditorName },
    { label: t('document.agreedOn'), value: show(plan.agreedOn) },
    { label: t('document.amount'), value: money(plan.instalmentCents) },
    { label: t('document.ends'), value: show(progress.at(-1)?.dueOn ?? plan.endsFirstOn) },
    { label: t('document.fee'), value: money(0) },
    { label: t('document.paid'), value: money(plan.paidCents) },
    { label: t('document.left'), value: money(left), bold: true },
  ]);
  pdf.paragraph(t('document.free'));

  pdf.h2(t('document.days'));
  pdf.table(
    [{ width: 0.1 }, { width: 0.35 }, { width: 0.35 }, { width: 0.2, align: 'right' }],
    [t('document.number'), t('document.day'), t('document.state'), t('document.sum')],
    progress.map(({ number, dueOn, amountCents, leftCents, state }) => [
      { text: `${number}` },
      { text: show(dueOn) },
      { text: dossiers(`plan.states.${state}`) },
      { text: money(state === 'paid' ? amountCents : leftCents) },
    ]),
  );
  if (plan.changes.length > 0) {
    pdf.h2(t('history.title'));
    for (const { kind, on } of plan.changes) pdf.paragraph(`${show(on)}: ${t(`history.${kind}`)}`);
  }
  if (view.pay.length > 0) {
    pdf.h2(t('document.pay'));
    pdf.facts(
      view.pay.map(({ key, shown, isSample }) => ({
        label: overview(`pay.${key}`),
        value: isSample ? `${shown} (${overview('pay.sample')})` : shown,
      })),
    );
  }
  pdf.paragraph(t('document.law'), true);
  return pdf.finish((page, pages) =>
    t('document.page', { reference: view.reference, page: `${page}`, pages: `${pages}` }),
  );
}
