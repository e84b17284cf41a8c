import { getMessages, getTranslations } from 'next-intl/server';
import { type Reason, reasonKey } from '@/lib/debt-law/reasons.ts';
import { sources } from '@/lib/debt-law/sources.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { reasonText } from '@/lib/i18n/reason-words.ts';

/** "Why?": the rules behind an amount or a day, each with the person's own numbers, its article and where to read it. */
export async function Why({
  summary,
  what,
  reasons,
  locale,
}: {
  summary: string;
  /** What the summary is about, for who does not see the page. */
  what?: string | undefined;
  reasons: readonly Reason[];
  locale: Locale;
}) {
  if (reasons.length === 0) return null;
  const [t, messages] = await Promise.all([getTranslations('law'), getMessages()]);
  const told = [...new Map(reasons.map((reason) => [reasonKey(reason), reason])).values()];
  const isReading = told.some(({ source }) => sources[source].certainty === 'reading');
  return (
    <details className="group opens-in-print">
      <summary className="flex min-h-11 w-fit items-center gap-2 text-action">
        <span aria-hidden="true" className="group-open:rotate-90">
          ▸
        </span>
        <span className="underline underline-offset-4">
          {summary}
          {what ? <span className="sr-only"> {what}</span> : null}
        </span>
      </summary>
      <ul className="mb-3 grid max-w-prose gap-3 border-s-4 border-line ps-4">
        {told.map((reason) => {
          const { article, act, address } = sources[reason.source];
          return (
            <li key={reasonKey(reason)}>
              {reasonText(reason, messages.law, locale)}{' '}
              <span className="block text-sm text-soft">
                {t('article', { article, act: t(`acts.${act}`) })}
                {address ? (
                  <>
                    {' · '}
                    <a href={address} hrefLang="fr" rel="external">
                      {t('read')}
                    </a>
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
        {isReading ? <li className="text-soft">{t('reading')}</li> : null}
      </ul>
    </details>
  );
}
