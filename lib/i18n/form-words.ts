import { getMessages, getTranslations } from 'next-intl/server';
import { agency } from '../agency.ts';
import { mapRecord } from '../map-record.ts';

/** The sentences that every form needs, for the language of the page. */
export async function formWords(done?: string) {
  const [t, { forms }] = await Promise.all([getTranslations('forms'), getMessages()]);
  return {
    summary: t('summary'),
    errorPrefix: t('errorPrefix'),
    errors: mapRecord(forms.errors, (_, code) => t(`errors.${code}`, { phone: agency.phone })),
    signIn: {
      here: t('signIn.here'),
      newTab: t('signIn.newTab'),
      restored: t('signIn.restored'),
      fileAgain: t('signIn.fileAgain'),
    },
    ...(done ? { done } : {}),
  };
}
