import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InvoiceTable } from '@/components/dossiers/invoice-table.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { KeptNote } from '@/components/privacy/kept-note.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossierForReader, listInvoices } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKept } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.invoices'))('title'));
}

export default async function Invoices({ params }: Props) {
  const ctx = await requireDossierReader();
  const { locale, dossierId } = await params;
  const dossier = await findDossierForReader(ctx, dossierId, 'invoices');
  if (!dossier) notFound();
  const scopes = ctx.actor.kind === 'mediator' ? ctx.actor.scopes : undefined;
  const [t, invoices, stays] = await Promise.all([
    getTranslations('dossiers'),
    listInvoices(ctx, dossier),
    findKept(ctx, dossier),
  ]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/invoices`}
      signOut={signOut}
      isMediator={scopes !== undefined}
      back={{ href: base, label: t('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('invoices.title')}</h1>
      <div className="mt-6">
        <InvoiceTable invoices={invoices} hasFiles={scopes?.includes('download') ?? true} locale={locale} />
      </div>
      {invoices.some((invoice) => !invoice.fileId) && !scopes ? (
        <p className="mt-8 max-w-prose">
          <Link locale={locale} href={`${base}/messages#write`}>
            {t('invoices.askFile')}
          </Link>
        </p>
      ) : null}
      <KeptNote kept={stays} locale={locale} />
      <div className="no-print mt-12 max-w-prose">
        <SectionLinks
          base={base}
          here="invoices"
          unreadCount={scopes ? 0 : dossier.unreadCount}
          scopes={scopes}
          locale={locale}
        />
      </div>
    </AccountShell>
  );
}
