import { getTranslations } from 'next-intl/server';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { WaitingPayment } from '@/lib/incoming/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';

/** Payments that no rule could place, the oldest first. */
export async function WaitingTable({ rows, locale }: { rows: readonly WaitingPayment[]; locale: Locale }) {
  const t = await getTranslations('incoming');
  const dayOf = ({ bookedOn, valueOn }: WaitingPayment) => bookedOn ?? valueOn;
  return (
    <DataTable
      caption={t('queue.caption')}
      rows={rows}
      keyOf={(row) => row.id}
      dense
      columns={[
        {
          key: 'payer',
          head: t('queue.payer'),
          isHead: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/payments/${row.id}`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              <bdi>{row.payerName ?? t('queue.unknown')}</bdi>
            </Link>
          ),
        },
        {
          key: 'said',
          head: t('queue.said'),
          isLong: true,
          cell: (row) => (
            <bdi className="break-words">
              {[row.structured, row.text].filter(Boolean).join(' ').slice(0, 160)}
            </bdi>
          ),
        },
        {
          key: 'kind',
          head: t('queue.kind'),
          cell: (row) =>
            row.kind === 'customer' ? (
              t('kinds.customer')
            ) : (
              <Tag tone="waiting">{t(`kinds.${row.kind}`)}</Tag>
            ),
        },
        {
          key: 'day',
          head: t('queue.day'),
          cell: (row) => {
            const on = dayOf(row);
            return on ? formatDay(on, locale) : '–';
          },
        },
        {
          key: 'amount',
          head: t('queue.amount'),
          align: 'end',
          cell: (row) => (
            <span className="money">
              {row.leftCents === null ? row.amount : formatMoney(row.leftCents, locale)}
            </span>
          ),
        },
      ]}
    />
  );
}
