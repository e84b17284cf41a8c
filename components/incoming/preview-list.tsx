import { getTranslations } from 'next-intl/server';
import type { PreviewedStatement } from '@/lib/bank-statements/view.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { againstWords } from './against-words.ts';
import { ExactMoney } from './exact-money.tsx';

/** What each statement of a file would bring. */
export async function PreviewList({ rows, locale }: { rows: readonly PreviewedStatement[]; locale: Locale }) {
  const [t, labels, against] = await Promise.all([
    getTranslations('incoming.preview'),
    getTranslations('incoming.import'),
    againstWords(),
  ]);
  const money = (text: string | null) => <ExactMoney text={text} locale={locale} />;
  return (
    <DataTable
      caption={t('caption')}
      rows={rows.map((row, place) => ({ ...row, place }))}
      keyOf={(row) => row.place}
      dense
      columns={[
        {
          key: 'number',
          head: labels('number'),
          isHead: true,
          cell: (row) => <bdi className="break-words">{row.number ?? '–'}</bdi>,
        },
        { key: 'account', head: labels('account'), cell: (row) => row.account ?? '–' },
        {
          key: 'on',
          head: labels('on'),
          cell: (row) => (row.statedOn ? formatDay(row.statedOn, locale) : '–'),
        },
        { key: 'opening', head: t('opening'), align: 'end', cell: (row) => money(row.opening) },
        { key: 'credits', head: labels('credits'), align: 'end', cell: (row) => money(row.creditSum) },
        { key: 'debits', head: labels('debits'), align: 'end', cell: (row) => money(row.debitSum) },
        { key: 'closing', head: t('closing'), align: 'end', cell: (row) => money(row.closing) },
        { key: 'fresh', head: t('fresh'), align: 'end', cell: (row) => row.fresh },
        { key: 'matching', head: t('matching'), align: 'end', cell: (row) => row.matching },
        {
          key: 'state',
          head: labels('state'),
          isLong: true,
          cell: (row) => (row.bookable ? t('bookable') : labels('notBooked', { why: against(row.reasons) })),
        },
      ]}
    />
  );
}
