import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Cents } from '@/lib/debt-law/money.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

const Line = ({
  label,
  amount,
  locale,
  strong = false,
}: {
  label: ReactNode;
  amount: Cents;
  locale: Locale;
  strong?: boolean;
}) => (
  <div
    className={`flex items-baseline justify-between gap-6 py-2.5 ${strong ? 'border-t-2 border-ink text-xl font-bold' : ''}`}
  >
    <dt>{label}</dt>
    <dd className="money">{formatMoney(amount, locale)}</dd>
  </div>
);

/** The debt as a bill, line by line; what the creditor asks on top stands apart until the law has been asked. */
export async function Bill({
  dossier,
  claims,
  locale,
}: {
  dossier: DossierView;
  claims: { chargeCents: Cents; interestCents: Cents };
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.bill');
  const over = dossier.openCents < 0;
  const hasClaims = claims.chargeCents > 0 || claims.interestCents > 0;
  return (
    <section
      aria-labelledby="bill"
      className="max-w-prose rounded-md border border-line bg-surface p-5 sm:p-7"
    >
      <h2 id="bill">{t('title')}</h2>
      <dl className="mt-3">
        <Line label={t('principal')} amount={dossier.principalCents} locale={locale} />
        {dossier.paidCents === 0 ? null : (
          <Line label={t('paid')} amount={-dossier.paidCents as Cents} locale={locale} />
        )}
        <Line
          label={over ? t('tooMuch') : t('toPay')}
          amount={over ? (-dossier.openCents as Cents) : dossier.openCents}
          locale={locale}
          strong
        />
      </dl>
      {dossier.dueSince && dossier.openCents > 0 ? (
        <p className="mt-2 text-soft">{t('since', { day: formatDay(dossier.dueSince, locale) })}</p>
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
