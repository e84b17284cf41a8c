import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { answerRows } from '@/lib/filings/answer-rows.ts';
import type { Step } from '@/lib/filings/journeys.ts';
import type { Details } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
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
  const rows = answerRows(steps, details, { words, locale, invoices, ...(empty ? { empty } : {}) });
  if (rows.length === 0) return null;
  return (
    <SummaryList
      rows={rows.map(({ name, label, lines }) => ({
        key: name,
        term: label,
        value:
          lines.length > 1 ? (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : (
            <span className="break-words whitespace-pre-wrap">{lines[0]}</span>
          ),
      }))}
    />
  );
}
