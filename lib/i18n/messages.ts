import type { Locale } from './locales.ts';
import { namespaceOf, topics } from './topics.ts';

/** All messages of a language, by namespace. */
export async function loadMessages(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const files = await Promise.all(topics.map((topic) => import(`../../messages/${locale}/${topic}.json`)));
  return Object.fromEntries(topics.map((topic, i) => [namespaceOf(topic), files[i].default]));
}
