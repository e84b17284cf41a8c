import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { type PricedReminder, reminderCosts } from '@/lib/debt-law/reminder-costs.ts';

const sent = (
  dueOn: string,
  sentOn: string,
  channel: 'post' | 'electronic' = 'post',
  postage: number | null = 130,
): PricedReminder => ({
  dueOn: day(dueOn),
  sentOn: day(sentOn),
  channel,
  postage: postage === null ? null : cents(postage),
});
const most = (list: PricedReminder[], recurring: boolean | null, reading: 'safe' | 'strict' = 'strict') =>
  reminderCosts(list, recurring, reading).map(({ value }) => value);

const months = ['01', '02', '03', '04'].map((m) => sent(`2026-${m}-15`, `2026-${m}-28`));

describe('a reminder', () => {
  it('is free when it is the first of a due day', () => {
    expect(most([sent('2026-01-15', '2026-02-01')], false)).toEqual([0]);
    expect(reminderCosts([sent('2026-01-15', '2026-02-01')], false, 'safe')[0]?.because).toEqual([
      { code: 'reminderFree', source: 'firstReminder', year: 2026, place: 1 },
    ]);
  });

  it('costs at most 7.50 euro and the postage afterwards, and by e-mail no postage', () => {
    const second = [sent('2026-01-15', '2026-02-01'), sent('2026-01-15', '2026-03-01')];
    expect(most(second, false)).toEqual([0, 880]);
    expect(
      most([second[0] as PricedReminder, sent('2026-01-15', '2026-03-01', 'electronic')], false),
    ).toEqual([0, 750]);
    const [, cost] = reminderCosts(second, false, 'safe');
    expect(cost?.because).toMatchObject([
      { code: 'reminderAtMost', most: 750, postage: 130 },
      { code: 'reminderOnTop' },
    ]);
  });

  it('has no known limit when the postage is unknown', () => {
    const unknown = [sent('2026-01-15', '2026-02-01'), sent('2026-01-15', '2026-03-01', 'post', null)];
    expect(most(unknown, false)).toEqual([0, null]);
    expect(reminderCosts(unknown, false, 'strict')[1]?.because).toEqual([
      { code: 'reminderAtMostPlusStamp', source: 'firstReminder', most: 750 },
      { code: 'reminderOnTop', source: 'reminderOnTop' },
    ]);
  });

  it('of a supply that recurs is free for three due days of a year', () => {
    expect(most(months, true)).toEqual([0, 0, 0, 880]);
    expect(most(months, true, 'safe')).toEqual([0, 0, 0, 880]);
    expect(most([...months.slice(0, 3), sent('2027-01-15', '2027-01-28')], true)).toEqual([0, 0, 0, 0]);
    expect(most(months, false)).toEqual([0, 0, 0, 0]);
    expect([most(months, null), most(months, null, 'safe')]).toEqual([
      [0, 0, 0, 880],
      [0, 0, 0, 880],
    ]);
  });

  it('of a supply that recurs is free again for the same due day in the safe reading alone', () => {
    const again = [sent('2026-01-15', '2026-02-01'), sent('2026-01-15', '2026-03-01')];
    expect(most(again, true)).toEqual([0, 880]);
    expect(most(again, true, 'safe')).toEqual([0, 0]);
    const fourTimes = ['02', '03', '04', '05'].map((m) => sent('2026-01-15', `2026-${m}-01`));
    expect(most(fourTimes, true, 'safe')).toEqual([0, 0, 0, 0]);
    expect(most([...fourTimes, ...months.slice(1)], true, 'safe')).toEqual([0, 0, 0, 0, 0, 0, 880]);
    const fourth = [...months, sent('2026-04-15', '2026-05-28')];
    expect(most(fourth, true, 'safe')).toEqual([0, 0, 0, 880, 880]);
  });

  it('counts in the order of sending, and answers in the order asked', () => {
    expect(most([...months].reverse(), true)).toEqual([880, 0, 0, 0]);
    const sameDay = [sent('2026-01-15', '2026-02-01'), sent('2026-01-15', '2026-02-01')];
    expect(most(sameDay, false)).toEqual([0, 880]);
    expect(most([], true)).toEqual([]);
  });
});
