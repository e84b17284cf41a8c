import type { createTranslator, Messages } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { type DecisionReasonId, decisionReasons } from './decision-reasons.ts';
import type { Scope } from './disputed-cents.ts';
import type { EvidenceId } from './grounds.ts';

/** The words of messages/<locale>/dispute.json. */
export type DisputeWords = ReturnType<typeof createTranslator<Pick<Messages, 'dispute'>, 'dispute'>>;

export const toldActs = {
  accept: 'accepted',
  acceptInPart: 'acceptedInPart',
  reject: 'rejected',
  askEvidence: 'evidenceAsked',
} as const;
export type ToldAct = keyof typeof toldActs;

/** What was decided or asked, as codes, amounts and days: each language has its own sentences for it. */
export type DecisionFacts = {
  act: ToldAct;
  on: Day;
  filedOn: Day;
  scope: Scope;
  /** The numbers of the invoices that it is about. */
  invoiceNumbers: readonly string[];
  reasons: readonly DecisionReasonId[];
  item: EvidenceId | null;
  /** The own words of staff. */
  note: string | null;
  goneCents: number;
  leftCents: number;
  /** Whether it was reopened before: then there is no second time. */
  isLast: boolean;
};

/** What a dispute is about, in a few words. */
export function aboutText(
  { scope, invoiceNumbers }: Pick<DecisionFacts, 'scope' | 'invoiceNumbers'>,
  t: DisputeWords,
  locale: Locale,
): string {
  if (scope.kind === 'whole') return t('about.whole');
  if (scope.kind === 'part')
    return t('about.part', { amount: formatMoney(cents(scope.amountCents), locale) });
  return t('about.invoices', { count: invoiceNumbers.length, numbers: invoiceNumbers.join(', ') });
}

/** A decision or a question as the person reads it: dated, reasoned, with what would change it and where to complain. */
export function decisionText(
  facts: DecisionFacts,
  t: DisputeWords,
  locale: Locale,
): { title: string; text: string } {
  const { act, on, filedOn, reasons, item, note, goneCents, leftCents, isLast } = facts;
  const against = reasons.filter((id) => decisionReasons[id].favours === 'creditor');
  const named = {
    day: formatDay(on, locale),
    filed: formatDay(filedOn, locale),
    about: aboutText(facts, t, locale),
    reasons: [...reasons.map((id) => t(`reasons.${id}`)), note ?? ''].join(' ').trim(),
    asked: [item ? `${t(`evidence.${item}.title`)}. ${t(`evidence.${item}.example`)}` : '', note ?? '']
      .join(' ')
      .trim(),
    gone: formatMoney(cents(goneCents), locale),
    left: formatMoney(cents(leftCents), locale),
    change: changesOf(against, t),
    reopened: isLast ? 'yes' : 'no',
    complaint: t('complaint.text', { phone: agency.phone }),
  };
  const key = `decisions.${toldActs[act]}` as const;
  return { title: t(`${key}.title`), text: t(`${key}.text`, named) };
}

function changesOf(against: readonly DecisionReasonId[], t: DisputeWords): string {
  const known = against.flatMap((id) => (isChange(id) ? [t(`change.${id}`)] : []));
  return known.length > 0 ? known.join(' ') : t('change.other');
}

const changes = [
  ...(['creditorShows', 'evidenceMissing', 'onlyPartShown', 'otherDates'] as const),
  ...(['allowed', 'paymentNotFound'] as const),
];

const isChange = (id: DecisionReasonId): id is (typeof changes)[number] =>
  changes.some((change) => change === id);
