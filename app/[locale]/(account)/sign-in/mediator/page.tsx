import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { askMediatorCodeAction } from '@/lib/auth/actions.ts';
import { innerPath } from '@/lib/auth/rules.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mandateErrors } from '@/lib/i18n/mandate-errors.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ next?: string; out?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('mandates.signIn'))('title'));
}

export default async function SignInMediator({ params, searchParams }: Props) {
  const [{ locale }, { next, out }] = await Promise.all([params, searchParams]);
  const [t, site, words, errors] = await Promise.all([
    getTranslations('mandates.signIn'),
    getTranslations('signIn'),
    formWords(),
    mandateErrors(),
  ]);
  const target = innerPath(next);
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/mediator"
      next={target}
      title={t('title')}
      lead={t('lead')}
      notice={out ? site('signedOut') : undefined}
      others={['byLetter', 'byEmail']}
    >
      <ActionForm
        action={askMediatorCodeAction}
        words={{ ...words, errors: { ...words.errors, ...errors } }}
        labels={{ reference: t('reference'), code: t('code') }}
      >
        {target ? <input type="hidden" name="next" value={target} /> : null}
        <TextField
          name="reference"
          label={t('reference')}
          hint={t('referenceHint')}
          inputMode="numeric"
          autoComplete="off"
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
      <p className="mt-6 text-soft">{t('lost')}</p>
    </SignInFrame>
  );
}
