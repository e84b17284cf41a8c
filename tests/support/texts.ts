import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '@/lib/i18n/locales.ts';

const folder = (locale: Locale) => new URL(`../../messages/${locale}/`, import.meta.url);

/** The topics that a language has a file for. */
export const topicFiles = (locale: Locale): string[] =>
  readdirSync(folder(locale))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** Every text of a topic by its path, such as `items.howToPay.answer`. */
export function textsOf(locale: Locale, topic: string): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, path: string) => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) collect(inner, path ? `${path}.${key}` : key);
    } else if (typeof value === 'string') texts.set(path, value);
    else throw new Error(`${locale}/${topic}.json ${path} is not a text`);
  };
  collect(JSON.parse(readFileSync(new URL(`${topic}.json`, folder(locale)), 'utf8')), '');
  return texts;
}
