import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { agency } from '@/lib/agency.ts';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listWhoLooked } from '@/lib/looks/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('account.looks'))('title'));
}

/** Who looked at the dossier and why, from the same trail that staff cannot change. */
export default async function Looks({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, { looks, isCut }] = await Promise.all([
    getTranslations('account.looks'),
    listWhoLooked(ctx, dossier),
  ]);
  const base = `/dossiers/${dossier.id}`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/looks`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose">{t('lead')}</p>
      <div className="mt-6 max-w-prose">
        {looks.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ol className="divide-y divide-line border-y border-line">
            {looks.map(({ id, at, kind, mediator }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-6 py-2">
                <span>
                  <strong>
                    {mediator ? (
                      <bdi>{[mediator.name, mediator.organisation].filter(Boolean).join(', ')}</bdi>
                    ) : (
                      t('staff', { agency: agency.name })
                    )}
                  </strong>
                  <span className="block">{t(`kinds.${kind}`)}</span>
                </span>
                <time dateTime={at.toISOString()} className="text-soft">
                  {formatInstant(at, locale)}
                </time>
              </li>
            ))}
          </ol>
        )}
        {isCut ? <p className="mt-2 text-soft">{t('most')}</p> : null}
      </div>
    </AccountShell>
  );
}
