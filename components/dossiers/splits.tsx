import { getTranslations } from 'next-intl/server';
import { sum } from '@/lib/debt-law/money.ts';
import type { Statement } from '@/lib/debt-law/statement.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Why } from '../law/why.tsx';

/** What each payment paid: interest, invoices, charge; and by which rule. */
export async function Splits({ statement, locale }: { statement: Statement; locale: Locale }) {
  const t = await getTranslations('claims');
  const payments = statement.splits.filter(({ kind }) => kind === 'payment');
  if (payments.length === 0) return null;
  return (
    <>
      <ul className="grid gap-1 text-sm">
        {payments.map(({ id, on, amount, parts, charge }) => (
          <li key={id}>
            {t('split', {
              day: formatDay(on, locale),
              amount: formatMoney(amount, locale),
              interest: formatMoney(sum(parts.map(({ interest }) => interest)), locale),
              principal: formatMoney(sum(parts.map(({ principal }) => principal)), locale),
              charge: formatMoney(charge, locale),
            })}
          </li>
        ))}
      </ul>
      <Why
        summary={t('why.paid')}
        reasons={payments.flatMap(({ because }) => [...because])}
        locale={locale}
      />
    </>
  );
}
