import { getTranslations } from 'next-intl/server';
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
  return (
    <section aria-labelledby="plan" className="max-w-prose border-s-4 border-done bg-done-wash px-5 py-4">
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
    </section>
  );
}
