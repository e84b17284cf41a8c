import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { Progress } from '@/lib/plans/progress.ts';

/** The instalments of a plan, each with its day, where it stands and its amount. */
export async function InstalmentList({
  progress,
  payLink,
  locale,
}: {
  progress: readonly Progress[];
  /** A way to pay one, for those that are not paid. */
  payLink?: (instalment: Progress) => ReactNode;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.plan');
  return (
    <ol className="grid">
      {progress.map((instalment) => {
        const { number, dueOn, amountCents, leftCents, state } = instalment;
        return (
          <li
            key={number}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-line py-1 sm:grid-cols-[9rem_1fr_auto_5rem]"
          >
            <span>{formatDay(dueOn, locale)}</span>
            <span className="col-start-1 text-soft sm:col-start-auto">{t(`states.${state}`)}</span>
            <span className="money col-start-2 row-start-1 sm:col-start-auto sm:row-start-auto">
              {formatMoney(state === 'paid' ? amountCents : leftCents, locale)}
            </span>
            <span className="col-start-2 text-end sm:col-start-auto">
              {leftCents > 0 && payLink ? payLink(instalment) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
