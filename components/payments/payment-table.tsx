import { getTranslations } from 'next-intl/server';
import type { PaymentView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';

const heads = ['principal', 'interest', 'charge', 'surplus'] as const;

/** Each payment: when it came, when it was booked, and over what it was split. */
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
        {
          key: 'kind',
          head: t('kind'),
          cell: (p) => [t(`kinds.${p.kind}`), p.invoiceNumber].filter(Boolean).join(' · '),
        },
        { key: 'booked', head: t('booked'), cell: (p) => formatDay(p.bookedOn, locale) },
        {
          key: 'split',
          head: t('split'),
          isLong: true,
          cell: (p) => {
            const { split } = p;
            if (!split) return '–';
            const parts = heads.filter((head) => split[head] !== 0);
            return (
              <ul>
                {parts.map((head) => (
                  <li key={head}>{t(`heads.${head}`, { amount: formatMoney(split[head], locale) })}</li>
                ))}
              </ul>
            );
          },
        },
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
