import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { textValues } from './text-values.ts';

/** The title of a page behind a sign-in or a form; search engines stay out. */
export async function privateMetadata(...parts: string[]): Promise<Metadata> {
  const site = await getTranslations('site');
  return {
    title: [...parts, site('titleSuffix', textValues)].join(' – '),
    robots: { index: false, follow: false },
  };
}
