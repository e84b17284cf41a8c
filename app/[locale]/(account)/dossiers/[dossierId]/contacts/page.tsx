import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/account/contact-list.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listContacts } from '@/lib/outbox/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('account.contacts'))('title'));
}

/** What we sent to the person of a dossier, and what we did not and why. */
export default async function Contacts({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, { contacts, isCut }] = await Promise.all([
    getTranslations('account.contacts'),
    listContacts(ctx, dossier),
  ]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/contacts`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose">{t('lead')}</p>
      <p className="mt-3 max-w-prose">
        <Link locale={locale} href="/account/contact">
          {t('wishes')}
        </Link>
      </p>
      <div className="mt-6 max-w-prose">
        <ContactList contacts={contacts} locale={locale} />
        {isCut ? <p className="mt-2 text-soft">{t('most')}</p> : null}
      </div>
    </AccountShell>
  );
}
