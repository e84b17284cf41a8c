import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { SignOutForm } from './sign-out-form.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** The frame of the pages of a signed-in debtor, or of a mediator whom the debtor let in. */
export async function AccountShell({
  locale,
  path,
  signOut,
  back,
  isMediator = false,
  children,
}: {
  locale: Locale;
  path: string;
  signOut: (form: FormData) => Promise<void>;
  /** Where this page belongs. */
  back?: { href: string; label: string };
  /** Whether somebody looks whom the debtor let in. */
  isMediator?: boolean;
  children: ReactNode;
}) {
  const [t, mandate] = await Promise.all([getTranslations('site.nav'), getTranslations('mandates')]);
  return (
    <>
      <SiteHeader
        locale={locale}
        path={path}
        home="/dossiers"
        nav={[
          { href: '/dossiers', label: t('dossiers') },
          ...(isMediator ? [] : [{ href: '/account', label: t('account') }]),
          { href: '/faq', label: t('faq') },
        ]}
        end={<SignOutForm action={signOut} label={t('signOut')} />}
      />
      {isMediator ? (
        <aside aria-labelledby="guest" className="no-print border-b border-waiting bg-waiting-wash">
          <p id="guest" className="mx-auto max-w-page px-4 py-2.5">
            {mandate('guest')}
          </p>
        </aside>
      ) : null}
      <main id="main" className="mx-auto w-full max-w-page px-4 py-6 sm:py-10">
        {back ? (
          <p className="no-print mb-4">
            <Link locale={locale} href={back.href} className="inline-flex min-h-11 items-center">
              <span aria-hidden="true">←&nbsp;</span>
              {back.label}
            </Link>
          </p>
        ) : null}
        {children}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
