import { getTranslations } from 'next-intl/server';
import { DossierCard } from '@/components/dossiers/dossier-card.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { listDossiers } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.list'))('title'));
}

export default async function Dossiers({ params }: Props) {
  const ctx = await requireDossierReader();
  const { locale } = await params;
  const [t, dossiers] = await Promise.all([getTranslations('dossiers.list'), listDossiers(ctx)]);
  return (
    <AccountShell
      locale={locale}
      path="/dossiers"
      signOut={signOut}
      isMediator={ctx.actor.kind === 'mediator'}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{dossiers.length > 0 ? t('lead') : t('empty')}</p>
      <ul className="mt-8 grid gap-5 md:grid-cols-2">
        {dossiers.map((dossier) => (
          <li key={dossier.id}>
            <DossierCard dossier={dossier} locale={locale} />
          </li>
        ))}
      </ul>
    </AccountShell>
  );
}
