import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Button } from '../ui/button.tsx';

/** What is owed when somebody pays on another day: a form without scripts, the day in the address. */
export async function OtherDay({
  asked,
  lastDay,
  locale,
}: {
  /** What was typed, and what it came to: null when it was no day within reach. */
  asked: { typed: string; found: { day: Day; openCents: Cents } | null } | null;
  lastDay: Day;
  locale: Locale;
}) {
  const t = await getTranslations('claims.otherDay');
  const isWrong = asked !== null && asked.found === null;
  return (
    <section aria-labelledby="other-day" id="pay-on" className="no-print">
      <h2 id="other-day">{t('title')}</h2>
      {asked?.found ? (
        <p role="status" className="mt-2 text-lg font-bold">
          {t('amount', {
            day: formatDay(asked.found.day, locale),
            amount: formatMoney(asked.found.openCents, locale),
          })}
        </p>
      ) : null}
      <form method="get" action="#pay-on" className="mt-3 grid max-w-prose gap-3">
        <label htmlFor="on" className="font-bold">
          {t('day')}
        </label>
        <p id="on-hint" className="text-soft">
          {t('hint')}
        </p>
        {isWrong ? (
          <p id="on-error" className="border-s-4 border-attention ps-3 font-bold">
            {t('wrong', { last: formatDay(lastDay, locale) })}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <input
            id="on"
            name="on"
            defaultValue={asked?.typed}
            aria-describedby={isWrong ? 'on-error on-hint' : 'on-hint'}
            aria-invalid={isWrong || undefined}
            autoComplete="off"
            className="min-h-12 w-44 rounded-md border-2 border-edge bg-surface px-3"
          />
          <Button kind="secondary">{t('show')}</Button>
        </div>
      </form>
    </section>
  );
}
