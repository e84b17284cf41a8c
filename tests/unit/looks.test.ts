import { expect, it } from 'vitest';
import { eventTypes } from '@/db/schema/event-types.ts';
import { joined, type Look, lookKindOf } from '@/lib/looks/rules.ts';

it('tells what each event of the trail was', () => {
  const told = Object.fromEntries(
    [
      'dossier.seen',
      'file.opened',
      'message.answered',
      'filing.moved',
      'payment.linked',
      'claim.reduced',
      'letter.ordered',
    ].map((type) => [type, lookKindOf(type)]),
  );
  expect(told).toEqual({
    'dossier.seen': 'looked',
    'file.opened': 'file',
    'message.answered': 'answered',
    'filing.moved': 'decided',
    'payment.linked': 'money',
    'claim.reduced': 'checked',
    'letter.ordered': 'letter',
  });
  for (const type of eventTypes) expect(lookKindOf(type)).toBeTruthy();
});

it('makes one line of what one side did of a kind within ten minutes', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));
  const look = (id: number, minute: number, more: Partial<Look> = {}): Look => ({
    ...{ id, at: at(minute), kind: 'looked', mediator: null },
    ...more,
  });
  const mediator = { name: 'Els', organisation: 'OCMW' };
  const ids = joined([
    look(9, 30),
    look(8, 29),
    look(7, 28, { mediator }),
    look(6, 21),
    look(5, 20),
    look(4, 19, { kind: 'file' }),
  ]).map(({ id }) => id);
  expect(ids).toEqual([9, 7, 5, 4]);
});
