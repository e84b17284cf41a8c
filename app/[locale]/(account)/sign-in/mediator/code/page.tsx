import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { signInMediatorAction } from '@/lib/auth/actions.ts';
import { innerPath } from '@/lib/auth/rules.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mandateErrors } from '@/lib/i18n/mandate-errors.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('mandates.signIn'))('sentTitle'));
}

export default async function MediatorCode({ params, searchParams }: Props) {
  const [{ locale }, { next }] = await Promise.all([params, searchParams]);
  const [t, words, errors] = await Promise.all([
    getTranslations('mandates.signIn'),
    formWords(),
    mandateErrors(),
  ]);
  const target = innerPath(next);
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/mediator/code"
      next={target}
      title={t('sentTitle')}
      lead={t('sentText')}
      others={[]}
    >
      <ActionForm action={signInMediatorAction} words={{ ...words, errors: { ...words.errors, ...errors } }}>
        {target ? <input type="hidden" name="next" value={target} /> : null}
        <TextField
          name="code"
          label={t('mailCode')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <p>
          <SubmitButton>{t('use')}</SubmitButton>
        </p>
        <p>
          <Link locale={locale} href="/sign-in/mediator">
            {t('again')}
          </Link>
        </p>
      </ActionForm>
    </SignInFrame>
  );
}
