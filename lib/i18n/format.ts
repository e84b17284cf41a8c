import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import { type Locale, languageTags } from './locales.ts';

const tag = (locale: Locale) => (locale === 'en' ? 'en-BE' : languageTags[locale]);

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
const kept = <T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T => {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
};

/** An amount as the language writes it, with no-break spaces and a real minus sign. */
export function formatMoney(amount: Cents, locale: Locale): string {
  const format = kept(
    `money ${locale}`,
    () => new Intl.NumberFormat(tag(locale), { style: 'currency', currency: 'EUR' }),
  );
  return format
    .format(amount / 100)
    .replace(/[\s\u202f]/g, '\u00a0')
    .replace('-', '\u2212');
}

/** A part in percent, from hundredths of a percent. */
export const formatPercent = (bps: number, locale: Locale): string =>
  kept(
    `percent ${locale}`,
    () => new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 2 }),
  )
    .format(bps / 10_000)
    .replace(/[\s\u202f]/g, '\u00a0');

/** A day in words: "23 november 2026". */
export function formatDay(day: Day, locale: Locale): string {
  const format = kept(
    `day ${locale}`,
    () => new Intl.DateTimeFormat(tag(locale), { dateStyle: 'long', timeZone: 'UTC' }),
  );
  return dayOfFrench(format.format(new Date(`${day}T00:00:00Z`)), locale).replace(/ (?=\d{4}$)/, '\u00a0');
}

/** An instant in words, in Brussels: "23 november 2026 om 14:05". */
export function formatInstant(at: Date, locale: Locale): string {
  const format = kept(
    `instant ${locale}`,
    () =>
      new Intl.DateTimeFormat(tag(locale), {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'Europe/Brussels',
      }),
  );
  return dayOfFrench(format.format(at), locale);
}

// French counts the first of a month, and only that: "1er avril 2026".
const dayOfFrench = (text: string, locale: Locale): string =>
  locale === 'fr' ? text.replace(/^1 /, '1er\u00a0') : text;

/** A size in kB or MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const mega = bytes >= 1_000_000;
  const format = kept(
    `bytes ${locale} ${mega}`,
    () =>
      new Intl.NumberFormat(tag(locale), {
        style: 'unit',
        unit: mega ? 'megabyte' : 'kilobyte',
        maximumFractionDigits: mega ? 1 : 0,
      }),
  );
  return format.format(Math.max(mega ? 0.1 : 1, bytes / (mega ? 1_000_000 : 1_000)));
}
