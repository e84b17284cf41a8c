import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Cents } from '@/lib/debt-law/money.ts';
import type { DossierView, InvoiceView, PaymentView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { BillParts } from './bill-parts.tsx';

const Line = ({
  label,
  amount,
  locale,
  strong = false,
  parts,
}: {
  label: ReactNode;
  amount: Cents;
  locale: Locale;
  strong?: boolean;
  /** What the amount is the sum of. */
  parts?: ReactNode;
}) => (
  <div
    className={`grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 ${strong ? 'border-t-2 border-ink py-3 text-xl font-bold' : 'py-2'}`}
  >
    <dt>{label}</dt>
    <dd className="money text-end">{formatMoney(amount, locale)}</dd>
    {parts ? <dd className="col-span-2">{parts}</dd> : null}
  </div>
);

/** The debt as a bill, line by line; what the creditor asks on top stands apart until the law has been asked. */
export async function Bill({
  dossier,
  claims,
  invoices,
  payments,
  locale,
}: {
  dossier: DossierView;
  claims: { chargeCents: Cents; interestCents: Cents };
  invoices: readonly InvoiceView[];
  payments: readonly PaymentView[];
  locale: Locale;
}) {
  const [t, labels] = await Promise.all([getTranslations('dossiers.bill'), getTranslations('dossiers')]);
  const over = dossier.openCents < 0;
  // With an agreed plan not all of it is asked now.
  const due = dossier.hasPlan ? labels('invoices.open') : t('toPay');
  const hasClaims = claims.chargeCents > 0 || claims.interestCents > 0;
  return (
    <section
      aria-labelledby="bill"
      className="max-w-2xl rounded-md border border-line bg-surface p-5 sm:p-7 print:max-w-none"
    >
      <h2 id="bill">{t('title')}</h2>
      <dl className="mt-3">
        <Line
          label={t('principal')}
          amount={dossier.principalCents}
          locale={locale}
          parts={
            <BillParts
              summary={labels('list.invoices', { count: invoices.length })}
              parts={invoices.map((invoice) => ({
                key: invoice.id,
                what: <bdi>{invoice.description}</bdi>,
                when: formatDay(invoice.issuedOn, locale),
                amount: formatMoney(invoice.principalCents, locale),
              }))}
            />
          }
        />
        {payments.length === 0 ? null : (
          <Line
            label={t('paid')}
            amount={-dossier.paidCents as Cents}
            locale={locale}
            parts={
              <BillParts
                summary={t('paidParts', { count: payments.length })}
                parts={payments.map((payment) => ({
                  key: payment.id,
                  what: labels(`payments.kinds.${payment.kind}`),
                  when: formatDay(payment.valueOn, locale),
                  amount: formatMoney(-payment.amountCents as Cents, locale),
                }))}
              />
            }
          />
        )}
        <Line
          label={over ? t('tooMuch') : due}
          amount={over ? (-dossier.openCents as Cents) : dossier.openCents}
          locale={locale}
          strong
        />
      </dl>
      {dossier.dueSince && dossier.openCents > 0 ? (
        <p className="text-soft">{t('since', { day: formatDay(dossier.dueSince, locale) })}</p>
      ) : null}
      {hasClaims ? (
        <div className="mt-5 border-t border-line pt-4">
          <h3 className="text-base">{t('claims')}</h3>
          <dl>
            {claims.chargeCents > 0 ? (
              <Line label={t('charge')} amount={claims.chargeCents} locale={locale} />
            ) : null}
            {claims.interestCents > 0 ? (
              <Line label={t('interest')} amount={claims.interestCents} locale={locale} />
            ) : null}
          </dl>
          <p className="text-soft">
            {t('claimsNote')}{' '}
            <Link locale={locale} href="/costs">
              {t('claimsLink')}
            </Link>
          </p>
        </div>
      ) : null}
    </section>
  );
}
