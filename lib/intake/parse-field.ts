import type { Day } from '../debt-law/day.ts';
import { compactIban, isIban } from '../payments/iban.ts';
import type { FaultCode } from './faults.ts';
import { isExcelDamage, parseAmount, parsePercent } from './parse-amount.ts';
import { parseFileDay } from './parse-day.ts';

export type FieldKind =
  | 'amount'
  | 'count'
  | 'country'
  | 'day'
  | 'debtKind'
  | 'debtorKind'
  | 'email'
  | 'enterpriseNumber'
  | 'iban'
  | 'interval'
  | 'key'
  | 'language'
  | 'money'
  | 'pdf'
  | 'percent'
  | 'sent'
  | 'text'
  | 'yesNo';

export type SentFact = { on: Day; channel: 'post' | 'registered' | 'email' | 'sms'; cost_cents: number };
export type MoneyFact = { on: Day; cents: number };
export type FieldValue = string | number | boolean | SentFact[] | MoneyFact[];

export type FieldResult = { ok: true; value: FieldValue } | { ok: false; code: FaultCode; hint?: string };

const ok = (value: FieldValue): FieldResult => ({ ok: true, value });
const bad = (code: FaultCode, hint?: string): FieldResult => ({ ok: false, code, ...(hint ? { hint } : {}) });

const choices: Partial<Record<FieldKind, Record<string, string | boolean>>> = {
  yesNo: Object.fromEntries([
    ...['yes', 'y', 'ja', 'j', 'oui', 'o', 'true', '1'].map((word) => [word, true]),
    ...['no', 'n', 'nee', 'neen', 'non', 'nein', 'false', '0'].map((word) => [word, false]),
  ]),
  debtorKind: { consumer: 'consumer', enterprise: 'enterprise' },
  language: { nl: 'nl', fr: 'fr', de: 'de', en: 'en' },
  interval: { week: 'week', month: 'month' },
  debtKind: Object.fromEntries(
    [
      ...['goods', 'services', 'telecom', 'energy', 'water', 'rent', 'subscription', 'medical'],
      ...['insurance', 'credit', 'education', 'transport', 'other'],
    ].map((word) => [word, word]),
  ),
};

/** A Belgian enterprise number as `0123.456.789`; its last two digits are 97 less the others modulo 97. */
export function parseEnterpriseNumber(text: string): string | null {
  const typed = text.replace(/^BE\s?/i, '').replace(/[\s.]/g, '');
  if (!/^[01]?\d{9}$/.test(typed)) return null;
  const digits = typed.padStart(10, '0');
  if (97 - (Number(digits.slice(0, 8)) % 97) !== Number(digits.slice(8))) return null;
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
}

function parseSent(text: string): FieldResult {
  const facts: SentFact[] = [];
  for (const part of text.split('|')) {
    const [day = '', channel = '', cost, ...more] = part.split(':').map((piece) => piece.trim());
    const on = parseFileDay(day);
    const amount = cost === undefined ? { ok: true as const, value: 0 } : parseAmount(cost);
    if (!on || !/^(post|registered|email|sms)$/.test(channel) || !amount.ok || more.length > 0) {
      return bad('list', '2026-03-02:post|2026-03-20:email:7,50');
    }
    facts.push({ on, channel: channel as SentFact['channel'], cost_cents: amount.value });
  }
  return ok(facts);
}

function parseMoney(text: string): FieldResult {
  const facts: MoneyFact[] = [];
  for (const part of text.split('|')) {
    const [day = '', amount = '', ...more] = part.split(':').map((piece) => piece.trim());
    const on = parseFileDay(day);
    const cents = parseAmount(amount);
    if (!on || !cents.ok || cents.value === 0 || more.length > 0) return bad('list', '2026-04-01:50,00');
    facts.push({ on, cents: cents.value });
  }
  return ok(facts);
}

/** Control and text direction characters, and the mark that stands where a letter was lost. */
const forbidden = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}|\ufffd/u;

/** Equal texts must be equal, and none may start a new line in a mail or a list. */
const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

/** One field as a value, or the code of its fault; `text` is trimmed and not empty. */
export function parseField(kind: FieldKind, text: string, most = 100): FieldResult {
  if (forbidden.test(text) || !text.isWellFormed()) return bad('characters');
  const known = choices[kind];
  if (known) {
    const word = text.toLowerCase();
    const value = Object.hasOwn(known, word) ? known[word] : undefined;
    return value === undefined ? bad('choice', Object.keys(known).join(', ')) : ok(value);
  }
  switch (kind) {
    case 'amount': {
      const amount = parseAmount(text);
      return amount.ok ? ok(amount.value) : bad(amount.code);
    }
    case 'percent': {
      const percent = parsePercent(text);
      return percent.ok ? ok(percent.value) : bad(percent.code);
    }
    case 'count':
      return /^[1-9]\d{0,3}$/.test(text) ? ok(Number(text)) : bad('count');
    case 'day': {
      const on = parseFileDay(text);
      return on ? ok(on) : bad('day');
    }
    case 'enterpriseNumber': {
      if (isExcelDamage(text)) return bad('excel');
      const number = parseEnterpriseNumber(text);
      return number ? ok(number) : bad('enterpriseNumber');
    }
    case 'email':
      return /^[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(text) && text.length <= 254
        ? ok(text.toLowerCase())
        : bad('email');
    case 'iban': {
      if (isExcelDamage(text)) return bad('excel');
      const iban = compactIban(text);
      return isIban(iban) ? ok(iban) : bad('iban');
    }
    case 'country':
      return /^[A-Za-z]{2}$/.test(text) ? ok(text.toUpperCase()) : bad('choice', 'BE, FR, NL, …');
    case 'sent':
      return parseSent(text);
    case 'money':
      return parseMoney(text);
    case 'key':
      if (isExcelDamage(text)) return bad('excel');
      return text.length <= 60 ? ok(oneLine(text)) : bad('tooLong');
    default:
      return text.length <= most ? ok(oneLine(text)) : bad('tooLong');
  }
}
