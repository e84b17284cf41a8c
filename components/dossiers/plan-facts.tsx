import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import type { InternalFacts } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { standardRules } from '@/lib/plans/plan-rules.ts';
import { progressOf } from '@/lib/plans/progress.ts';
import { scheduleOf } from '@/lib/plans/schedule.ts';

/** A running plan as it was agreed. */
export async function PlanFacts({
  plan,
  calendarHref,
  today,
  locale,
}: {
  plan: NonNullable<InternalFacts['plan']>;
  /** Where its days are as a calendar file. */
  calendarHref?: string;
  today: Day;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.plan');
  const instalments = progressOf(scheduleOf(plan), plan.paidCents, today, standardRules.graceDays);
  const totalCents = cents(instalments.reduce((sum, { amountCents }) => sum + amountCents, 0));
  return (
    <section aria-labelledby="plan" className="max-w-2xl border-s-4 border-done bg-done-wash px-5 py-4">
      <h2 id="plan" className="text-lg">
        {t('title')}
      </h2>
      <p>
        {t('text', {
          agreed: formatDay(plan.agreedOn, locale),
          first: formatDay(plan.firstDueOn, locale),
          amount: formatMoney(plan.instalmentCents, locale),
          count: plan.instalments,
          every: plan.every,
        })}
      </p>
      <p id="plan-progress" className="mt-2">
        {t('progress', {
          paid: formatMoney(plan.paidCents, locale),
          total: formatMoney(totalCents, locale),
        })}
      </p>
      <progress
        aria-labelledby="plan-progress"
        className="mt-1 h-3 w-full appearance-none overflow-hidden rounded-sm border border-done bg-surface [&::-moz-progress-bar]:bg-done [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-done"
        max={totalCents}
        value={Math.max(0, Math.min(plan.paidCents, totalCents))}
      />
      <details className="mt-3">
        <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('days')}</summary>
        <ol className="grid gap-1">
          {instalments.map(({ number, dueOn, amountCents, state }) => (
            <li key={number} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1">
              <span>{formatDay(dueOn, locale)}</span>
              <span className="text-soft">{t(`states.${state}`)}</span>
              <span className="money">{formatMoney(amountCents, locale)}</span>
            </li>
          ))}
        </ol>
      </details>
      {calendarHref ? (
        <p className="mt-2">
          <a href={calendarHref} download className="inline-flex min-h-11 items-center">
            {t('calendar')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
