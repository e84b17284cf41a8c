import type { Day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { isAsked, type Step } from '@/lib/filings/journeys.ts';
import type { Details } from '@/lib/filings/view.ts';
import { type FilingWords, invoiceLine } from '@/lib/i18n/filing-words.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { SummaryList } from '../ui/summary-list.tsx';

/** What was filled in, in words. Fields without an answer are left out unless `empty` says what to call that. */
export function AnswerList({
  steps,
  details,
  words,
  locale,
  empty,
  invoices = [],
}: {
  steps: readonly Step[];
  details: Details;
  words: FilingWords;
  locale: Locale;
  empty?: string;
  /** The invoices of the dossier, for those that a dispute is about. */
  invoices?: readonly InvoiceView[];
}) {
  const rows = steps.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const { name, kind, options } = field;
      if (!isAsked(field, details)) return [];
      const value = details[name] ?? null;
      if (value === null) return empty ? [{ key: name, term: words.label(name), value: empty }] : [];
      const said = () => {
        if (kind === 'choice' && options?.includes(String(value))) return words.option(name, String(value));
        if (kind === 'marks')
          return String(value)
            .split(' ')
            .map((mark) => words.option(name, mark))
            .join(', ');
        if (kind === 'invoices')
          return (
            <ul>
              {invoices
                .filter(({ id }) => String(value).split(' ').includes(id))
                .map((invoice) => (
                  <li key={invoice.id}>{invoiceLine(words, invoice, locale)}</li>
                ))}
            </ul>
          );
        if (kind === 'amount' && typeof value === 'number') return formatMoney(cents(value), locale);
        if (isDay(value)) return formatDay(value, locale);
        return <span className="break-words whitespace-pre-wrap">{value}</span>;
      };
      return [{ key: name, term: words.label(name), value: said() }];
    }),
  );
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}

const isDay = (value: string | number): value is Day => /^\d{4}-\d\d-\d\d$/.test(String(value));
