import { getTranslations } from 'next-intl/server';
import { dayIn } from '@/lib/clock.ts';
import { formatDay, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { ContactView } from '@/lib/outbox/view.ts';
import { lastDayKept } from '@/lib/privacy/terms.ts';

const told = ['rests', 'openReport', 'settled', 'channel', 'often', 'late', 'gone', 'hours', 'days'] as const;

/** What was sent, or was not, each with its moment, its way and its reason. */
export async function ContactList({
  contacts,
  locale,
}: {
  contacts: readonly ContactView[];
  locale: Locale;
}) {
  const t = await getTranslations('account.contacts');
  if (contacts.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {contacts.map(({ id, at, kind, event, reason, until }) => {
        const why = told.find((one) => one === reason);
        return (
          <li key={id} className="grid gap-x-6 py-2 sm:flex sm:justify-between">
            <span>
              <strong>
                {t.has(`kinds.${kind}` as 'kinds.code') ? t(`kinds.${kind}` as 'kinds.code') : kind}
              </strong>
              <span className="block">
                {event === 'later' && until
                  ? t('events.later', { until: formatInstant(until, locale) })
                  : t(`events.${event}` as 'events.sent')}
                {why ? ` ${t(`reasons.${why}`)}` : null}
              </span>
            </span>
            <span className="shrink-0 text-soft sm:text-end">
              <time dateTime={at.toISOString()}>{formatInstant(at, locale)}</time>
              {event === 'printed' ? null : (
                <span className="block text-sm">
                  {t('until', { day: formatDay(lastDayKept('contacts', dayIn(at)), locale) })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
