import { expect, it } from 'vitest';
import { isLocale, preferredLocale } from '@/lib/i18n/locales.ts';

it.each([
  ['fr', 'fr'],
  ['FR-be', 'fr'],
  ['de-BE,de;q=0.9,en;q=0.8', 'de'],
  ['es,fr;q=0.5,en;q=0.9', 'en'],
  ['en;q=0.1, nl;q=0.2', 'nl'],
  ['fr;q=0, en', 'en'],
  ['fr;q=0', 'nl'],
  ['zh-Hant-HK', 'nl'],
  ['*', 'nl'],
  ['', 'nl'],
  [null, 'nl'],
  [';;;,,,', 'nl'],
  ['fr;q=abc', 'fr'],
  ['constructor,__proto__', 'nl'],
  [`${'x,'.repeat(100_000)}fr`, 'nl'],
])('a browser that says %.40j reads %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

it('knows its four languages and no other', () => {
  expect(['nl', 'fr', 'de', 'en'].every(isLocale)).toBe(true);
  expect(['', 'NL', 'nl-BE', 'es', 'constructor', undefined].filter(isLocale)).toEqual([]);
});
