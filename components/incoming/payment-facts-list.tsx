import { getTranslations } from 'next-intl/server';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { WaitingPayment } from '@/lib/incoming/view.ts';
import { formatIban } from '@/lib/payments/iban.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import { ExactMoney } from './exact-money.tsx';

/** What the bank said of a payment. */
export async function PaymentFactsList({ payment, locale }: { payment: WaitingPayment; locale: Locale }) {
  const t = await getTranslations('incoming');
  const { payerName, payerAccount, structured, text, valueOn, bookedOn, leftCents, reason } = payment;
  const none = t('payment.none');
  const rows = [
    { key: 'kind', term: t('queue.kind'), value: t(`kinds.${payment.kind}`) },
    { key: 'payer', term: t('queue.payer'), value: <bdi>{payerName ?? t('queue.unknown')}</bdi> },
    {
      key: 'payerAccount',
      term: t('payment.payerAccount'),
      value: payerAccount ? <span className="money">{formatIban(payerAccount)}</span> : none,
    },
    { key: 'structured', term: t('payment.structured'), value: structured ?? none },
    { key: 'text', term: t('payment.text'), value: <bdi className="break-words">{text ?? none}</bdi> },
    {
      key: 'bookedOn',
      term: t('payment.bookedOn'),
      value: bookedOn ? formatDay(bookedOn, locale) : none,
    },
    { key: 'valueOn', term: t('payment.valueOn'), value: valueOn ? formatDay(valueOn, locale) : none },
    { key: 'bank', term: t('payment.bank'), value: <ExactMoney text={payment.amount} locale={locale} /> },
    {
      key: 'left',
      term: t('payment.left'),
      value: leftCents === null ? none : <span className="money">{formatMoney(leftCents, locale)}</span>,
    },
    ...(reason ? [{ key: 'reason', term: t('payment.reason'), value: reason }] : []),
  ];
  return <SummaryList rows={rows} layout="dense" />;
}
