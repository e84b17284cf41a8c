import { getTranslations } from 'next-intl/server';
import type { Cents } from '@/lib/debt-law/money.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

type Found = { id: string; reference: string; debtorName: string; creditorName: string; openCents: Cents };

export async function FoundTable({ found, locale }: { found: readonly Found[]; locale: Locale }) {
  const [t, queue] = await Promise.all([getTranslations('admin.search'), getTranslations('admin.queue')]);
  return (
    <DataTable
      caption={t('title')}
      rows={found}
      keyOf={(row) => row.id}
      dense
      columns={[
        {
          key: 'debtor',
          head: queue('debtor'),
          isHead: true,
          cell: (row) => (
            <Link
              locale={locale}
              href={`/admin/dossiers/${row.id}`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              <bdi>{row.debtorName}</bdi>
            </Link>
          ),
        },
        { key: 'creditor', head: queue('creditor'), cell: (row) => row.creditorName },
        {
          key: 'reference',
          head: t('reference'),
          cell: (row) => <span className="money">{formatReference(row.reference)}</span>,
        },
        {
          key: 'open',
          head: t('open'),
          align: 'end',
          cell: (row) => <span className="money">{formatMoney(row.openCents, locale)}</span>,
        },
      ]}
    />
  );
}
