import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { SignOutForm } from './sign-out-form.tsx';
import { SiteHeader } from './site-header.tsx';

/** The frame of the staff's pages: denser, the work first. */
export async function StaffShell({
  locale,
  path,
  mayAudit,
  signOut,
  children,
}: {
  locale: Locale;
  path: string;
  mayAudit: boolean;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
}) {
  const t = await getTranslations('site.nav');
  return (
    <>
      <SiteHeader
        locale={locale}
        path={path}
        home="/admin"
        nav={[
          { href: '/admin', label: t('admin') },
          { href: '/admin/filings', label: t('filings') },
          { href: '/admin/payments', label: t('payments') },
          { href: '/admin/claims', label: t('claims') },
          { href: '/admin/search', label: t('search') },
          { href: '/admin/reports', label: t('reports') },
          ...(mayAudit ? [{ href: '/admin/audit', label: t('audit') }] : []),
        ]}
        end={<SignOutForm action={signOut} label={t('signOut')} />}
      />
      <main id="main" className="mx-auto w-full max-w-page px-4 py-6">
        {children}
      </main>
    </>
  );
}
