import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale, type Locale } from './locales.ts';
import { loadMessages } from './messages.ts';

// `requestLocale` is a getter that reads the headers: asking it first would make every page dynamic.
export default getRequestConfig(async (params) => {
  const locale = await localeOf(params);
  return { locale, messages: await loadMessages(locale), timeZone: 'Europe/Brussels' };
});

async function localeOf(params: {
  locale?: string | undefined;
  requestLocale: Promise<string | undefined>;
}): Promise<Locale> {
  if (isLocale(params.locale)) return params.locale;
  const named = await nameOfRoot().catch(() => params.requestLocale);
  return isLocale(named) ? named : defaultLocale;
}

/** The language in the address. It throws at once in a server action, which has no root. */
const nameOfRoot = async () => rootLocale();
