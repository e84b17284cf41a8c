import { type Day, parseDay } from '../debt-law/day.ts';

/** A day of a file: `31/12/2026`, `31-12-2026`, `31.12.2026` or `2026-12-31`. */
export function parseFileDay(text: string): Day | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return parseDay(text);
  const [, date = '', month = '', year = ''] = match;
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
