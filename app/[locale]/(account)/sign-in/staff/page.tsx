import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { signInStaffAction } from '@/lib/auth/actions.ts';
import { innerPath } from '@/lib/auth/rules.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ next?: string; out?: string; kept?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('signIn.staff'))('title'));
}

export default async function SignInStaff({ params, searchParams }: Props) {
  const [{ locale }, { next, out, kept }] = await Promise.all([params, searchParams]);
  const t = await getTranslations('signIn');
  const target = innerPath(next);
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/staff"
      next={target}
      title={t('staff.title')}
      notice={out ? t('signedOut') : kept ? t('kept') : undefined}
      others={[]}
    >
      <ActionForm
        action={signInStaffAction}
        words={await formWords()}
        labels={{ email: t('staff.email'), password: t('staff.password') }}
      >
        {target ? <input type="hidden" name="next" value={target} /> : null}
        <TextField name="email" label={t('staff.email')} type="email" autoComplete="username" />
        <TextField
          name="password"
          label={t('staff.password')}
          type="password"
          autoComplete="current-password"
        />
        <p>
          <SubmitButton>{t('staff.submit')}</SubmitButton>
        </p>
      </ActionForm>
    </SignInFrame>
  );
}
