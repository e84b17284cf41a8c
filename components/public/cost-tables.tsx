import { getTranslations } from 'next-intl/server';
import { capsSince, chargeCap } from '@/lib/debt-law/charge-cap.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';

const Money = ({ amount, locale }: { amount: number; locale: Locale }) => (
  <span className="money">{formatMoney(cents(amount), locale)}</span>
);

/** The three bands of art. XIX.4. */
export async function CapTable({ locale }: { locale: Locale }) {
  const t = await getTranslations('facts.caps');
  const money = (amount: number) => formatMoney(cents(amount), locale);
  const rows = [
    { balance: t('upTo150', { a: money(15_000) }), most: t('flat', { a: money(2_000) }) },
    {
      balance: t('from150', { a: money(15_001), b: money(50_000) }),
      most: t('tenth', { a: money(3_000), b: money(15_000) }),
    },
    {
      balance: t('above500', { a: money(50_000) }),
      most: t('twentieth', { a: money(6_500), b: money(50_000), c: money(200_000) }),
    },
  ];
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      keyOf={(row) => row.balance}
      columns={[
        { key: 'balance', head: t('balance'), cell: (row) => row.balance, isHead: true },
        { key: 'most', head: t('most'), cell: (row) => row.most, isLong: true },
      ]}
    />
  );
}

const examples = [15_000, 15_001, 21_500, 50_000, 75_000, 3_920_000];

/** Worked examples, computed by the rule itself. */
export async function CapExamples({ locale }: { locale: Locale }) {
  const t = await getTranslations('facts.examples');
  const money = (amount: number) => formatMoney(cents(amount), locale);
  const capOn = (balance: number) => chargeCap(cents(balance), capsSince);
  const sumOf = (balance: number) => {
    const reasons = capOn(balance).because;
    const slice = reasons.find((reason) => reason.code === 'chargeSlice');
    if (!slice) return t('flat');
    const isLimited = reasons.some(({ code }) => code === 'chargeMost');
    return t(isLimited ? 'limit' : 'slice', {
      flat: money(slice.flat),
      percent: `${slice.bps / 100}`,
      part: money(slice.part),
    });
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={examples}
      keyOf={(balance) => balance}
      columns={[
        {
          key: 'balance',
          head: t('balance'),
          cell: (b) => <Money amount={b} locale={locale} />,
          isHead: true,
        },
        { key: 'sum', head: t('sum'), cell: sumOf },
        {
          key: 'most',
          head: t('most'),
          align: 'end',
          cell: (b) => <Money amount={capOn(b).value} locale={locale} />,
        },
      ]}
    />
  );
}
