import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { PublicShell } from '../layout/public-shell.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

type Other = 'byLetter' | 'byEmail' | 'asMediator' | 'notMe';
const hrefs: Record<Other, string> = {
  byLetter: '/sign-in',
  byEmail: '/sign-in/email',
  asMediator: '/sign-in/mediator',
  notMe: '/not-me',
};

/** What the ways to sign in share: the notice on top and the other ways below. */
export async function SignInFrame({
  locale,
  path,
  next,
  title,
  lead,
  notice,
  others,
  children,
}: {
  locale: Locale;
  path: string;
  /** Where the person goes after signing in; another language or another way keeps it. */
  next?: string | null;
  title: string;
  lead?: string;
  notice?: string | undefined;
  others: readonly Other[];
  children: ReactNode;
}) {
  const t = await getTranslations('signIn');
  const kept = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <PublicShell locale={locale} path={path + kept}>
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
                <Link
                  locale={locale}
                  href={other === 'notMe' ? hrefs[other] : hrefs[other] + kept}
                  className="inline-flex min-h-11 items-center"
                >
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
