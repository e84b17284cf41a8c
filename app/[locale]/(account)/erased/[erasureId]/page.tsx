import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { Certificate } from '@/components/privacy/certificate.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { currentContext } from '@/lib/auth/session.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findCertificate } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale; erasureId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('erasure.certificate'))('title'));
}

/** A certificate at its opaque address; it names nobody. */
export default async function ErasedDossier({ params }: Props) {
  const ctx = await currentContext();
  const { locale, erasureId } = await params;
  const [t, certificate] = await Promise.all([
    getTranslations('erasure.certificate'),
    findCertificate(ctx, erasureId),
  ]);
  if (!certificate) notFound();
  const path = `/erased/${certificate.id}`;
  return (
    <PublicShell locale={locale} path={path}>
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="mt-6 grid gap-6">
        <Certificate certificate={certificate} locale={locale} />
        <p className="no-print">
          <a href={`/${locale}${path}/certificate`} className={buttonClass('secondary')}>
            {t('download')}
          </a>
        </p>
        <p>{t('question', textValues)}</p>
      </div>
    </PublicShell>
  );
}
