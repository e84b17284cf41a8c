import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type Locale, languageTags, locales } from './i18n/locales.ts';
import { pageWords } from './i18n/page-words.ts';
import { siteOrigin } from './origin.ts';
import type { PublicPage } from './public-pages.ts';
import { textValues } from './text-values.ts';

export const publicUrl = (locale: Locale, page: PublicPage): string =>
  `${siteOrigin}/${locale}${page === '' ? '' : `/${page}`}`;

/** The page's address in each language, and Dutch for a language that we do not speak. */
export const languageUrls = (page: PublicPage): Record<string, string> => ({
  ...Object.fromEntries(locales.map((locale) => [languageTags[locale], publicUrl(locale, page)])),
  'x-default': publicUrl('nl', page),
});

/** Title, description, canonical address and the other languages of a public page. */
export async function publicMetadata(locale: Locale, page: PublicPage): Promise<Metadata> {
  const t = await pageWords(locale, page);
  const site = await getTranslations('site');
  const title = t('title', textValues);
  return {
    title: `${title} – ${site('titleSuffix', textValues)}`,
    description: t('description', textValues),
    alternates: { canonical: publicUrl(locale, page), languages: languageUrls(page) },
    openGraph: { title, description: t('description', textValues), url: publicUrl(locale, page), locale },
  };
}
