import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, TextArea, TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { notMeReasons } from '@/lib/filings/journeys.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { reportNotMeAction } from '@/lib/reports/actions.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('notMe'))('title'));
}

export default async function NotMe({ params }: Props) {
  // The form's random id is made for each visit.
  await connection();
  const { locale } = await params;
  const [t, forms, words, filing] = await Promise.all([
    getTranslations('notMe'),
    getTranslations('forms'),
    formWords(),
    filingWords(),
  ]);
  const optional = forms('optional');
  return (
    <PublicShell locale={locale} path="/not-me">
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="mt-8">
        <ActionForm
          action={reportNotMeAction}
          words={words}
          labels={{
            reason: t('reason'),
            reference: t('reference'),
            explanation: t('explanation'),
            contact: t('contact'),
          }}
        >
          <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
          <Choice
            name="reason"
            legend={t('reason')}
            options={notMeReasons.map((value) => ({ value, label: filing.option('reason', value) }))}
          />
          <TextField
            name="reference"
            label={t('reference')}
            hint={t('referenceHint')}
            optional={optional}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextArea
            name="explanation"
            label={t('explanation')}
            hint={t('explanationHint')}
            optional={optional}
            rows={4}
          />
          <TextField
            name="contact"
            label={t('contact')}
            hint={t('contactHint')}
            optional={optional}
            autoComplete="email"
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </PublicShell>
  );
}
