import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { currentContext } from '@/lib/auth/session.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { askOnlinePayment } from '@/lib/online-payments/ask.ts';
import { shownStateOf } from '@/lib/online-payments/rules.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale; onlinePaymentId: string }> };

const toneOf = (state: ReturnType<typeof shownStateOf>) => {
  if (state === 'paid') return 'done';
  return state === 'open' || state === 'pending' ? 'waiting' : 'attention';
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('onlinePayment'))('title'));
}

export default async function OnlinePayment({ params }: Props) {
  const ctx = await currentContext();
  const { locale, onlinePaymentId } = await params;
  const payment = await askOnlinePayment(ctx, onlinePaymentId);
  if (!payment) notFound();
  const t = await getTranslations('onlinePayment');
  const state = shownStateOf(payment);
  const path = `/online-payment/${onlinePaymentId}`;
  const back = payment.dossierId ? `/dossiers/${payment.dossierId}/payments` : '/transfer';
  const isOpen = state === 'open' || state === 'pending';
  return (
    <PublicShell locale={locale} path={path}>
      <h1>{t('title')}</h1>
      <div className="mt-6">
        <Notice tone={toneOf(state)} role="status" title={t(`states.${state}.title`)}>
          <p>
            {t('amount')}: <span className="money">{formatMoney(payment.amountCents, locale)}</span>
          </p>
        </Notice>
      </div>
      <div className="prose mt-6">
        <p>{t(`states.${state}.text`, textValues)}</p>
        {state === 'chargedBack' ? null : <p>{t('call', textValues)}</p>}
      </div>
      <p className="mt-6 flex flex-wrap gap-3">
        {isOpen ? (
          <Link locale={locale} href={path} className={buttonClass('primary')}>
            {t('again')}
          </Link>
        ) : null}
        <Link locale={locale} href={back} className={buttonClass(isOpen ? 'secondary' : 'primary')}>
          {t('back')}
        </Link>
      </p>
    </PublicShell>
  );
}
