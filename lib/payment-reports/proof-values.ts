import { type Day, parseDay } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { compactIban, ibanLength, isIban } from '../payments/iban.ts';
import { isStructuredCommunication } from '../payments/structured-communication.ts';

/** A value and where it stands in its text. */
export type Found<T> = { value: T; from: number; to: number };

/** Small letters without accents, as long as the text itself. */
export const plainText = (text: string): string =>
  text
    .replace(/[\u00c0-\u017f]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();

const months: Record<string, string> = Object.fromEntries(
  [
    'jan januari janvier januar january',
    'feb febr fev fevr februari fevrier februar february',
    'mrt maart mars mar marz maerz march',
    'apr april avr avril',
    'mei mai may',
    'jun juni juin june',
    'jul juli juil juillet july',
    'aug augustus aou aout august',
    'sep sept september septembre',
    'okt oct oktober octobre october',
    'nov november novembre',
    'dec dez december decembre dezember',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, String(index + 1).padStart(2, '0')])),
);

const dayShapes = [
  /(?<![\d/.-])(?<day>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<year>\d{4})(?![\d/-]|\.\d)/g,
  /(?<![\d/.-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d/-])/g,
  /(?<![\d/.-])(?<day>\d{1,2})(?:er|st|nd|rd|th)?[. -]{1,2}(?<month>[a-z]{3,9})\.?[ -](?<year>\d{4})(?!\d)/g,
  /(?<![a-z])(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?!\d)/g,
];

/** The days that a text names, as people in Belgium write them; days that do not exist are none. */
export function daysIn(text: string): Found<Day>[] {
  const plain = plainText(text);
  const found = dayShapes.flatMap((shape) =>
    [...plain.matchAll(shape)].flatMap(
      ({ 0: whole, index, groups: { day = '', month = '', year = '' } = {} }) => {
        const number = months[month] ?? month.padStart(2, '0');
        const value = parseDay(`${year}-${number}-${day.padStart(2, '0')}`);
        return value && Number(number) <= 12 ? [{ value, from: index, to: index + whole.length }] : [];
      },
    ),
  );
  return found.sort((a, b) => a.from - b.from);
}

/** The account numbers in a text whose checks are right, with or without spaces. */
export function accountsIn(text: string): Found<string>[] {
  const found: Found<string>[] = [];
  for (const { 0: start, index } of text.matchAll(/(?<![A-Za-z\d])[A-Za-z]{2}\d{2}(?=[ .-]?[A-Za-z\d])/g)) {
    const length = ibanLength(start.slice(0, 2).toUpperCase());
    if (length === null) continue;
    const rest = new RegExp(`^(?:[ .-]?[A-Za-z\\d]){${length - 4}}(?![A-Za-z\\d])`).exec(
      text.slice(index + 4, index + 90),
    );
    const value = compactIban(start + (rest?.[0] ?? ''));
    if (rest && isIban(value)) found.push({ value, from: index, to: index + 4 + rest[0].length });
  }
  return found;
}

/** Structured communications as paper writes them, with a right check: null where the check is wrong. */
export function communicationsIn(text: string): Found<string | null>[] {
  const shape =
    /(?<![\d/])(?:[+*]{3} ?)?\d{3} ?\/ ?\d{4} ?\/ ?\d{5}(?: ?[+*]{3})?(?![\d/])|[+*]{3} ?\d{12} ?[+*]{3}/g;
  return [...text.matchAll(shape)].map(({ 0: whole, index }) => {
    const digits = whole.replace(/\D/g, '');
    return {
      value: isStructuredCommunication(digits) ? digits : null,
      from: index,
      to: index + whole.length,
    };
  });
}

export type Amount = { cents: Cents; hasCurrency: boolean };

const mostCents = 99_999_999_999;
const euro = '(?:€|EUR(?![A-Za-z])|[Ee]uro?s?(?![A-Za-z]))';
const number =
  "(?:\\d{1,3}(?:[. \\u00a0\\u202f]\\d{3})+,\\d{2}|\\d{1,3}(?:[, '’]\\d{3})+\\.\\d{2}|\\d{1,9}[.,]\\d{2})";
const amountShape = new RegExp(
  `(?<before>${euro}\\s?[-+−–]?\\s?)?(?<![\\d.,/])(?:(?<exact>${number})(?![\\d/]|[.,]\\d)(?<after>\\s?[-+−]?\\s?${euro})?|(?<whole>\\d{1,6})\\s?${euro})`,
  'g',
);

/** The amounts in a text: with cents, or whole with the sign of the euro. A sign before it does not count. */
export const amountsIn = (text: string): Found<Amount>[] =>
  [...text.matchAll(amountShape)].flatMap(
    ({ 0: all, index, groups: { before, exact, after, whole } = {} }) => {
      const value = Number(exact ? exact.replace(/\D/g, '') : `${whole}00`);
      const hasCurrency = Boolean(before || after || whole);
      if (value === 0 || value > mostCents) return [];
      return [{ value: { cents: cents(value), hasCurrency }, from: index, to: index + all.length }];
    },
  );

/** Whether a text speaks of money that is not euro. */
export const namesForeignMoney = (text: string): boolean =>
  /[$£¥]|(?<![A-Za-z])(?:USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|CAD|AUD|MAD|TRY|CNY)(?![A-Za-z])/.test(
    text,
  );

/** The text with \u0001 where values stand, so that a value is not read as another one too. */
export function without(text: string, found: readonly Found<unknown>[]): string {
  if (found.length === 0) return text;
  const signs = text.split('');
  for (const { from, to } of found) signs.fill('\u0001', from, to);
  return signs.join('');
}
