import { getTranslations } from 'next-intl/server';
import { cents } from '@/lib/debt-law/money.ts';
import type { InternalFacts } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';

/** A running plan as it was agreed. */
export async function PlanFacts({
  plan,
  locale,
}: {
  plan: NonNullable<InternalFacts['plan']>;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.plan');
  const totalCents = cents(plan.instalmentCents * plan.instalments);
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
    </section>
  );
}
