import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import type { HistoryEvent } from '@/lib/dossiers/history.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';

// A fold that hides a step or two is more work than reading them.
const shownWhole = 9;
const shownOfMore = 6;
const step = 'relative border-s-2 border-line ps-6 pb-5';
const dot = 'absolute start-[-0.4375rem] top-1.5 size-3 rounded-full border-2';
const received = ['payment', 'credit_note'];

/** Time as one line: what happened until today, oldest on top; a long past folds. */
export async function HistoryLine({
  events,
  dossier,
  today,
  locale,
}: {
  events: readonly HistoryEvent[];
  dossier: DossierView;
  today: Day;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.history');
  const earlier = events.length > shownWhole ? events.slice(0, -shownOfMore) : [];
  const what = ({ kind, channel, invoiceNumbers }: HistoryEvent) =>
    [t(`kinds.${kind}`, { count: invoiceNumbers.length }), channel ? t(`channels.${channel}`) : '']
      .filter(Boolean)
      .join(' ');
  const line = (shown: readonly HistoryEvent[]) =>
    shown.map((event) => (
      <li key={`${event.day} ${event.kind} ${event.channel}`} className={step}>
        <span
          aria-hidden="true"
          className={`${dot} ${received.includes(event.kind) ? 'border-done bg-done' : 'border-edge bg-paper'}`}
        />
        <time dateTime={event.day} className="block text-sm text-soft">
          {formatDay(event.day, locale)}
        </time>
        <span className="flex flex-wrap items-baseline justify-between gap-x-6">
          <span className="font-bold">{what(event)}</span>
          {event.amountCents === null ? null : (
            <span className="money">{formatMoney(event.amountCents, locale)}</span>
          )}
        </span>
        {event.invoiceNumbers.length > 0 ? (
          <span className="block break-words text-soft">
            {t('forInvoices', {
              count: event.invoiceNumbers.length,
              numbers: event.invoiceNumbers.join(', '),
            })}
          </span>
        ) : null}
      </li>
    ));
  return (
    <section aria-labelledby="history" className="max-w-2xl">
      <h2 id="history">{t('title')}</h2>
      {earlier.length > 0 ? (
        <details className="group opens-in-print mt-3">
          <summary className="flex min-h-11 w-fit items-center gap-2 text-action">
            <span aria-hidden="true" className="group-open:rotate-90">
              ▸
            </span>
            <span className="underline underline-offset-4">{t('earlier', { count: earlier.length })}</span>
          </summary>
          <ol className="ms-1.5 mt-2">{line(earlier)}</ol>
        </details>
      ) : null}
      <ol className={`ms-1.5 ${earlier.length > 0 ? '' : 'mt-4'}`}>
        {line(events.slice(earlier.length))}
        <li className={`${step} border-transparent`}>
          <span aria-hidden="true" className={`${dot} border-action bg-action`} />
          <time dateTime={today} className="block text-sm text-soft">
            {t('today', { day: formatDay(today, locale) })}
          </time>
          <span className="font-bold">
            {dossier.openCents > 0
              ? t('open', { amount: formatMoney(dossier.openCents, locale) })
              : t('none')}
          </span>
        </li>
      </ol>
    </section>
  );
}
