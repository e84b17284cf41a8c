import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { erasureWords } from '@/lib/i18n/erasure-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findCertificateAction } from '@/lib/privacy/actions.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('erasure'))('title'));
}

/** Where somebody finds the certificate with the number of a receipt. */
export default async function Erased({ params }: Props) {
  await connection();
  const { locale } = await params;
  const [t, words] = await Promise.all([getTranslations('erasure'), erasureWords()]);
  return (
    <PublicShell locale={locale} path="/erased">
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="mt-8">
        <ActionForm
          action={findCertificateAction}
          words={words}
          fieldOf={{ noCertificate: 'number' }}
          labels={{ number: t('number') }}
        >
          <TextField name="number" label={t('number')} hint={t('numberHint')} autoComplete="off" />
          <p>
            <SubmitButton>{t('find')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </PublicShell>
  );
}
