import { getTranslations } from 'next-intl/server';
import { SignInFrame } from '@/components/account/sign-in-frame.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('signIn.lost'))('doneTitle'));
}

export default async function LostLetterDone({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations('signIn.lost');
  return (
    <SignInFrame
      locale={locale}
      path="/sign-in/lost-letter/done"
      title={t('doneTitle')}
      others={['byLetter', 'byEmail']}
    >
      <p>{t('doneText')}</p>
      <p className="mt-4">{t('call', textValues)}</p>
    </SignInFrame>
  );
}
