import { dayIn } from '../clock.ts';
import type { Day } from '../debt-law/day.ts';
import type { FilingEvent } from './view.ts';

/** Since when a creditor has a dispute without having answered; null where nobody waits for one. */
export function creditorAskedOn(events: readonly Pick<FilingEvent, 'act' | 'at'>[]): Day | null {
  const last = events.findLast(({ act }) => act === 'sendToCreditor' || act === 'recordAnswer');
  return last?.act === 'sendToCreditor' ? dayIn(last.at) : null;
}
