import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { askLetterAction } from '@/lib/letters/actions.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('signIn.lost'))('title'));
}

/** Who lost the letter asks for a new code; it goes by post, to the address that we know. */
export default async function LostLetter({ params }: Props) {
  const { locale } = await params;
  const [t, letter] = await Promise.all([getTranslations('signIn.lost'), getTranslations('signIn.letter')]);
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/lost-letter"
      title={t('title')}
      lead={t('lead')}
      others={['byLetter', 'byEmail']}
    >
      <ActionForm action={askLetterAction} words={await formWords()}>
        <TextField
          name="reference"
          label={letter('reference')}
          hint={letter('referenceHint')}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
        />
        <p>
          <SubmitButton>{t('submit')}</SubmitButton>
        </p>
      </ActionForm>
      <p className="mt-6">{t('call', textValues)}</p>
    </SignInFrame>
  );
}
