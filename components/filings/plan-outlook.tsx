import { type Cents, cents } from '@/lib/debt-law/money.ts';
import type { FilingWords } from '@/lib/i18n/filing-words.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { PlanRules } from '@/lib/plans/plan-rules.ts';
import type { Simulation, SimulationFault } from '@/lib/plans/simulate.ts';
import type { Result } from '@/lib/result.ts';
import { Notice } from '../ui/notice.tsx';
import { SummaryList } from '../ui/summary-list.tsx';

/** What a plan comes to, and whether it is agreed at once or a person decides. */
export function PlanOutlook({
  found,
  isAtOnce,
  rules,
  words,
  locale,
}: {
  found: Result<Simulation, SimulationFault | 'incomplete'>;
  /** Whether it holds as soon as it is sent. */
  isAtOnce: boolean;
  rules: PlanRules;
  words: FilingWords;
  locale: Locale;
}) {
  const { t } = words;
  const money = (amount: Cents) => formatMoney(amount, locale);
  if (!found.ok)
    return found.error === 'incomplete' ? null : (
      <Notice tone="attention">{words.errors[found.error]}</Notice>
    );
  const { instalments, totalCents, extraCents, endsOn, rateUnknownFrom } = found.value;
  const [first] = instalments;
  const last = instalments.at(-1);
  if (!first || !last) return null;
  return (
    <section aria-labelledby="outlook" className="grid max-w-prose gap-4">
      <h2 id="outlook">{t('plan.outlook')}</h2>
      <SummaryList
        rows={[
          {
            key: 'count',
            term: t('plan.instalments'),
            value: t('plan.times', { count: instalments.length, amount: money(first.amountCents) }),
          },
          ...(last.amountCents === first.amountCents
            ? []
            : [{ key: 'last', term: t('plan.last'), value: money(last.amountCents) }]),
          { key: 'first', term: t('plan.first'), value: formatDay(first.dueOn, locale) },
          { key: 'end', term: t('plan.end'), value: formatDay(endsOn, locale) },
          { key: 'total', term: t('plan.total'), value: <strong>{money(totalCents)}</strong> },
          { key: 'extra', term: t('plan.extra'), value: money(extraCents) },
          { key: 'fee', term: t('plan.fee'), value: money(cents(0)) },
        ]}
      />
      {rateUnknownFrom ? (
        <p className="text-soft">{t('plan.rateUnknown', { day: formatDay(rateUnknownFrom, locale) })}</p>
      ) : null}
      <Notice tone={isAtOnce ? 'done' : 'waiting'}>
        <p>{isAtOnce ? t('plan.atOnce') : t('plan.person')}</p>
        <ul className="list-disc ps-5">
          <li>{t('plan.rules.least', { amount: money(cents(rules.leastInstalmentCents)) })}</li>
          <li>{t('plan.rules.months', { count: rules.mostMonths })}</li>
          <li>{t('plan.rules.start', { count: rules.firstWithinDays })}</li>
        </ul>
      </Notice>
    </section>
  );
}
