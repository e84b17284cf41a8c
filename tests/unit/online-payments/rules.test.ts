import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { dayOfChange, likelyDay, shownStateOf } from '@/lib/online-payments/rules.ts';

const paid = { status: 'paid', refundedCents: 0, chargedBackCents: 0 } as const;

describe('what a person is told', () => {
  it.each([
    ['paid', {}],
    ['pending', { status: 'authorized' as const }],
    ['expired', { status: 'expired' as const }],
    ['paid', { refundedCents: 4_999 }],
    ['refunded', { refundedCents: 5_000 }],
    ['refunded', { refundedCents: 7_500 }],
    ['paid', { chargedBackCents: 4_999 }],
    ['chargedBack', { chargedBackCents: 5_000 }],
    ['chargedBack', { refundedCents: 2_000, chargedBackCents: 3_000 }],
  ])('%s: %o of € 50', (shown, said) => {
    expect(shownStateOf({ ...paid, ...said, amountCents: 5_000 })).toBe(shown);
  });
});

describe('the day of what changed', () => {
  const days = { refundedOn: day('2026-12-02'), chargedBackOn: day('2026-12-01'), wonOn: day('2026-12-03') };
  it.each([
    ['2026-12-02', {}, { refundedCents: 1 }],
    ['2026-12-01', {}, { chargedBackCents: 1 }],
    ['2026-12-02', {}, { refundedCents: 1, chargedBackCents: 1 }],
    ['2026-12-01', { refundedCents: 1 }, { refundedCents: 1, chargedBackCents: 1 }],
    ['2026-12-03', { chargedBackCents: 1 }, {}],
    [null, { refundedCents: 1 }, {}],
    ['2026-12-01', { refundedCents: 1 }, { chargedBackCents: 2 }],
  ])('%s: from %o to %o', (on, before, after) => {
    expect(dayOfChange({ ...paid, ...before }, { ...paid, ...after }, days)).toBe(on);
  });

  it('takes the day that is known where both changed', () => {
    const both = { ...paid, refundedCents: 1, chargedBackCents: 1 };
    expect(dayOfChange(paid, both, { ...days, chargedBackOn: null })).toBe('2026-12-02');
    expect(dayOfChange(paid, both, { ...days, chargedBackOn: day('2026-12-05') })).toBe('2026-12-05');
  });

  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-10', '2026-12-10'],
    ['2026-11-30', '2026-12-10'],
    ['2026-12-11', '2026-12-10'],
  ])('%s is believed as %s', (said, on) => {
    expect(likelyDay(day(said), { from: day('2026-12-01'), today: day('2026-12-10') })).toBe(on);
  });
});
