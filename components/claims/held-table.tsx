import { getTranslations } from 'next-intl/server';
import type { HeldView } from '@/lib/claims/view.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

const told = [
  'notDueYet',
  'noFirstReminder',
  'stillWaiting',
  'reminderTooDear',
  'askedTooMuch',
  'askedDoubtful',
] as const;

/** Claims that may not be collected yet, the longest held first. */
export async function HeldTable({ rows, locale }: { rows: readonly HeldView[]; locale: Locale }) {
  const t = await getTranslations('claims.queue');
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
              href={`/admin/dossiers/${row.dossierId}#claim`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              <bdi>{row.debtorName}</bdi>
            </Link>
          ),
        },
        { key: 'creditor', head: t('creditor'), cell: (row) => row.creditorName },
        { key: 'since', head: t('since'), cell: (row) => formatDay(row.heldSince, locale) },
        {
          key: 'why',
          head: t('why'),
          isLong: true,
          cell: (row) =>
            told
              .filter((code) => row.codes.includes(code))
              .map((code) => t(`codes.${code}`))
              .join(', '),
        },
      ]}
    />
  );
}
