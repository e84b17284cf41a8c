import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** The frame of every page that needs no sign-in, with the warning on top. */
export async function PublicShell({
  locale,
  path,
  children,
}: {
  locale: Locale;
  /** The page's own path without its language: the language switch keeps it. */
  path: string;
  children: ReactNode;
}) {
  const t = await getTranslations('site');
  const nav = [
    { href: '/pay', label: t('nav.pay') },
    { href: '/paid', label: t('nav.paid') },
    { href: '/cannot-pay', label: t('nav.cannotPay') },
    { href: '/disagree', label: t('nav.disagree') },
    { href: '/faq', label: t('nav.faq') },
    { href: '/contact', label: t('nav.contact') },
  ];
  return (
    <>
      <SiteHeader
        locale={locale}
        path={path}
        nav={nav}
        action={{ href: '/dossiers', label: t('nav.signIn') }}
        home="/"
      />
      <aside aria-labelledby="warning" className="no-print border-b border-waiting bg-waiting-wash">
        <p id="warning" className="mx-auto max-w-page px-4 py-2.5">
          {t('banner.text')}{' '}
          <Link locale={locale} href="/fraud" className="font-bold text-waiting">
            {t('banner.link')}
          </Link>
        </p>
      </aside>
      <main id="main" className="mx-auto w-full max-w-page px-4 py-8 sm:py-12">
        {children}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
