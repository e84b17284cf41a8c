import { createTranslator, type Messages } from 'use-intl/core';
import type { InvoiceView } from '../dossiers/view.ts';
import { formatDay, formatMoney } from './format.ts';
import type { Locale } from './locales.ts';
import { loadTopic } from './messages.ts';

export type FilingWords = ReturnType<typeof wordsOf>;

type Loose = ((key: string) => string) & { has: (key: string) => boolean };

/** The words of filings for a document, in whatever language it is made: also outside of a page. */
export async function filingWordsIn(locale: Locale) {
  const messages = {
    filings: await loadTopic(locale, 'filings'),
    dispute: await loadTopic(locale, 'dispute'),
  };
  return wordsOf(
    createTranslator({ locale, messages, namespace: 'filings' }),
    createTranslator({ locale, messages, namespace: 'dispute' }),
  );
}

type OwnWords = ReturnType<typeof createTranslator<Pick<Messages, 'filings'>, 'filings'>>;
type DisputeWords = ReturnType<typeof createTranslator<Pick<Messages, 'dispute'>, 'dispute'>>;

/** A test sees that each code has its words in every language. */
export function wordsOf(t: OwnWords, dispute: DisputeWords) {
  const [own, disputed] = [t as unknown as Loose, dispute as unknown as Loose];
  const maybe = (key: string): string | undefined => (own.has(key) ? own(key) : undefined);
  return {
    t,
    dispute,
    label: (name: string) => maybe(`fields.${name}`) ?? disputed(`questions.${name}`),
    hint: (name: string) => maybe(`hints.${name}`),
    option: (name: string, value: string) =>
      maybe(`options.${name}.${value}`) ?? disputed(optionKey(name, value)),
    example: (name: string, value: string) => {
      const key = exampleKey(name, value);
      return key ? disputed(key) : undefined;
    },
    reason: (id: string) => disputed(`reasons.${id}`),
    step: (id: string) => own(`steps.${id}`),
    state: (state: string) => own(`states.${state}`),
    day: (act: string) => own(`staff.days.${act}`),
    act: (act: string) => own(`acts.${act}`),
    journey: (kind: string, part: 'title' | 'lead' | 'stops' | 'source') => own(`journeys.${kind}.${part}`),
    errors: Object.fromEntries(errorCodes.map((code) => [code, own(`errors.${code}`)])),
  };
}

/** Where the words of an option stand that the topic `filings` does not have. */
export function optionKey(name: string, value: string): string {
  if (name === 'ground') return `grounds.${value}.title`;
  if (name === 'evidence') return `evidence.${value}.title`;
  return value === 'yes' || value === 'no' ? `ask.${value}` : `options.${name}.${value}`;
}

/** Where an example of an option stands, for those that have one. */
export function exampleKey(name: string, value: string): string | undefined {
  if (name === 'ground') return `grounds.${value}.hint`;
  return name === 'evidence' ? `evidence.${value}.example` : undefined;
}

/** An invoice as one line: its number, day and amount. */
export const invoiceLine = (
  { dispute }: Pick<FilingWords, 'dispute'>,
  { number, issuedOn, principalCents }: InvoiceView,
  locale: Locale,
): string =>
  dispute('scope.invoice', {
    number,
    day: formatDay(issuedOn, locale),
    amount: formatMoney(principalCents, locale),
  });

const errorCodes = [
  ...(['incomplete', 'openAlready', 'pauseUsed', 'closed', 'notNow'] as const),
  ...(['needsWords', 'needsEvidence', 'chooseReason', 'noDocument', 'wholeNumber', 'pastDay'] as const),
  ...(['nothingOpen', 'amountTooSmall', 'tooLate', 'chooseInvoices', 'moreThanOpen'] as const),
  ...(['pauseLong', 'inSettlement', 'noPlan', 'noInstalment', 'sameDay', 'afterNext'] as const),
  ...(['notLower', 'neverPaid', 'notLate'] as const),
];
