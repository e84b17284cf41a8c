import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import {
  creditorAnswersBy,
  decideBy,
  interestStopsFrom,
  isCreditorSilent,
  sendBy,
} from '@/lib/disputes/terms.ts';
import { creditorAskedOn } from '@/lib/filings/creditor-turn.ts';

describe('the 30 days of a dispute', () => {
  it.each([
    ['a Friday: the first working day is the Saturday', '2026-03-06', '2026-04-05', '2026-04-06'],
    ['the day before a holiday', '2026-04-30', '2026-05-31', '2026-06-01'],
    ['a Saturday: the first working day is the Monday', '2026-03-07', '2026-04-07', '2026-04-08'],
  ])('%s', (_, filed, last, stops) => {
    expect(decideBy(day(filed))).toBe(last);
    expect(interestStopsFrom(day(filed))).toBe(stops);
  });
});

it.each([
  ['2026-03-02', '2026-03-04'],
  ['2026-03-06', '2026-03-09'],
  ['2026-04-30', '2026-05-04'],
])('what is filed on %s goes to the creditor by %s', (filed, by) => {
  expect(sendBy(day(filed))).toBe(by);
});

it.each([
  ['2026-03-03', '2026-03-17', false],
  ['2026-03-03', '2026-03-18', true],
  [null, '2026-12-31', false],
] as const)('a creditor asked on %s is silent on %s: %s', (asked, today, isSilent) => {
  expect(creditorAnswersBy(day('2026-03-03'))).toBe('2026-03-17');
  expect(isCreditorSilent(asked && day(asked), day(today))).toBe(isSilent);
});

it.each([
  [[], null],
  [['sendToCreditor'], '2026-03-03'],
  [['sendToCreditor', 'addEvidence', 'askEvidence'], '2026-03-03'],
  [['sendToCreditor', 'recordAnswer'], null],
  [['sendToCreditor', 'recordAnswer', 'reject', 'reopen', 'sendToCreditor'], '2026-03-07'],
] as const)('after %j the creditor is asked since %s', (acts, askedOn) => {
  const events = acts.map((act, i) => ({ act, at: new Date(`2026-03-0${i + 3}T09:00:00Z`) }));
  expect(creditorAskedOn(events)).toBe(askedOn);
});
