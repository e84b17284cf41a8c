import { type Day, parseDay } from '../debt-law/day.ts';
import { type CodaLine, field } from './coda-lines.ts';
import { type Exact, UnreadableBankFile } from './model.ts';

/** Fifteen digits, the last three of them thousandths of the currency. */
export function codaAmount({ text, line }: CodaLine, from: number): Exact {
  const digits = field(text, from, from + 14);
  if (!/^\d{15}$/.test(digits)) throw new UnreadableBankFile(line, 'amount');
  return BigInt(digits) * 100n;
}

/** Whether an amount is a credit. */
export function codaIsCredit({ text, line }: CodaLine, at: number): boolean {
  const sign = field(text, at, at);
  if (sign !== '0' && sign !== '1') throw new UnreadableBankFile(line, 'amount');
  return sign === '0';
}

/** A day as DDMMYY; zeros or blanks are an unknown day. The standard began in 1990. */
export function codaDay({ text, line }: CodaLine, from: number): Day | null {
  const digits = field(text, from, from + 5);
  if (/^(0{6}| {6})$/.test(digits)) return null;
  const [, date, month, year] = /^(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  const on = parseDay(`${Number(year) >= 90 ? '19' : '20'}${year}-${month}-${date}`);
  if (!on) throw new UnreadableBankFile(line, 'date');
  return on;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The account of a balance, by its structure: an own or a foreign number, or an IBAN; with its currency. */
export function codaAccount(structure: string, zone: string): { account: string; currency: string } {
  const [number, currency] =
    structure === '0' ? [zone.slice(0, 12), zone.slice(13, 16)] : [zone.slice(0, 34), zone.slice(34, 37)];
  return { account: bare(number), currency: bare(currency) };
}

/** The account of the other party, in whichever structure the payment had. */
export function codaCounterparty(zone: string): string | null {
  const [, bban] = /^(\d{12})(?: |$)/.exec(zone) ?? [];
  return bban ?? (bare(zone.slice(0, 34)) || null);
}
