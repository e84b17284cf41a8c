import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { PublicShell } from '../layout/public-shell.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

type Other = 'byLetter' | 'byEmail' | 'notMe';
const hrefs: Record<Other, string> = { byLetter: '/sign-in', byEmail: '/sign-in/email', notMe: '/not-me' };

/** What the ways to sign in share: the notice on top and the other ways below. */
export async function SignInFrame({
  locale,
  path,
  title,
  lead,
  notice,
  others,
  children,
}: {
  locale: Locale;
  path: string;
  title: string;
  lead?: string;
  notice?: string | undefined;
  others: readonly Other[];
  children: ReactNode;
}) {
  const t = await getTranslations('signIn');
  return (
    <PublicShell locale={locale} path={path}>
      {notice ? (
        <div className="mb-6">
          <Notice role="status">{notice}</Notice>
        </div>
      ) : null}
      <h1>{title}</h1>
      {lead ? <p className="mt-3 max-w-prose text-lg">{lead}</p> : null}
      <div className="mt-8 max-w-md">{children}</div>
      {others.length > 0 ? (
        <>
          <h2 className="mt-12 text-lg">{t('otherWays')}</h2>
          <ul className="mt-2">
            {others.map((other) => (
              <li key={other}>
                <Link locale={locale} href={hrefs[other]} className="inline-flex min-h-11 items-center">
                  {t(other)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PublicShell>
  );
}
