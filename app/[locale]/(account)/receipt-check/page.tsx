import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { receiptCheckWords } from '@/lib/i18n/receipt-check-words.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { checkReceiptAction } from '@/lib/receipts/actions.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('receipts.check'))('title'));
}

/** Where whoever holds a receipt checks it, by what stands on it. */
export default async function ReceiptCheck({ params }: Props) {
  await connection();
  const { locale } = await params;
  const [t, words] = await Promise.all([getTranslations('receipts.check'), receiptCheckWords()]);
  return (
    <PublicShell locale={locale} path="/receipt-check">
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="mt-8">
        <ActionForm
          action={checkReceiptAction}
          words={words}
          fieldOf={{ noReceipt: 'code' }}
          labels={{ number: t('number'), code: t('code') }}
        >
          <TextField
            name="number"
            label={t('number')}
            hint={t('numberHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </PublicShell>
  );
}
