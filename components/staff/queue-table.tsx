import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { UnansweredView } from '@/lib/messaging/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

/** Who waits for an answer, the longest first. */
export async function QueueTable({ rows, locale }: { rows: readonly UnansweredView[]; locale: Locale }) {
  const t = await getTranslations('admin.queue');
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      keyOf={(row) => row.dossierId}
      dense
      columns={[
        {
          key: 'debtor',
          head: t('debtor'),
          isHead: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/dossiers/${row.dossierId}/messages`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11 lg:whitespace-nowrap"
            >
              <bdi>{row.debtorName}</bdi>
            </Link>
          ),
        },
        {
          key: 'since',
          head: t('since'),
          cell: (row) => (
            <time dateTime={row.waitingSince.toISOString()} className="lg:whitespace-nowrap">
              {formatInstant(row.waitingSince, locale)}
            </time>
          ),
        },
        { key: 'creditor', head: t('creditor'), cell: (row) => row.creditorName },
        { key: 'language', head: t('language'), cell: (row) => row.language },
        { key: 'words', head: t('words'), cell: (row) => <bdi>{row.firstWords}</bdi>, isLong: true },
        { key: 'count', head: t('count'), align: 'end', cell: (row) => row.waiting },
      ]}
    />
  );
}
