import { describe, expect, it } from 'vitest';
import { hourIn, instantOf } from '@/lib/clock.ts';
import { addDays, day } from '@/lib/debt-law/day.ts';
import { mayLeave, type Never, noLimits } from '@/lib/outbox/guard.ts';

const free = { rests: false, hasOpenReport: false, isSettled: false, limits: noLimits, sentInSevenDays: 0 };
const at = (instant: string, asked: Partial<Parameters<typeof mayLeave>[0]> = {}) =>
  mayLeave({ ...free, ...asked, now: new Date(instant) });

describe('what we send to be paid leaves by day only, Brussels time', () => {
  // The clocks go back on 25 October 2026 and forward on 28 March 2027.
  it.each([
    ['2026-10-24T19:59:59.999Z', 'the evening before the clocks go back, 21:59', 'go'],
    ['2026-10-24T20:00:00Z', 'that evening, 22:00', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T00:30:00Z', 'half past two, the first time', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T01:30:00Z', 'half past two, the second time', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T06:59:59.999Z', 'that morning, 07:59', '2026-10-25T07:00:00.000Z'],
    ['2026-10-25T07:00:00Z', 'that morning, 08:00', 'go'],
    ['2026-10-25T20:59:00Z', 'that evening, 21:59', 'go'],
    ['2026-10-25T21:00:00Z', 'that evening, 22:00', '2026-10-26T07:00:00.000Z'],
    ['2027-03-27T20:59:00Z', 'the evening before they go forward, 21:59', 'go'],
    ['2027-03-27T21:00:00Z', 'that evening, 22:00', '2027-03-28T06:00:00.000Z'],
    ['2027-03-28T01:00:00Z', 'three in the night, where two is left out', '2027-03-28T06:00:00.000Z'],
    ['2027-03-28T05:59:59.999Z', 'that morning, 07:59', '2027-03-28T06:00:00.000Z'],
    ['2027-03-28T06:00:00Z', 'that morning, 08:00', 'go'],
    ['2027-03-28T19:59:00Z', 'that evening, 21:59', 'go'],
    ['2027-03-28T20:00:00Z', 'that evening, 22:00', '2027-03-29T06:00:00.000Z'],
    ['2026-07-01T22:30:00Z', 'after midnight in summer', '2026-07-02T06:00:00.000Z'],
  ])('%s, %s: %s', (instant, _name, expected) => {
    const said = at(instant);
    expect(said.kind === 'later' ? said.at.toISOString() : said.kind).toBe(expected);
    if (said.kind === 'later') expect(said.because).toBe('hours');
  });

  it('keeps the hours at every quarter of an hour of a year, and what waits leaves then', () => {
    const quarter = 15 * 60_000;
    const start = Date.parse('2026-01-01T00:00:00Z');
    for (let now = start; now < start + 366 * 24 * 60 * 60_000; now += quarter) {
      const hour = hourIn(new Date(now));
      const said = mayLeave({ ...free, now: new Date(now) });
      expect(said.kind).toBe(hour >= 8 && hour < 22 ? 'go' : 'later');
      if (said.kind !== 'later') continue;
      expect([said.at.getTime() > now, said.at.getTime() - now <= 11 * 60 * 60_000]).toEqual([true, true]);
      expect(mayLeave({ ...free, now: said.at })).toEqual({ kind: 'go' });
    }
  });

  it('finds the instant of every hour that a day has', () => {
    for (let on = day('2026-01-01'); on < '2028-01-01'; on = addDays(on, 1))
      for (const hour of [0, 1, 4, 8, 12, 22, 23]) expect(hourIn(instantOf(on, hour))).toBe(hour);
  });
});

describe('what we send to be paid never leaves', () => {
  it.each<[Never, Partial<Parameters<typeof mayLeave>[0]>]>([
    ['rests', { rests: true }],
    ['openReport', { hasOpenReport: true }],
    ['settled', { isSettled: true }],
    ['channel', { limits: { ...noLimits, remindersByMail: false } }],
    ['channel', { limits: { ...noLimits, weekdays: [] } }],
    ['often', { limits: { ...noLimits, mostAWeek: 1 }, sentInSevenDays: 1 }],
  ])('because of %s, by day and by night', (because, asked) => {
    for (const instant of ['2026-11-24T12:00:00Z', '2026-11-24T23:00:00Z'])
      expect(at(instant, asked)).toEqual({ kind: 'never', because });
  });

  it('says first that collection rests', () => {
    expect(at('2026-11-24T12:00:00Z', { rests: true, hasOpenReport: true, isSettled: true })).toEqual({
      kind: 'never',
      because: 'rests',
    });
  });
});

describe('the days that a person wants none', () => {
  const working = { ...noLimits, weekdays: [1, 2, 3, 4, 5] };
  it.each([
    ['2026-11-27T12:00:00Z', 'go', ''],
    ['2026-11-27T21:00:00Z', '2026-11-30T07:00:00.000Z', 'days'],
    ['2026-11-28T12:00:00Z', '2026-11-30T07:00:00.000Z', 'days'],
    ['2026-11-28T02:00:00Z', '2026-11-30T07:00:00.000Z', 'days'],
    ['2026-11-30T02:00:00Z', '2026-11-30T07:00:00.000Z', 'hours'],
    ['2026-11-26T22:30:00Z', '2026-11-27T07:00:00.000Z', 'hours'],
  ])('%s: %s', (instant, expected, because) => {
    const said = at(instant, { limits: working });
    expect(said.kind === 'later' ? [said.at.toISOString(), said.because] : [said.kind, '']).toEqual([
      expected,
      because,
    ]);
  });

  it('may be one day of the seven', () => {
    const said = at('2026-11-24T12:00:00Z', { limits: { ...noLimits, weekdays: [1] } });
    expect(said).toEqual({ kind: 'later', at: new Date('2026-11-30T07:00:00Z'), because: 'days' });
  });
});
