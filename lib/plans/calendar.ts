import { addDays } from '../debt-law/day.ts';
import type { Instalment } from './schedule.ts';

const longestLine = 75;

/** A line of a calendar file, folded so that none is longer than 75 bytes. @source RFC 5545, 3.1 */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > longestLine - (parts.length > 0 ? 1 : 0)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
const compact = (day: string) => day.replaceAll('-', '');

/**
 * The due days of a plan as a calendar file. What others may read in a calendar is the caller's to choose: no creditor, no
 * amount. @source RFC 5545
 */
export function planCalendar(
  plan: { id: string; instalments: readonly Instalment[]; madeAt: Date },
  words: { product: string; summary: (number: number) => string },
): string {
  const stamp = plan.madeAt.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escaped(words.product)}//EN`, 'CALSCALE:GREGORIAN'],
    ...plan.instalments.flatMap(({ number, dueOn }) => [
      'BEGIN:VEVENT',
      `UID:${plan.id}-${number}@plan.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(dueOn)}`,
      `DTEND;VALUE=DATE:${compact(addDays(dueOn, 1))}`,
      `SUMMARY:${escaped(words.summary(number))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
