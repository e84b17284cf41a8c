import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InvoiceTable } from '@/components/dossiers/invoice-table.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier, listInvoices } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.invoices'))('title'));
}

export default async function Invoices({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, invoices] = await Promise.all([getTranslations('dossiers'), listInvoices(ctx, dossier)]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/invoices`}
      signOut={signOut}
      back={{ href: base, label: t('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('invoices.title')}</h1>
      <div className="mt-6">
        <InvoiceTable invoices={invoices} locale={locale} />
      </div>
      {invoices.some((invoice) => !invoice.fileId) ? (
        <p className="mt-8 max-w-prose">
          <Link locale={locale} href={`${base}/messages#write`}>
            {t('invoices.askFile')}
          </Link>
        </p>
      ) : null}
      <div className="no-print mt-12 max-w-prose">
        <SectionLinks base={base} here="invoices" unreadCount={dossier.unreadCount} locale={locale} />
      </div>
    </AccountShell>
  );
}
