import type { Messages } from 'use-intl/core';
import type { Locale } from './locales.ts';
import { type NamespaceOf, namespaceOf, type Topic, topics } from './topics.ts';

/** The messages of a topic; a union for a union of topics. */
export type MessagesOf<Name extends Topic> = Name extends Topic ? Messages[NamespaceOf<Name>] : never;

/** Messages as any language has them: the keys of the Dutch, without its words. */
export type Texts<Dutch> = Dutch extends string ? string : { [Key in keyof Dutch]: Texts<Dutch[Key]> };

/** The messages of one topic, typed as the Dutch: a test keeps keys and arguments the same in every language. */
export async function loadTopic<Name extends Topic>(locale: Locale, topic: Name): Promise<MessagesOf<Name>> {
  return (await import(`../../messages/${locale}/${topic}.json`)).default;
}

/** All messages of a language, by namespace. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files: readonly (readonly unknown[])[] = await Promise.all(
    topics.map(async (topic) => [namespaceOf(topic), await loadTopic(locale, topic)]),
  );
  return Object.fromEntries(files);
}
