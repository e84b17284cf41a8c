import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { type Interruption, prescribedFrom } from '@/lib/debt-law/prescription.ts';
import type { DebtKind } from '@/lib/debt-law/scope.ts';

const debt = (kind: DebtKind, dueOn: string, more: { isRecurring?: boolean; suppliedOn?: string } = {}) => ({
  kind,
  dueOn: day(dueOn),
  isRecurring: more.isRecurring ?? null,
  suppliedOn: more.suppliedOn ? day(more.suppliedOn) : null,
});
const interrupted = (kind: Interruption['kind'], on: string): Interruption => ({ kind, on: day(on) });
const from = (
  asked: ReturnType<typeof debt>,
  acts: Interruption[] = [],
  reading: 'safe' | 'strict' = 'strict',
) => prescribedFrom(asked, acts, reading).value;
const telecom = debt('telecom', '2021-05-31');

it.each<[Parameters<typeof debt>[0], string]>([
  ['services', '2026-01-16'],
  ['education', '2026-01-16'],
  ['other', '2026-01-16'],
  ['goods', '2031-01-16'],
])('%s of which nobody says how often they recur is prescribed by %s in the safe reading', (kind, first) => {
  expect(from(debt(kind, '2021-01-15'), [], 'safe')).toBe(first);
});

describe('a debt is prescribed', () => {
  it.each([
    ['telecom', telecom, '2026-06-01'],
    ['hospital', debt('medical', '2024-05-15', { suppliedOn: '2024-03-15' }), '2026-04-01'],
    ['care without a day of supply', debt('medical', '2024-03-15'), '2026-04-01'],
    ['web shop', debt('goods', '2020-02-29', { isRecurring: false }), '2030-03-01'],
    ['energy', debt('energy', '2021-01-15'), '2026-01-16'],
    ['water', debt('water', '2021-01-15'), '2026-01-16'],
    ['rent', debt('rent', '2021-01-15'), '2026-01-16'],
    ['subscription', debt('subscription', '2021-01-15', { isRecurring: false }), '2026-01-16'],
    ['services once', debt('services', '2021-01-15', { isRecurring: false }), '2031-01-16'],
    ['services each month', debt('services', '2021-01-15', { isRecurring: true }), '2026-01-16'],
    ['education', debt('education', '2021-01-15'), '2031-01-16'],
    ['anything else', debt('other', '2021-01-15'), '2031-01-16'],
    ['insurance', debt('insurance', '2021-01-15'), null],
    ['credit', debt('credit', '2021-01-15'), null],
    [
      'care, also when it comes back each month',
      debt('medical', '2024-03-15', { isRecurring: true }),
      '2026-04-01',
    ],
    ['transport', debt('transport', '2021-01-15', { isRecurring: true }), null],
  ])('%s', (_, asked, first) => expect(from(asked)).toBe(first));

  it('sooner in the safe reading when nobody says whether it recurs and what it is', () => {
    expect(from(debt('other', '2021-01-15'), [], 'safe')).toBe('2026-01-16');
    expect(from(debt('goods', '2021-01-15'), [], 'safe')).toBe('2031-01-16');
  });

  it.each([
    ['recognition', [interrupted('recognition', '2023-07-01')], '2028-07-02'],
    ['recognition on the last day', [interrupted('recognition', '2026-05-31')], '2031-06-01'],
    ['recognition when it is too late', [interrupted('recognition', '2026-06-01')], '2026-06-01'],
    [
      'two recognitions, told in the wrong order',
      [interrupted('recognition', '2030-01-01'), interrupted('recognition', '2025-05-01')],
      '2035-01-02',
    ],
    ['recognition before it was due', [interrupted('recognition', '2021-05-30')], '2026-06-01'],
    ['a notice of a bailiff', [interrupted('registeredNotice', '2026-05-01')], '2027-05-02'],
    ['an early notice, which changes nothing', [interrupted('registeredNotice', '2022-05-01')], '2026-06-01'],
    [
      'a second notice, which changes nothing',
      [interrupted('registeredNotice', '2027-04-01'), interrupted('registeredNotice', '2026-05-01')],
      '2027-05-02',
    ],
    [
      'a notice after a recognition',
      [
        interrupted('registeredNotice', '2026-05-01'),
        interrupted('recognition', '2027-01-01'),
        interrupted('registeredNotice', '2031-12-31'),
      ],
      '2033-01-01',
    ],
    ['a letter of a collector, which changes nothing', [interrupted('letter', '2026-05-01')], '2026-06-01'],
  ] as const)('after %s', (_, acts, first) => expect(from(telecom, [...acts])).toBe(first));

  it('and it says how it was counted', () => {
    const codes = (asked: ReturnType<typeof debt>, acts: Interruption[] = []) =>
      prescribedFrom(asked, acts, 'safe').because;
    expect(codes(telecom, [interrupted('recognition', '2023-07-01')])).toEqual([
      { code: 'recognised', source: 'recognition', on: '2023-07-01' },
      {
        code: 'prescribedAfter',
        source: 'periodicPrescription',
        years: 5,
        startsOn: '2023-07-01',
        lastDay: '2028-07-01',
      },
    ]);
    expect(codes(telecom, [interrupted('recognition', '2021-05-31')])[0]).toMatchObject({
      code: 'recognised',
    });
    expect(codes(debt('telecom', '2021-05-31', { isRecurring: true }))).toMatchObject([
      { code: 'prescribedAfter', years: 5 },
    ]);
    expect(codes(debt('services', '2021-01-15', { isRecurring: true }))[0]).toMatchObject({
      code: 'periodicDebt',
    });
    expect(codes(debt('medical', '2024-05-15', { suppliedOn: '2024-03-15' }))).toMatchObject([
      { code: 'careMonthEnds', on: '2024-03-31' },
      { code: 'prescribedAfter', years: 2, source: 'medicalPrescription' },
    ]);
    expect(codes(telecom, [interrupted('registeredNotice', '2026-05-01')])[0]).toMatchObject({
      code: 'noticePostpones',
      on: '2026-05-01',
      lastDay: '2027-05-01',
    });
    expect(codes(debt('goods', '2021-01-15'))).toMatchObject([{ source: 'generalPrescription', years: 10 }]);
    expect(codes(debt('credit', '2021-01-15'))).toEqual([]);
  });
});
