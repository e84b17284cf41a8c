import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { holidaysOf } from '@/lib/debt-law/holidays.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { because, type Reason, reasonKey, reasonSources } from '@/lib/debt-law/reasons.ts';
import { sources } from '@/lib/debt-law/sources.ts';
import { statement } from '@/lib/debt-law/statement.ts';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { type LawWords, reasonText } from '@/lib/i18n/reason-words.ts';
import { aClaim, anInvoice, money } from '../support/claims.ts';

const wordsOf = (locale: Locale) =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, `../../messages/${locale}/law.json`), 'utf8'),
  ) as LawWords;

// Every figure that a sentence may name, as far as its reason has it.
const figures = {
  ...{
    since: '2023-08-15',
    sentOn: '2026-03-02',
    startsOn: '2026-03-05',
    on: '2026-04-06',
    from: '2026-03-19',
  },
  ...{ to: '2026-04-20', lastDay: '2026-03-18', dueOn: '2026-03-18', askedOn: '2026-03-06', half: '2026 H2' },
  ...{ holiday: 'easterMonday', cause: 'undecided', head: 'charge', rate: 'cap' },
  ...{ base: 1, amount: 2, balance: 3, flat: 4, above: 5, part: 6, cap: 7, most: 8, each: 9, onSum: 10 },
  ...{ claimed: 11, principal: 12, postage: 13, interest: 14, charge: 15, asked: 16, allowed: 17 },
  ...{ bps: 1_050, capBps: 850, days: 32, yearDays: 365, year: 2026, place: 4, claims: 2, years: 5 },
};

describe.each(locales)('the reasons in %s', (locale) => {
  const words = wordsOf(locale);

  it.each(Object.keys(reasonSources))('%s is a sentence with its figures', (code) => {
    const text = reasonText({ code, source: 'chargeCap', ...figures } as unknown as Reason, words, locale);
    expect(text).toMatch(/^[A-ZÉÀ\d€].*[.]$/u);
    expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
  });

  it('name every act, holiday, cause and head', () => {
    const acts = new Set(Object.values(sources).map(({ act }) => act));
    for (const act of acts) expect(words.acts[act]).toBeTruthy();
    for (const holiday of holidaysOf(2026).values()) expect(words.holidays[holiday]).toBeTruthy();
    expect(Object.values(words.causes).every(Boolean) && Object.values(words.heads).every(Boolean)).toBe(
      true,
    );
  });
});

it('says what a rule found, with the figures of the language', () => {
  const reason = because('interestOn', {
    principal: cents(8_990),
    from: day('2026-03-19'),
    to: day('2026-04-20'),
    ...{ days: 32, bps: 1_050, yearDays: 365, rate: 'cap' as const },
  });
  const said = (locale: Locale) => reasonText(reason, wordsOf(locale), locale).replace(/\s/g, ' ');
  expect(said('nl')).toBe(
    '€ 89,90 × 10,5 % × 32 ÷ 365 dagen: van 19 maart 2026 tot en met 19 april 2026. Dit is het wettelijke maximum.',
  );
  expect(said('en')).toContain('10.5 % × 32 ÷ 365');
});

it('tells every reason of a statement in every language', () => {
  const claim = aClaim([
    anInvoice('1', 40_000, '2024-02-15', [['2024-03-29']]),
    anInvoice('2', 12_000, '2025-12-15', [['2025-12-24']]),
    anInvoice('3', 9_000, '2026-05-15'),
  ]);
  const facts = {
    money: [
      money('payment', 'a', '2025-01-10', 45_000, { invoiceId: '1' }),
      money('reversal', 'b', '2025-01-20', 45_000, { reverses: 'a' }),
    ],
    stops: [{ from: day('2026-01-20'), to: day('2026-02-20'), cause: 'settlement' as const }],
  };
  const found = statement(claim, facts, day('2026-11-23'), 'safe');
  const reasons = [
    ...[found.charge, found.interest, found.ownCosts, found.reminderCosts].flatMap(({ because }) => [
      ...because,
    ]),
    ...found.invoices.flatMap(({ because, terms }) => [...because, ...terms.because]),
    ...found.splits.flatMap(({ because }) => [...because]),
  ];
  expect(new Set(reasons.map(({ code }) => code)).size).toBeGreaterThan(12);
  for (const locale of locales) {
    const words = wordsOf(locale);
    for (const reason of reasons) expect(reasonText(reason, words, locale)).not.toMatch(/[{}]|undefined/);
  }
  expect(new Set(reasons.map(reasonKey)).size).toBeGreaterThan(15);
});

it('refuses a sentence that names a figure which its reason has not', () => {
  const words = wordsOf('nl');
  const wrong = { ...words, reasons: { ...words.reasons, judicial: 'Op {on} was er een vonnis.' } };
  expect(() => reasonText(because('judicial', {}), wrong, 'nl')).toThrow('judicial has no figure on');
});
