import type { Day } from '@/lib/debt-law/day.ts';
import { decisionText } from '@/lib/disputes/decision-text.ts';
import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { decisionFactsOf } from '@/lib/filings/decision-facts.ts';
import { deciding, stepsOf } from '@/lib/filings/journeys.ts';
import type { FilingEvent, FilingView, Typed } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatDay, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import { AnswerList } from './answer-list.tsx';

/** The receipt of a filing, what was filled in, and what happened since. */
export function FilingFacts({
  filing,
  invoices,
  words,
  proposedBy,
  locale,
}: {
  filing: FilingView;
  invoices: readonly InvoiceView[];
  words: FilingWords;
  /** What stands before the name of a mediator. */
  proposedBy: string;
  locale: Locale;
}) {
  const { t } = words;
  const { kind, details, events, files, mediator } = filing;
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  const typed: Typed = Object.fromEntries(deciding.map((name) => [name, text(name)]));
  return (
    <>
      <SummaryList
        rows={[
          { key: 'state', term: t('view.state'), value: <strong>{words.state(filing.state)}</strong> },
          { key: 'number', term: t('view.number'), value: filing.number },
          { key: 'at', term: t('view.at'), value: formatInstant(filing.filedAt, locale) },
          ...(mediator
            ? [
                {
                  key: 'by',
                  term: proposedBy,
                  value: <bdi>{[mediator.name, mediator.organisation].join(', ')}</bdi>,
                },
              ]
            : []),
        ]}
      />
      {events.length > 0 ? (
        <section aria-labelledby="happened" className="max-w-prose">
          <h2 id="happened" className="mb-2 text-lg">
            {t('view.happened')}
          </h2>
          <ol className="grid gap-3">
            {events.map((event, i) => (
              <li key={`${event.at.toISOString()} ${event.act}`} className="border-s-4 border-line ps-4">
                <p>
                  <strong>{words.state(event.state)}</strong>{' '}
                  <span className="text-soft">{formatInstant(event.at, locale)}</span>
                </p>
                <Told {...{ filing, event, invoices, words, locale }} before={events.slice(0, i)} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section aria-labelledby="answers" className="max-w-prose">
        <h2 id="answers" className="mb-2 text-lg">
          {t('view.answers')}
        </h2>
        <AnswerList steps={stepsOf(kind, typed)} {...{ details, words, locale, invoices }} />
        {files.length > 0 ? (
          <ul className="mt-3 list-disc ps-5">
            {files.map(({ fileId, name }) => (
              <li key={fileId}>
                <a
                  href={`/${locale}/files/${fileId}`}
                  className="inline-flex min-h-11 items-center break-all"
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </>
  );
}

/** What an event says: a decision in the words of its template, else what somebody wrote. */
function Told({
  filing,
  event,
  before,
  invoices,
  words,
  locale,
}: {
  filing: FilingView;
  event: FilingEvent;
  before: readonly FilingEvent[];
  invoices: readonly InvoiceView[];
  words: FilingWords;
  locale: Locale;
}) {
  const isLast = before.some(({ act }) => act === 'reopen');
  const facts = filing.kind === 'dispute' ? decisionFactsOf(filing, event, { invoices, isLast }) : null;
  const text = facts ? decisionText(facts, words.dispute, locale).text : event.note;
  const receivedOn = event.act === 'recordAnswer' ? event.details?.day : null;
  return (
    <>
      {receivedOn ? (
        <p>{words.dispute('desk.answeredOn', { day: formatDay(String(receivedOn) as Day, locale) })}</p>
      ) : null}
      {text ? <p className="break-words whitespace-pre-wrap">{text}</p> : null}
    </>
  );
}
