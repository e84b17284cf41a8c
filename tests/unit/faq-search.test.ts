import { readFileSync } from 'node:fs';
import { createTranslator, type Messages } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { plainTags } from '@/components/public/rich.tsx';
import { faqTopics } from '@/lib/faq/questions.ts';
import { buildIndex, likeness, rank, typosBetween, wordsOf } from '@/lib/faq/search.ts';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { textValues } from '@/lib/text-values.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const ids = Object.values(faqTopics).flat();

function entriesOf(locale: Locale) {
  const messages: Messages['faq'] = read(`../../messages/${locale}/faq.json`);
  const t = createTranslator({ locale, messages });
  return ids.map((id) => ({
    id,
    question: t.markup(`items.${id}.question`, textValues),
    answer: t.markup(`items.${id}.answer`, { ...plainTags, ...textValues }),
  }));
}

describe.each(locales)('the search of the FAQ in %s', (locale) => {
  const { items, topics } = read(`../../messages/${locale}/faq.json`);
  const index = buildIndex(entriesOf(locale));
  const misspelt: { query: string; answer: string }[] = read(`./faq-misspelt/${locale}.json`);
  const first = (query: string, count: number) =>
    rank(query, index)
      .slice(0, count)
      .map(({ id }) => id);

  it('has a text for each question and topic, and none besides', () => {
    expect(Object.keys(items).sort()).toEqual([...ids].sort());
    expect(Object.keys(topics)).toEqual(Object.keys(faqTopics));
  });

  it('knows twenty misspelt questions', () => {
    expect(new Set(misspelt.map(({ query }) => query)).size).toBe(20);
  });

  it.each(misspelt)('finds $answer among the first three for "$query"', ({ query, answer }) => {
    expect(first(query, 3)).toContain(answer);
  });

  it('finds each question by its own words, first or second', () => {
    const lost = ids.filter((id, i) => !first(entriesOf(locale)[i]?.question ?? '', 2).includes(id));
    expect(lost).toEqual([]);
  });

  it('finds nothing for what no answer mentions', () => {
    expect(rank('xylofoonqzx', index)).toEqual([]);
    expect(rank(' ?! ', index)).toEqual([]);
  });
});

describe('words and typing errors', () => {
  it('folds accents, case, sharp s and ligatures', () => {
    expect(wordsOf('Créancier, ÉTÉ; Straße cœur 36,50')).toEqual([
      'creancier',
      'ete',
      'strasse',
      'coeur',
      '36',
      '50',
    ]);
  });

  it.each([
    ['brief', 'brief', 0],
    ['breif', 'brief', 1],
    ['lnik', 'link', 1],
    ['betaalt', 'betaald', 1],
    ['', 'ab', 2],
    ['kort', 'langere', 3],
  ])('counts the typing errors between %s and %s', (a, b, typos) => {
    expect(typosBetween(a, b, 2)).toBe(typos);
    expect(typosBetween(b, a, 2)).toBe(typos);
  });

  it('likes the same word best, then its beginning, then a misspelt one, and a short other one not at all', () => {
    expect(likeness('betalen', 'betalen')).toBe(1);
    expect(likeness('beta', 'betalen')).toBeGreaterThan(likeness('betallen', 'betalen') - 0.2);
    expect(likeness('betallen', 'betalen')).toBeGreaterThan(0);
    expect(likeness('de', 'deur')).toBe(0);
    expect(likeness('brief', 'plan')).toBe(0);
  });
});
