import { getTranslations } from 'next-intl/server';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { OpenReport } from '@/lib/incoming/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

/** Payments that debtors told of and no bank line has brought yet. */
export async function ReportTable({ rows, locale }: { rows: readonly OpenReport[]; locale: Locale }) {
  const t = await getTranslations('incoming.reports');
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      keyOf={(row) => row.id}
      dense
      columns={[
        {
          key: 'debtor',
          head: t('debtor'),
          isHead: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/payments/reports/${row.id}`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              <bdi>{row.debtorName}</bdi>
            </Link>
          ),
        },
        { key: 'creditor', head: t('creditor'), cell: (row) => row.creditorName },
        { key: 'paidOn', head: t('paidOn'), cell: (row) => formatDay(row.paidOn, locale) },
        { key: 'to', head: t('to'), cell: (row) => t(`beneficiary.${row.beneficiary ?? 'none'}`) },
        {
          key: 'amount',
          head: t('amount'),
          align: 'end',
          cell: (row) => <span className="money">{formatMoney(row.amountCents, locale)}</span>,
        },
      ]}
    />
  );
}
