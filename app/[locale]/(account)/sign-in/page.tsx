import { getTranslations } from 'next-intl/server';
import { LetterFragment } from '@/components/account/letter-fragment.tsx';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { signInWithLetterAction } from '@/lib/auth/actions.ts';
import { innerPath } from '@/lib/auth/rules.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ next?: string; out?: string; kept?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('signIn.letter'))('title'));
}

export default async function SignIn({ params, searchParams }: Props) {
  const [{ locale }, { next, out, kept }] = await Promise.all([params, searchParams]);
  const t = await getTranslations('signIn');
  const target = innerPath(next);
  const notice = out ? t('signedOut') : kept ? t('kept') : target ? t('first') : undefined;
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in"
      next={target}
      title={t('letter.title')}
      lead={t('letter.lead')}
      notice={notice}
      others={['byEmail', 'asMediator', 'notMe']}
    >
      <ActionForm
        action={signInWithLetterAction}
        words={await formWords()}
        labels={{ reference: t('letter.reference'), code: t('letter.code') }}
      >
        {target ? <input type="hidden" name="next" value={target} /> : null}
        <TextField
          name="reference"
          label={t('letter.reference')}
          hint={t('letter.referenceHint')}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="code"
          label={t('letter.code')}
          hint={t('letter.codeHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <p>
          <SubmitButton>{t('letter.submit')}</SubmitButton>
        </p>
      </ActionForm>
      <LetterFragment />
      <h2 className="mt-10 text-lg">{t('letter.lost')}</h2>
      <p>
        <Link locale={locale} href="/sign-in/lost-letter" className="inline-flex min-h-11 items-center">
          {t('lost.link')}
        </Link>
      </p>
      <p className="mt-4 text-soft">{t('letter.safe')}</p>
    </SignInFrame>
  );
}
