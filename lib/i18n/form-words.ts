import { getTranslations } from 'next-intl/server';
import { agency } from '../agency.ts';

/** The sentences that every form needs, for the language of the page. */
export async function formWords(done?: string) {
  const t = await getTranslations('forms');
  const codes = Object.keys(t.raw('errors') as Record<string, string>);
  return {
    summary: t('summary'),
    errorPrefix: t('errorPrefix'),
    errors: Object.fromEntries(codes.map((code) => [code, t(`errors.${code}`, { phone: agency.phone })])),
    signIn: {
      here: t('signIn.here'),
      newTab: t('signIn.newTab'),
      restored: t('signIn.restored'),
      fileAgain: t('signIn.fileAgain'),
    },
    ...(done ? { done } : {}),
  };
}
