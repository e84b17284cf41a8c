import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { LinkButton } from '@/components/ui/button.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site');
  return { title: t('notFound.title'), robots: { index: false } };
}

// The proxy answers with this page, and status 404, what does not exist or is not yours.
export default async function PageNotFound({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations('site.notFound');
  return (
    <PublicShell locale={locale} path="/">
      <h1>{t('title')}</h1>
      <p className="mt-4 max-w-prose">{t('text')}</p>
      <p className="mt-8 flex flex-wrap gap-3">
        <LinkButton locale={locale} href="/">
          {t('home')}
        </LinkButton>
        <LinkButton locale={locale} href="/contact" kind="secondary">
          {t('contact')}
        </LinkButton>
      </p>
    </PublicShell>
  );
}
