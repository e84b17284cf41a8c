import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { MandateFacts } from '@/components/mandates/mandate-facts.tsx';
import { LinkButton } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listMandates } from '@/lib/mandates/queries.ts';
import { mostMandates } from '@/lib/mandates/rules.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ ended?: string | string[] }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('mandates'))('title'));
}

/** Whom the debtor let in, and the way to let somebody in. */
export default async function Mandates({ params, searchParams }: Props) {
  const ctx = await requireDebtor();
  const [{ locale, dossierId }, { ended }] = await Promise.all([params, searchParams]);
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, given] = await Promise.all([getTranslations('mandates'), listMandates(ctx, dossier)]);
  const base = `/dossiers/${dossier.id}`;
  const running = given.filter(({ state }) => state === 'running' || state === 'later');
  return (
    <AccountShell
      locale={locale}
      path={`${base}/mandates`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="mt-6 grid gap-6">
        {ended === '1' ? (
          <Notice tone="done" role="status">
            {t('end.done')}
          </Notice>
        ) : null}
        {running.length >= mostMandates ? (
          <Notice>{t('full')}</Notice>
        ) : (
          <p>
            <LinkButton locale={locale} href={`${base}/mandates/new`}>
              {t('give')}
            </LinkButton>
          </p>
        )}
        {given.length === 0 ? (
          <p className="max-w-prose">{t('none')}</p>
        ) : (
          <section aria-labelledby="given" className="grid gap-6">
            <h2 id="given" className="text-lg">
              {t('list')}
            </h2>
            {given.map((mandate) => (
              <article key={mandate.id} className="grid max-w-prose gap-2">
                <h3>
                  <bdi className="break-words">{mandate.name}</bdi>
                </h3>
                <MandateFacts mandate={mandate} locale={locale} />
                <p>
                  <Link
                    locale={locale}
                    href={`${base}/mandates/${mandate.id}`}
                    className="inline-flex min-h-11 items-center"
                  >
                    {t('open')}
                    <span className="sr-only"> {mandate.name}</span>
                  </Link>
                </p>
              </article>
            ))}
          </section>
        )}
      </div>
    </AccountShell>
  );
}
