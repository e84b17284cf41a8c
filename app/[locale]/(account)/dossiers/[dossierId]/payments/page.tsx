import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { StandingNotice } from '@/components/claims/standing-notice.tsx';
import { PaymentDetails } from '@/components/dossiers/payment-details.tsx';
import { PaymentTable } from '@/components/dossiers/payment-table.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier, listPayments } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.payments'))('title'));
}

export default async function Payments({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, payments] = await Promise.all([getTranslations('dossiers'), listPayments(ctx, dossier)]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/payments`}
      signOut={signOut}
      back={{ href: base, label: t('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('payments.title')}</h1>
      <div className="mt-6 grid gap-4">
        <StandingNotice dossier={dossier} locale={locale} />
      </div>
      <h2 className="mt-8 mb-3">{t('payments.how')}</h2>
      <PaymentDetails dossier={dossier} locale={locale} />
      <h2 className="mt-10 mb-3">{t('payments.received')}</h2>
      {payments.length > 0 ? (
        <div className="max-w-3xl">
          <PaymentTable payments={payments} locale={locale} />
        </div>
      ) : (
        <p className="max-w-prose">{t('payments.none')}</p>
      )}
      <p className="mt-6 max-w-prose">
        {t('payments.late')}{' '}
        <Link locale={locale} href={`${base}/messages?about=proof#write`}>
          {t('payments.proof')}
        </Link>
      </p>
      <div className="no-print mt-12 max-w-prose">
        <SectionLinks base={base} here="payments" unreadCount={dossier.unreadCount} locale={locale} />
      </div>
    </AccountShell>
  );
}
