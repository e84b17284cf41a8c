import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { PayOnline } from '@/components/payments/pay-online.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { payOnlineAction } from '@/lib/online-payments/actions.ts';
import { onlineProvider } from '@/lib/online-payments/provider.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('onlinePayment'))('form.title'));
}

export default async function PayOnlineWithoutSignIn({ params }: Props) {
  // The form's random id is made for each visit.
  await connection();
  const { locale } = await params;
  const isOffered = onlineProvider() !== null;
  if (!isOffered) notFound();
  const t = await getTranslations('onlinePayment.form');
  return (
    <PublicShell locale={locale} path="/online-payment">
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('withoutSignIn')}</p>
      <p className="mt-3 mb-8 max-w-prose">{t('settlement')}</p>
      <PayOnline
        action={payOnlineAction}
        isOffered={isOffered}
        locale={locale}
        returnPath={`/${locale}/online-payment`}
      />
    </PublicShell>
  );
}
