import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import type { InvoiceView } from '../dossiers/view.ts';
import { type FilingWords, invoiceLine } from '../i18n/filing-words-in.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Field, isAsked, type Step } from './journeys.ts';
import type { Details } from './view.ts';

/** What was filled in of a field, in words: one line, or one for each invoice. */
export type AnswerRow = { name: string; label: string; lines: readonly string[] };

/** What was filled in of a journey. Fields without an answer are left out unless `empty` says what to call that. */
export function answerRows(
  steps: readonly Step[],
  details: Details,
  {
    words,
    locale,
    invoices = [],
    empty,
  }: { words: FilingWords; locale: Locale; invoices?: readonly InvoiceView[]; empty?: string },
): AnswerRow[] {
  return steps.flatMap(({ fields }) =>
    fields.flatMap((field): AnswerRow[] => {
      const { name } = field;
      if (!isAsked(field, details)) return [];
      const value = details[name] ?? null;
      const row = { name, label: words.label(name) };
      if (value === null) return empty ? [{ ...row, lines: [empty] }] : [];
      return [{ ...row, lines: linesOf(field, value, { words, locale, invoices }) }];
    }),
  );
}

function linesOf(
  { name, kind, options }: Field,
  value: string | number,
  { words, locale, invoices }: { words: FilingWords; locale: Locale; invoices: readonly InvoiceView[] },
): string[] {
  const text = String(value);
  if (kind === 'choice' && options?.includes(text)) return [words.option(name, text)];
  if (kind === 'marks')
    return [
      text
        .split(' ')
        .map((mark) => words.option(name, mark))
        .join(', '),
    ];
  if (kind === 'invoices')
    return invoices
      .filter(({ id }) => text.split(' ').includes(id))
      .map((invoice) => invoiceLine(words, invoice, locale));
  if (kind === 'amount' && typeof value === 'number') return [formatMoney(cents(value), locale)];
  return [/^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text as Day, locale) : text];
}
