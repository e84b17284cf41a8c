import { getTranslations } from 'next-intl/server';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { LatePlan } from '@/lib/plans/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

/** Plans with a late payment, each with the way to it. */
export async function LatePlanTable({ rows, locale }: { rows: readonly LatePlan[]; locale: Locale }) {
  const t = await getTranslations('plans.staff');
  return (
    <DataTable
      caption={t('late')}
      rows={rows}
      keyOf={(row) => row.dossierId}
      dense
      columns={[
        { key: 'since', head: t('since'), isHead: true, cell: (row) => formatDay(row.since, locale) },
        {
          key: 'person',
          head: t('person'),
          isLong: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/dossiers/${row.dossierId}/plan`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              <bdi>{row.debtorName}</bdi>
            </Link>
          ),
        },
        { key: 'creditor', head: t('creditor'), cell: (row) => row.creditorName },
        {
          key: 'missing',
          head: t('missing'),
          cell: (row) => <span className="money">{formatMoney(row.missingCents, locale)}</span>,
        },
      ]}
    />
  );
}
