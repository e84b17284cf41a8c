import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { publicPages } from '@/lib/public-pages.ts';
import { textValues } from '@/lib/text-values.ts';
import { textsOf, topicFiles } from '../support/texts.ts';

const mostWords = 25;
const hardest: Record<Locale, number> = { nl: 50, fr: 50, de: 50, en: 50 };

const pages = publicPages.map((page) => page || 'home').filter((page) => topicFiles('nl').includes(page));

const withValues = (text: string) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(textValues[name as keyof typeof textValues] ?? name),
  );

const paragraphsOf = (text: string) =>
  withValues(text)
    .split(/<\/?(?:p|li|ul|ol)>/)
    .map((part) => part.replace(/<[^>]+>/g, '').trim())
    .filter((part) => part !== '');

// A point inside a number or an address, or after a capital as in K.M.O., ends no sentence.
const sentencesOf = (paragraph: string) => paragraph.split(/(?<=\p{Ll}|\d|[”»)])\s*[.?:]+(?=\s|$)/u);

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’.@-]*/gu) ?? [];

/** Läsbarhetsindex: words a sentence plus the percentage of words longer than six letters. */
function lix(paragraph: string): number {
  const words = wordsOf(paragraph);
  const sentences = sentencesOf(paragraph).filter((sentence) => wordsOf(sentence).length > 0);
  return (
    words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length
  );
}

describe.each(locales)('the public pages in %s', (locale) => {
  const paragraphs = (page: string) =>
    [...textsOf(locale, page)].flatMap(([key, text]) =>
      text.includes(', plural,') ? [] : paragraphsOf(text).map((paragraph) => ({ key, paragraph })),
    );

  it.each(pages)('have no long sentence in %s', (page) => {
    const long = paragraphs(page).flatMap(({ key, paragraph }) =>
      sentencesOf(paragraph)
        .filter((sentence) => wordsOf(sentence).length > mostWords)
        .map((sentence) => `${key}: ${sentence.trim()}`),
    );
    expect(long).toEqual([]);
  });

  it.each(pages)('have no hard paragraph in %s', (page) => {
    const hard = paragraphs(page).flatMap(({ key, paragraph }) => {
      if (wordsOf(paragraph).length < 30) return [];
      const index = lix(paragraph);
      return index > hardest[locale] ? [`${key}: ${index.toFixed(0)}`] : [];
    });
    expect(hard).toEqual([]);
  });
});
