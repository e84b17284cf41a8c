import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { chargeReasons, interestReasons } from '@/lib/claims/rules.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import type { DossierView, InvoiceView, PaymentView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Why } from '../law/why.tsx';
import { Link } from '../ui/link.tsx';
import { BillParts } from './bill-parts.tsx';
import { Splits } from './splits.tsx';

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
    className={`grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 sm:gap-x-6 ${strong ? 'border-t-2 border-ink py-3 text-xl font-bold' : 'py-2'}`}
  >
    <dt className="hyphens-auto">{label}</dt>
    <dd className="money text-end">{formatMoney(amount, locale)}</dd>
    {parts ? <dd className="col-span-2">{parts}</dd> : null}
  </div>
);

/** The debt as a bill, line by line; each line unfolds into its parts and into the rule that allows it. */
export async function Bill({
  dossier,
  invoices,
  payments,
  locale,
}: {
  dossier: DossierView;
  invoices: readonly InvoiceView[];
  payments: readonly PaymentView[];
  locale: Locale;
}) {
  const [t, labels, why] = await Promise.all([
    getTranslations('dossiers.bill'),
    getTranslations('dossiers'),
    getTranslations('claims.why'),
  ]);
  const { statement, state } = dossier.standing;
  const isAsked = state === 'open';
  const over = dossier.openCents < 0;
  // With an agreed plan, while the claim is held or while collection rests, not all of it is asked now.
  const isNow = state === 'open' && !dossier.hasPlan && dossier.stops.length === 0;
  const due = isNow ? t('toPay') : labels('invoices.open');
  return (
    <section
      aria-labelledby="bill"
      className="max-w-2xl rounded-md border border-line bg-surface p-4 sm:p-7 print:max-w-none"
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
        {isAsked ? (
          <>
            <Line
              label={t('charge')}
              amount={dossier.chargeCents}
              locale={locale}
              parts={<Why summary={why('charge')} reasons={chargeReasons(statement)} locale={locale} />}
            />
            <Line
              label={t('interest')}
              amount={dossier.interestCents}
              locale={locale}
              parts={<Why summary={why('interest')} reasons={interestReasons(statement)} locale={locale} />}
            />
          </>
        ) : null}
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
              >
                <Splits statement={statement} locale={locale} />
              </BillParts>
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
      {isAsked ? (
        <Why
          summary={why('owed')}
          reasons={[...statement.ownCosts.because, ...statement.reminderCosts.because]}
          locale={locale}
        />
      ) : null}
      <p>
        <Link locale={locale} href="/costs">
          {t('claimsLink')}
        </Link>
      </p>
    </section>
  );
}
