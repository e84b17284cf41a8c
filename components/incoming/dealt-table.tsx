import { getTranslations } from 'next-intl/server';
import { formatInstant, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { DealtWith } from '@/lib/incoming/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

/** What staff did with payments, the last first. */
export async function DealtTable({ rows, locale }: { rows: readonly DealtWith[]; locale: Locale }) {
  const t = await getTranslations('incoming');
  return (
    <DataTable
      caption={t('dealt.caption')}
      rows={rows}
      keyOf={(row) => row.key}
      dense
      columns={[
        { key: 'at', head: t('dealt.at'), isHead: true, cell: (row) => formatInstant(row.at, locale) },
        { key: 'by', head: t('dealt.by'), cell: (row) => <bdi>{row.staffName}</bdi> },
        {
          key: 'what',
          head: t('dealt.what'),
          isLong: true,
          cell: (row) => (row.by ? t(`became.by.${row.by}`) : t(`aside.kinds.${row.kind ?? 'other'}`)),
        },
        {
          key: 'amount',
          head: t('dealt.amount'),
          align: 'end',
          cell: (row) => (row.amountCents === null ? '–' : formatMoney(row.amountCents, locale)),
        },
        {
          key: 'open',
          head: '',
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/payments/${row.paymentId}`}
              className="inline-flex min-h-11 items-center"
            >
              {t('dealt.open')}
            </Link>
          ),
        },
      ]}
    />
  );
}
