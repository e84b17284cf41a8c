import { cents } from '@/lib/debt-law/money.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';

/** An exact decimal text of a bank as money; one with a part of a cent stays as it is written. */
export function ExactMoney({ text, locale }: { text: string | null; locale: Locale }) {
  const [, sign = '', euros = '', rest = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text ?? '') ?? [];
  const amount = euros === '' ? null : cents(Number(`${sign}${euros}${rest.padEnd(2, '0')}`));
  return <span className="money">{amount === null ? (text ?? '–') : formatMoney(amount, locale)}</span>;
}
