import { getTranslations } from 'next-intl/server';
import { formatDay, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { StatementView } from '@/lib/incoming/view.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Tag } from '../ui/tag.tsx';
import { againstWords } from './against-words.ts';
import { ExactMoney } from './exact-money.tsx';

/** The statements that came in, the last one first. */
export async function StatementTable({ rows, locale }: { rows: readonly StatementView[]; locale: Locale }) {
  const [t, against] = await Promise.all([getTranslations('incoming.import'), againstWords()]);
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      keyOf={(row) => row.id}
      dense
      columns={[
        {
          key: 'number',
          head: t('number'),
          isHead: true,
          cell: (row) => <bdi className="break-words">{row.number ?? '–'}</bdi>,
        },
        { key: 'account', head: t('account'), cell: (row) => row.account ?? '–' },
        { key: 'on', head: t('on'), cell: (row) => (row.statedOn ? formatDay(row.statedOn, locale) : '–') },
        {
          key: 'at',
          head: t('at'),
          cell: (row) => (
            <>
              {formatInstant(row.importedAt, locale)}
              <span className="block text-sm text-soft">
                <bdi>{row.staffName ?? t('command')}</bdi>
              </span>
            </>
          ),
        },
        {
          key: 'payments',
          head: t('payments'),
          align: 'end',
          cell: (row) => (
            <>
              {row.payments}
              {row.knownPayments > 0 ? (
                <span className="block text-sm text-soft">{t('known', { count: row.knownPayments })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'credits',
          head: t('credits'),
          align: 'end',
          cell: (row) => <ExactMoney text={row.creditSum} locale={locale} />,
        },
        {
          key: 'debits',
          head: t('debits'),
          align: 'end',
          cell: (row) => <ExactMoney text={row.debitSum} locale={locale} />,
        },
        {
          key: 'state',
          head: t('state'),
          isLong: true,
          cell: (row) =>
            row.isBookable ? (
              <Tag tone="done">{t('booked')}</Tag>
            ) : (
              <span>{t('notBooked', { why: against(row.reasons) })}</span>
            ),
        },
      ]}
    />
  );
}
