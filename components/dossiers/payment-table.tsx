import { getTranslations } from 'next-intl/server';
import type { PaymentView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';

export async function PaymentTable({
  payments,
  locale,
}: {
  payments: readonly PaymentView[];
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.payments');
  return (
    <DataTable
      caption={t('caption')}
      rows={payments}
      keyOf={(payment) => payment.id}
      columns={[
        { key: 'day', head: t('day'), cell: (p) => formatDay(p.valueOn, locale), isHead: true },
        { key: 'kind', head: t('kind'), cell: (p) => t(`kinds.${p.kind}`) },
        { key: 'invoice', head: t('onInvoice'), cell: (p) => p.invoiceNumber ?? '' },
        {
          key: 'value',
          head: t('value'),
          align: 'end',
          cell: (p) => <span className="money">{formatMoney(p.amountCents, locale)}</span>,
        },
      ]}
    />
  );
}
