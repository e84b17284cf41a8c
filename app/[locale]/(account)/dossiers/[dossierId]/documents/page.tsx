import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DocumentTable } from '@/components/dossiers/document-table.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { KeptNote } from '@/components/privacy/kept-note.tsx';
import { LinkButton } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { dayIn } from '@/lib/clock.ts';
import { findLetterInstant, listDocuments } from '@/lib/documents/queries.ts';
import { findDossierForReader } from '@/lib/dossiers/queries.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { pageOf } from '@/lib/messaging/queries.ts';
import { findKept } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ page?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.documents'))('title'));
}

export default async function Documents({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const [{ locale, dossierId }, { page }] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForReader(ctx, dossierId, 'documents', 'download');
  if (!dossier) notFound();
  const scopes = ctx.actor.kind === 'mediator' ? ctx.actor.scopes : undefined;
  const [t, listed, letterAt, stays] = await Promise.all([
    getTranslations('dossiers'),
    listDocuments(ctx, dossier, pageOf(page)),
    findLetterInstant(ctx, dossier),
    findKept(ctx, dossier),
  ]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/documents`}
      signOut={signOut}
      isMediator={scopes !== undefined}
      back={{ href: base, label: t('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('documents.title')}</h1>
      <p className="mt-3 max-w-prose">{t('documents.lead')}</p>
      <section
        aria-labelledby="overview"
        className="mt-6 flex max-w-prose flex-wrap items-center justify-between gap-4 rounded-md border border-line bg-surface p-5"
      >
        <div>
          <h2 id="overview" className="text-lg">
            {t('documents.overview')}
          </h2>
          <p className="text-soft">{t('documents.overviewNote', { day: formatDay(ctx.today, locale) })}</p>
        </div>
        <LinkButton locale={locale} href={`${base}/overview`} kind="secondary">
          {t('invoices.download')}
          <span className="sr-only"> {t('documents.overview')}</span>
        </LinkButton>
      </section>
      {letterAt ? (
        <p className="mt-6 max-w-prose">
          {t('documents.letter', { day: formatDay(dayIn(letterAt), locale) })}
        </p>
      ) : null}
      <div className="mt-8">
        <DocumentTable {...listed} base={base} locale={locale} />
        {listed.documents.some(({ fileId }) => fileId !== null) ? (
          <p className="mt-4">
            <a href={`/${locale}${base}/documents/all`} className="inline-flex min-h-11 items-center">
              {t('documents.all')}
            </a>
          </p>
        ) : null}
      </div>
      <KeptNote kept={stays} locale={locale} />
      {scopes ? null : (
        <p className="mt-8 max-w-prose">
          <Link locale={locale} href={`${base}/messages#write`}>
            {t('documents.missing')}
          </Link>
        </p>
      )}
      <div className="no-print mt-12 max-w-prose">
        <SectionLinks
          base={base}
          here="documents"
          unreadCount={scopes ? 0 : dossier.unreadCount}
          scopes={scopes}
          locale={locale}
        />
      </div>
    </AccountShell>
  );
}
