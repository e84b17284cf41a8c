import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { progressOfPlan } from '@/lib/plans/progress.ts';
import type { PlanView } from '@/lib/plans/view.ts';
import { InstalmentList } from './instalment-list.tsx';

/** A running plan as it was agreed, and how far it is: in words and as a picture. */
export async function PlanFacts({
  plan,
  title,
  today,
  locale,
  children,
}: {
  plan: PlanView;
  /** Where the page itself is called after the plan. */
  title?: string;
  today: Day;
  locale: Locale;
  /** What can be done with it. */
  children?: ReactNode;
}) {
  const t = await getTranslations('dossiers.plan');
  const progress = progressOfPlan(plan, today);
  const left = progress.reduce((sum, { leftCents }) => sum + leftCents, 0);
  const paid = progress.reduce((sum, { paidCents }) => sum + paidCents, 0);
  return (
    <section aria-labelledby="plan" className="max-w-2xl border-s-4 border-done bg-done-wash px-5 py-4">
      <h2 id="plan" className="text-lg">
        {title ?? t('title')}
      </h2>
      <p>
        {t('text', {
          agreed: formatDay(plan.agreedOn, locale),
          first: formatDay(plan.firstDueOn, locale),
          amount: formatMoney(plan.instalmentCents, locale),
          count: plan.instalments.length,
          every: plan.every,
        })}
      </p>
      <p id="plan-progress" className="mt-2">
        {t('progress', {
          paid: formatMoney(cents(paid), locale),
          total: formatMoney(cents(paid + left), locale),
        })}
      </p>
      <progress
        aria-labelledby="plan-progress"
        className="mt-1 h-3 w-full appearance-none overflow-hidden rounded-sm border border-done bg-surface [&::-moz-progress-bar]:bg-done [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-done"
        max={Math.max(1, paid + left)}
        value={paid}
      />
      {children ?? (
        <details className="mt-3">
          <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('days')}</summary>
          <InstalmentList progress={progress} locale={locale} />
        </details>
      )}
    </section>
  );
}
