import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { askSignInCodeAction } from '@/lib/auth/actions.ts';
import { innerPath } from '@/lib/auth/rules.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('signIn.email'))('title'));
}

export default async function SignInByEmail({ params, searchParams }: Props) {
  const [{ locale }, { next }] = await Promise.all([params, searchParams]);
  const t = await getTranslations('signIn.email');
  const target = innerPath(next);
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/email"
      next={target}
      title={t('title')}
      lead={t('lead')}
      others={['byLetter', 'notMe']}
    >
      <ActionForm action={askSignInCodeAction} words={await formWords()}>
        {target ? <input type="hidden" name="next" value={target} /> : null}
        <TextField name="email" label={t('email')} type="email" autoComplete="email" />
        <p>
          <SubmitButton>{t('submit')}</SubmitButton>
        </p>
      </ActionForm>
    </SignInFrame>
  );
}
