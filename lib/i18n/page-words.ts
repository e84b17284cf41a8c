import { createTranslator } from 'use-intl/core';
import type { PublicPage } from '../public-pages.ts';
import type { Locale } from './locales.ts';
import { loadTopic, type MessagesOf } from './messages.ts';
import type { Topic } from './topics.ts';

type PageTexts = { title: string; description: string };

type TextPageTexts = PageTexts & {
  lead: string;
  sections: Record<string, { title: string; text: string }>;
  actions?: Record<string, string>;
};

type TopicsLike<Shape> = { [Name in Topic]: MessagesOf<Name> extends Shape ? Name : never }[Topic];

/** A topic that is a page of text: its shape says so. */
export type TextTopic = TopicsLike<TextPageTexts>;

/** The words that head any public page. */
export async function pageWords(locale: Locale, page: PublicPage) {
  const messages: PageTexts = await loadTopic(locale, page === '' ? 'home' : page);
  return createTranslator({ locale, messages });
}

/** The words of any page of text: of its head, of what can be done, and of its sections in their order. */
export async function textPageWords(locale: Locale, page: TextTopic) {
  const { title, lead, sections, actions = {} }: TextPageTexts = await loadTopic(locale, page);
  return {
    head: createTranslator({ locale, messages: { title, lead } }),
    actionWord: createTranslator({ locale, messages: actions }),
    sections: Object.entries(sections).map(([key, messages]) => ({
      key,
      t: createTranslator({ locale, messages }),
    })),
  };
}
