import type { QueuedFiling } from '@/lib/filings/view.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';

/** What waits for staff, the nearest legal day first. */
export async function FilingTable({ rows, locale }: { rows: readonly QueuedFiling[]; locale: Locale }) {
  const words = await filingWords();
  const { t } = words;
  return (
    <DataTable
      caption={t('staff.caption')}
      rows={rows}
      keyOf={(row) => row.id}
      dense
      columns={[
        {
          key: 'due',
          head: t('staff.due'),
          isHead: true,
          cell: (row) => (row.dueOn ? formatDay(row.dueOn, locale) : t('staff.none')),
        },
        {
          key: 'kind',
          head: t('staff.kind'),
          isLong: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/filings/${row.id}`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              {words.journey(row.kind, 'title')}
            </Link>
          ),
        },
        {
          key: 'state',
          head: t('staff.state'),
          cell: (row) => (
            <>
              {words.state(row.state)}{' '}
              {row.isSilent ? <Tag tone="attention">{words.dispute('desk.silent')}</Tag> : null}
            </>
          ),
        },
        { key: 'person', head: t('staff.person'), cell: (row) => <bdi>{row.debtorName}</bdi> },
        { key: 'creditor', head: t('staff.creditor'), cell: (row) => row.creditorName },
      ]}
    />
  );
}
