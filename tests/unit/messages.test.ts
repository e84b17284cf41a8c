import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { topics } from '@/lib/i18n/topics.ts';
import { textsOf, topicFiles } from '../support/texts.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

const others = locales.filter((locale) => locale !== 'nl');

// Words that two languages share, and languages by their own name; all else that equals the Dutch text was forgotten.
const shared = new Set([
  'Allerheiligen',
  'Datum',
  'Dossier',
  'E-mail',
  'Empathie',
  'Ja',
  'Nummer',
  'Open',
  'Post',
  'ja',
]);
const ownNames = new Set(['Nederlands', 'Français', 'Deutsch', 'English']);

/** What a translation must keep: arguments, the choices of a select, and tags. Plurals differ by language. */
function partsOf(ast: Ast): string[] {
  return ast.flatMap((part) => {
    if ('options' in part) {
      const keys = part.type === 5 ? Object.keys(part.options).sort() : [];
      const inner = Object.values(part.options).flatMap((option) => partsOf(option.value));
      return [`{${part.value}${keys.length > 0 ? `, ${keys}` : ''}}`, ...new Set(inner)];
    }
    if ('children' in part) return [`<${part.value}>`, ...partsOf(part.children)];
    return part.type === 0 || part.type === 7 ? [] : [`{${part.value}}`];
  });
}

const parse = (text: string, locale: Locale) =>
  partsOf(new IntlMessageFormat(text, locale, undefined, { ignoreTag: false }).getAst()).sort();

const problemsIn = (
  topic: string,
  locale: Locale,
  judge: (text: string, key: string) => string | undefined,
) =>
  [...textsOf(locale, topic)].flatMap(([key, text]) => {
    const problem = judge(text, key);
    return problem ? [`${locale}/${topic} ${key}: ${problem}`] : [];
  });

describe.each(locales)('the messages in %s', (locale) => {
  it('are one file a topic', () => {
    expect(topicFiles(locale)).toEqual([...topics].sort());
  });

  it.each(topicFiles(locale))('are well formed in %s', (topic) => {
    const problems = problemsIn(topic, locale, (text) => {
      try {
        parse(text, locale);
      } catch (error) {
        return String(error);
      }
      if (text.trim() === '') return 'empty';
      if (text !== text.trim() && topic !== 'mail') return 'space at an end';
      if (text.includes("'")) return 'a straight apostrophe quotes what follows it';
      if (text.includes('!')) return 'an exclamation mark';
      return undefined;
    });
    expect(problems).toEqual([]);
  });
});

describe.each(others)('the messages in %s beside the Dutch', (locale) => {
  it.each(topicFiles('nl'))('have the same keys in %s', (topic) => {
    expect([...textsOf(locale, topic).keys()].sort()).toEqual([...textsOf('nl', topic).keys()].sort());
  });

  it.each(topicFiles('nl'))('have the same arguments and tags in %s', (topic) => {
    const dutch = textsOf('nl', topic);
    const problems = problemsIn(topic, locale, (text, key) => {
      const mine = parse(text, locale).join(' ');
      const theirs = parse(dutch.get(key) ?? '', 'nl').join(' ');
      return mine === theirs ? undefined : `${mine || 'nothing'} instead of ${theirs || 'nothing'}`;
    });
    expect(problems).toEqual([]);
  });

  it.each(topicFiles('nl'))('are translated in %s', (topic) => {
    const dutch = textsOf('nl', topic);
    const problems = problemsIn(topic, locale, (text, key) => {
      const hasWords = /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, ''));
      const isFree = shared.has(text) || ownNames.has(text) || !hasWords;
      return dutch.get(key) === text && !isFree ? text : undefined;
    });
    expect(problems).toEqual([]);
  });
});
