import type { Day } from '../debt-law/day.ts';
import type { Line } from '../pdf-text/text-lines.ts';
import { plainText } from './proof-values.ts';
import { general, happened, ordered, statusLabel, waits } from './proof-words.ts';

/** Whether the money moved, by what the proof says of itself and by its day; null where it does not tell. */
export function isExecuted(lines: readonly Line[], valueOn: Day | null, today: Day): boolean | null {
  const said =
    statusOf(lines) ?? judge(lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n'));
  if (valueOn === null || valueOn <= today) return said === 'both' ? null : said;
  // A day ahead is an order, unless the proof says otherwise: then it contradicts itself.
  return said === true || said === 'both' ? null : false;
}

/** What stands behind the name of the status, which holds before all other words. */
function statusOf(lines: readonly Line[]): ReturnType<typeof judge> {
  for (const line of lines) {
    for (const [index, { text }] of line.entries()) {
      const label = statusLabel.exec(plainText(text))?.[0];
      if (label === undefined) continue;
      const said = judge(text.slice(label.length) || (line[index + 1]?.text ?? ''));
      if (said !== null) return said;
    }
  }
  return null;
}

function judge(text: string): boolean | 'both' | null {
  const plain = plainText(text).replace(general.condition, ' ');
  const without = plain.replace(waits, ' ');
  const isWaiting = without !== plain;
  const rest = without.replace(general.ability, ' ');
  if (happened.test(rest)) return isWaiting ? 'both' : true;
  return isWaiting || ordered.test(rest) ? false : null;
}
