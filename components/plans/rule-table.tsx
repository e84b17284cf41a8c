import { getTranslations } from 'next-intl/server';
import { cents } from '@/lib/debt-law/money.ts';
import { formatMoney, formatPercent } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { PlanRules } from '@/lib/plans/view.ts';

/** The published table of what holds without a person: for a new plan, for changes of one that runs, or both. */
export async function RuleTable({
  rules,
  parts,
  locale,
}: {
  rules: PlanRules;
  parts: readonly ('new' | 'changes')[];
  locale: Locale;
}) {
  const t = await getTranslations('plans.rules');
  const rows: [string, string][] = [
    ...(parts.includes('new')
      ? ([
          [t('least'), t('leastIs', { amount: formatMoney(cents(rules.leastInstalmentCents), locale) })],
          [t('months'), t('monthsIs', { count: rules.mostMonths })],
          [t('first'), t('daysIs', { count: rules.firstWithinDays })],
        ] satisfies [string, string][])
      : []),
    ...(parts.includes('changes')
      ? ([
          [t('grace'), t('graceIs', { count: rules.graceDays })],
          [t('move'), t('moveIs', { count: rules.moveDays })],
          [t('skip'), t('timesIs', { count: rules.skipsPerYear })],
          [
            t('lower'),
            rules.lowersPerYear > 0
              ? t('lowerIs', {
                  percent: formatPercent(rules.lowerToBps, locale),
                  months: rules.lowerMonths,
                  times: `${rules.lowersPerYear}`,
                })
              : t('timesIs', { count: 0 }),
          ],
          [t('extra'), t('extraIs', { count: rules.extraMonths })],
          [t('pause'), t('pauseIs', { count: rules.pauseDays, every: `${rules.daysBetweenPauses}` })],
        ] satisfies [string, string][])
      : []),
    [t('cost'), formatMoney(cents(0), locale)],
  ];
  return (
    <table className="w-full max-w-prose text-start">
      <caption className="sr-only">{t(parts.includes('changes') ? 'title' : 'titleNew')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('how')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, how]) => (
          <tr key={what} className="border-b border-line align-top">
            <th scope="row" className="py-2 pe-4 text-start font-normal text-soft">
              {what}
            </th>
            <td className="py-2">{how}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
