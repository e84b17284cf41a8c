import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { LinkButton } from '@/components/ui/button.tsx';
import { agency } from '@/lib/agency.ts';
import type { Locale } from '@/lib/i18n/locales.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problem.unavailable');
  return { title: t('title'), robots: { index: false } };
}

// The proxy answers with this page, and status 503, while the database does not answer.
export default async function Unavailable({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations('problem.unavailable');
  return (
    <PublicShell locale={locale} path="/">
      <h1>{t('title')}</h1>
      <div className="prose mt-4">
        <p>{t('text')}</p>
        <p>{t('later', { phone: agency.phone })}</p>
        <p>{t('help')}</p>
      </div>
      <p className="mt-8">
        <LinkButton locale={locale} href="/faq" kind="secondary">
          {t('toHelp')}
        </LinkButton>
      </p>
    </PublicShell>
  );
}
