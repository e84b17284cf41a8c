import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ReceiptList } from '@/components/account/receipt-list.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { listReceipts } from '@/lib/receipts/queries.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('receipts.list'))('title'));
}

/** All receipts of a dossier, each bound to the one before it. */
export default async function Receipts({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, receipts] = await Promise.all([getTranslations('receipts.list'), listReceipts(ctx, dossier)]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/receipts`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose">{t('lead')}</p>
      <p className="mt-3 max-w-prose">
        <Link locale={locale} href="/receipt-check">
          {t('checkLink')}
        </Link>
      </p>
      <div className="mt-6 max-w-prose">
        <ReceiptList receipts={receipts} base={base} locale={locale} />
      </div>
      {receipts.length > 0 ? (
        <p className="mt-6 no-print">
          <a href={`/${locale}${base}/receipts/all`} className={buttonClass('secondary')}>
            {t('download')}
          </a>
        </p>
      ) : null}
    </AccountShell>
  );
}
