import type { Messages } from 'use-intl/core';
import { addDays, type Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import type { Figures, Reason, ReasonCode } from '../debt-law/reasons.ts';
import { formatDay, formatMoney } from './format.ts';
import type { Locale } from './locales.ts';
import type { Texts } from './messages.ts';

/** The words of the topic `law`: sentences with the names of figures in braces and nothing else. */
export type LawWords = Texts<Messages['law']>;

type Names = { [Code in ReasonCode]: keyof Figures[Code] }[ReasonCode];
type Kind = 'money' | 'day' | 'bps' | 'count' | 'half' | 'holidays' | 'causes' | 'heads' | 'rates' | 'none';

/** What each figure is; the same name means the same in every reason. */
const kinds: Record<Names, Kind> = {
  contractOn: 'none',
  since: 'day',
  sentOn: 'day',
  startsOn: 'day',
  on: 'day',
  from: 'day',
  to: 'day',
  lastDay: 'day',
  dueOn: 'day',
  askedOn: 'day',
  holiday: 'holidays',
  cause: 'causes',
  head: 'heads',
  rate: 'rates',
  half: 'half',
  base: 'money',
  amount: 'money',
  balance: 'money',
  flat: 'money',
  above: 'money',
  part: 'money',
  cap: 'money',
  most: 'money',
  each: 'money',
  onSum: 'money',
  claimed: 'money',
  principal: 'money',
  postage: 'money',
  interest: 'money',
  charge: 'money',
  asked: 'money',
  allowed: 'money',
  bps: 'bps',
  capBps: 'bps',
  days: 'count',
  yearDays: 'count',
  year: 'count',
  place: 'count',
  claims: 'count',
  years: 'count',
};

const decimal: Record<Locale, string> = { nl: ',', fr: ',', de: ',', en: '.' };

function figureText(name: Names, value: unknown, words: LawWords, locale: Locale): string {
  const kind = kinds[name];
  if (kind === 'money') return formatMoney(value as Cents, locale);
  if (kind === 'day') return formatDay(value as Day, locale);
  if (kind === 'bps') return `${String((value as number) / 100).replace('.', decimal[locale])}\u00a0%`;
  if (kind === 'count') return String(value);
  if (kind === 'none') return '';
  if (kind === 'half') {
    const [year = '', half] = (value as string).split(' ');
    return (half === 'H1' ? words.half1 : words.half2).replace('{year}', year);
  }
  return (words[kind] as Record<string, string>)[value as string] ?? '';
}

/** A reason as sentences with the person's own numbers. An interval that ends before a day is told by its last day. */
export function reasonText(reason: Reason, words: LawWords, locale: Locale): string {
  const figures = new Map<string, string>();
  for (const [name, value] of Object.entries(reason)) {
    if (name in kinds) figures.set(name, figureText(name as Names, value, words, locale));
  }
  if ('to' in reason && !figures.has('lastDay'))
    figures.set('lastDay', formatDay(addDays(reason.to, -1), locale));
  return words.reasons[reason.code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = figures.get(name);
    if (text === undefined) throw new Error(`${reason.code} has no figure ${name}`);
    return text;
  });
}
