import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import type { Term } from '@/lib/debt-law/notice-periods.ts';
import {
  firstReminderOf,
  firstReminderTerm,
  formalNoticeTerm,
  interestStart,
} from '@/lib/debt-law/notice-periods.ts';
import type { Ruled } from '@/lib/debt-law/reasons.ts';

const daysOf = ({ value }: Ruled<Term>) => [value.startsOn, value.lastDay, value.from];
const codes = ({ because }: Ruled<unknown>) => because.map(({ code }) => code);

describe('the fourteen days of a first reminder', () => {
  it.each([
    ['2026-03-02', 'post', '2026-03-05 2026-03-18 2026-03-19', 'same'],
    ['2026-03-02', 'electronic', '2026-03-03 2026-03-16 2026-03-17', 'same'],
    ['2026-03-05', 'post', '2026-03-09 2026-03-22 2026-03-23', '2026-03-09 2026-03-23 2026-03-24'],
    ['2026-04-01', 'post', '2026-04-04 2026-04-17 2026-04-18', '2026-04-07 2026-04-20 2026-04-21'],
    ['2026-04-03', 'post', '2026-04-08 2026-04-21 2026-04-22', 'same'],
    ['2026-04-11', 'electronic', '2026-04-12 2026-04-25 2026-04-26', '2026-04-12 2026-04-27 2026-04-28'],
    ['2026-02-28', 'electronic', '2026-03-01 2026-03-14 2026-03-15', '2026-03-01 2026-03-16 2026-03-17'],
    ['2026-05-11', 'post', '2026-05-15 2026-05-28 2026-05-29', 'same'],
    ['2026-05-13', 'post', '2026-05-18 2026-05-31 2026-06-01', '2026-05-18 2026-06-01 2026-06-02'],
    ['2026-07-17', 'post', '2026-07-22 2026-08-04 2026-08-05', 'same'],
    ['2026-10-30', 'post', '2026-11-03 2026-11-16 2026-11-17', 'same'],
    ['2026-11-07', 'post', '2026-11-12 2026-11-25 2026-11-26', 'same'],
    ['2025-12-24', 'post', '2025-12-29 2026-01-11 2026-01-12', '2025-12-29 2026-01-12 2026-01-13'],
  ] as const)('sent on %s by %s', (sent, channel, strict, safe) => {
    expect(daysOf(firstReminderTerm(day(sent), channel, 'strict')).join(' ')).toBe(strict);
    expect(daysOf(firstReminderTerm(day(sent), channel, 'safe')).join(' ')).toBe(
      safe === 'same' ? strict : safe,
    );
  });

  it('say how they were counted', () => {
    expect(firstReminderTerm(day('2026-04-01'), 'post', 'safe').because).toEqual([
      { code: 'postStarts', source: 'reminderTerm', sentOn: '2026-04-01', startsOn: '2026-04-07' },
      { code: 'holidayPassed', source: 'workingDay', on: '2026-04-06', holiday: 'easterMonday' },
      { code: 'saturdayMoved', source: 'workingDay', from: '2026-04-04', to: '2026-04-07' },
      {
        code: 'termOfFourteenDays',
        source: 'reminderTerm',
        startsOn: '2026-04-07',
        lastDay: '2026-04-20',
        from: '2026-04-21',
      },
    ]);
    expect(firstReminderTerm(day('2026-04-11'), 'electronic', 'safe').because).toEqual([
      { code: 'electronicStarts', source: 'reminderTerm', sentOn: '2026-04-11', startsOn: '2026-04-12' },
      {
        code: 'termOfFourteenDays',
        source: 'reminderTerm',
        startsOn: '2026-04-12',
        lastDay: '2026-04-27',
        from: '2026-04-28',
      },
      { code: 'endMoved', source: 'termEnds', from: '2026-04-25', to: '2026-04-27' },
    ]);
    expect(codes(firstReminderTerm(day('2026-04-11'), 'electronic', 'strict'))).not.toContain('endMoved');
  });
});

it('a formal notice has the days of a letter, whichever way it went', () => {
  expect(daysOf(formalNoticeTerm(day('2026-03-02'), 'safe'))).toEqual([
    '2026-03-05',
    '2026-03-18',
    '2026-03-19',
  ]);
  expect(daysOf(formalNoticeTerm(day('2026-06-01'), 'strict'))).toEqual([
    '2026-06-04',
    '2026-06-17',
    '2026-06-18',
  ]);
  const sources = formalNoticeTerm(day('2026-03-02'), 'safe').because.map(({ source }) => source);
  expect(sources).toEqual(['noticeTerm', 'noticeTerm']);
});

describe('interest starts', () => {
  const sent = day('2026-03-02');
  const term = firstReminderTerm(sent, 'post', 'safe').value;

  it.each([
    [true, 'safe', '2026-03-03', 'interestFromReminder'],
    [false, 'safe', '2026-03-19', 'interestFromTerm'],
    [false, 'strict', '2026-03-19', 'interestFromTerm'],
    [null, 'safe', '2026-03-19', 'interestFromTerm'],
    [null, 'strict', '2026-03-03', 'interestFromReminder'],
  ] as const)('for a small firm %s, %s, on %s', (isSme, reading, from, code) => {
    const start = interestStart(sent, term, isSme, reading);
    expect(start).toMatchObject({ value: from, because: [{ code, from }] });
  });
});

it('the first reminder is the earliest that left after the last day to pay', () => {
  const sent = ['2026-03-10', '2026-02-02', '2026-01-15', '2026-02-01'].map((on) => ({ sentOn: day(on) }));
  expect(firstReminderOf(sent, day('2026-01-15'))?.sentOn).toBe('2026-02-01');
  expect(firstReminderOf(sent, day('2026-03-10'))).toBeNull();
  expect(firstReminderOf([], day('2026-03-10'))).toBeNull();
});
