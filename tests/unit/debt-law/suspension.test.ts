import { describe, expect, it } from 'vitest';
import {
  lastChanceDueOn,
  settlementClaimDueOn,
  settlementStop,
} from '@/lib/debt-law/collective-settlement.ts';
import { mayContactAt, planStatementDueOn } from '@/lib/debt-law/contact.ts';
import { day } from '@/lib/debt-law/day.ts';
import { lateInterest } from '@/lib/debt-law/interest.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { type Cause, suspension, undecidedStops } from '@/lib/debt-law/suspension.ts';

const said = (kind: Cause['kind'], saidOn: string, decidedOn: string | null = null): Cause => ({
  kind,
  saidOn: day(saidOn),
  decidedOn: decidedOn === null ? null : day(decidedOn),
});
const noticeEnds = day('2026-06-17');

describe('collection stops', () => {
  it.each([
    ['a plan until its decision', [said('plan', '2026-03-06', '2026-04-20')], ['2026-03-06 2026-04-20']],
    ['a plan without end until then', [said('plan', '2026-03-06')], ['2026-03-06 null']],
    ['a dispute after the term', [said('dispute', '2026-07-10')], ['2026-07-10 null']],
    ['mediation for 45 days', [said('mediation', '2026-03-06')], ['2026-03-06 2026-04-21']],
    [
      'mediation until its decision',
      [said('mediation', '2026-03-06', '2026-03-10')],
      ['2026-03-06 2026-03-10'],
    ],
    [
      'mediation, decided too late',
      [said('mediation', '2026-03-06', '2026-09-10')],
      ['2026-03-06 2026-04-21'],
    ],
    [
      'one after the other',
      [said('dispute', '2026-05-01', '2026-05-20'), said('plan', '2026-03-06', '2026-04-20')],
      ['2026-03-06 2026-04-20', '2026-05-01 2026-05-20'],
    ],
    ['nothing, when decided on the same day', [said('plan', '2026-03-06', '2026-03-06')], []],
    ['nothing', [], []],
  ])('for %s', (_, causes, stops) => {
    for (const reading of ['safe', 'strict'] as const) {
      const found = suspension(causes, noticeEnds, reading).value;
      expect(found.map(({ from, to }) => `${from} ${to}`)).toEqual(stops);
    }
  });

  it('for several causes at most 45 days after the term of the notice, and in what we do until they are decided', () => {
    const both = [said('plan', '2026-06-10'), said('dispute', '2026-06-12')];
    const strict = suspension(both, noticeEnds, 'strict');
    expect(strict.value).toEqual([{ from: '2026-06-10', to: '2026-08-02' }]);
    expect(strict.because).toEqual([
      { code: 'stopUntilDecision', source: 'planStop', from: '2026-06-10' },
      { code: 'stopUntilDecision', source: 'disputeStop', from: '2026-06-12' },
      { code: 'stopsTogether', source: 'severalStops', lastDay: '2026-08-01' },
    ]);
    expect(suspension(both, noticeEnds, 'safe').value).toEqual([{ from: '2026-06-10', to: null }]);
    const decided = [said('plan', '2026-06-10', '2026-06-20'), said('dispute', '2026-06-12', '2026-06-30')];
    expect(suspension(decided, noticeEnds, 'strict').value).toEqual([
      { from: '2026-06-10', to: '2026-06-30' },
    ]);
    const touching = [said('plan', '2026-06-10', '2026-06-20'), said('dispute', '2026-06-20')];
    expect(suspension(touching, noticeEnds, 'strict').value).toEqual([
      { from: '2026-06-10', to: '2026-08-02' },
    ]);
    const within = [said('plan', '2026-06-10', '2026-06-30'), said('dispute', '2026-06-12', '2026-06-14')];
    expect(suspension(within, noticeEnds, 'safe').value).toEqual([{ from: '2026-06-10', to: '2026-06-30' }]);
    const open = [said('plan', '2026-06-10'), said('dispute', '2026-06-12', '2026-06-14')];
    expect(suspension(open, noticeEnds, 'safe').value).toEqual([{ from: '2026-06-10', to: null }]);
    const thrice = [...within, said('mediation', '2026-06-15', '2026-06-16')];
    expect(suspension(thrice, noticeEnds, 'strict').because.at(-1)).toMatchObject({ code: 'stopsTogether' });
  });

  it('for several causes after the term, or without a notice, 45 days from the first of them', () => {
    const both = [said('plan', '2026-09-10'), said('dispute', '2026-09-12')];
    for (const term of [noticeEnds, null]) {
      expect(suspension(both, term, 'strict').value[0]?.to?.slice(5)).toBe(term ? '10-25' : '10-26');
    }
  });

  it('says until when mediation stops', () => {
    expect(suspension([said('mediation', '2026-03-06')], null, 'safe').because).toEqual([
      { code: 'stopAtMost', source: 'mediationStop', from: '2026-03-06', lastDay: '2026-04-20' },
    ]);
  });
});

describe('interest stops from day 31 without a decision', () => {
  it.each([
    ['asked on a Friday', said('plan', '2026-03-06'), '2026-04-06', null, 'planStop'],
    ['before a holiday', said('plan', '2026-04-30'), '2026-06-01', null, 'planStop'],
    ['decided later', said('plan', '2026-03-06', '2026-04-20'), '2026-04-06', '2026-04-20', 'planStop'],
    ['disputed', said('dispute', '2026-03-06'), '2026-04-06', null, 'disputeStop'],
  ] as const)('%s', (_, cause, from, to, source) => {
    const found = undecidedStops([cause]);
    expect(found.value).toEqual([{ from, to, cause: 'undecided' }]);
    expect(found.because).toEqual([{ code: 'noDecisionInTime', source, from, askedOn: cause.saidOn }]);
  });

  it('and not when it was decided by then, nor for mediation', () => {
    const none = [said('plan', '2026-03-06', '2026-04-05'), said('dispute', '2026-03-06', '2026-04-06')];
    expect(undecidedStops([...none, said('mediation', '2026-03-06')])).toEqual({ value: [], because: [] });
    expect(undecidedStops([said('plan', '2026-03-06', '2026-04-07')]).value).toHaveLength(1);
  });
});

describe('a collective debt settlement', () => {
  it('stops interest from the day after its notice, and until it ends', () => {
    const stop = settlementStop(day('2026-03-09'), null);
    expect(stop).toEqual({
      value: { from: '2026-03-10', to: null, cause: 'settlement' },
      because: [{ code: 'settlementFrom', source: 'settlementEffects', from: '2026-03-10' }],
    });
    expect(settlementStop(day('2026-03-09'), day('2027-01-01')).value.to).toBe('2027-01-01');
    const interest = (to: string) =>
      lateInterest({
        principal: cents(10_000),
        from: day('2026-03-01'),
        to: day(to),
        terms: { rate: 1_050, contractOn: null },
        stops: [stop.value],
        reading: 'safe',
      });
    expect(interest('2026-03-10')).toMatchObject({ value: 25 });
    expect(interest('2028-01-01')).toMatchObject({ value: 25 });
  });

  it.each([
    ['2026-03-10', '2026-04-10'],
    ['2026-02-25', '2026-03-25'],
    ['2026-01-31', '2026-03-02'],
    ['2026-03-11', '2026-04-13'],
  ])('told on %s is to be answered by %s', (told, due) => {
    expect(settlementClaimDueOn(day(told))).toEqual({
      value: due,
      because: [{ code: 'settlementClaim', source: 'settlementClaim', lastDay: due }],
    });
  });

  it('leaves 15 more days after the mediator reminds', () => {
    expect(lastChanceDueOn(day('2026-05-04'))).toEqual({
      value: '2026-05-19',
      because: [{ code: 'settlementClaim', source: 'settlementClaim', lastDay: '2026-05-19' }],
    });
    expect(lastChanceDueOn(day('2026-05-01')).value).toBe('2026-05-18');
  });
});

describe('the agency', () => {
  it.each([
    ['07:59:59', false],
    ['08:00:00', true],
    ['21:59:59', true],
    ['22:00:00', false],
    ['00:00:00', false],
    ['12:00:00', true],
  ])('may call at %s: %s', (time, may) => {
    const found = mayContactAt(time);
    expect([found.value, found.because.map(({ code }) => code)]).toEqual([may, may ? [] : ['atNight']]);
  });

  it('states a plan once a year', () => {
    expect(planStatementDueOn(day('2025-06-10'), null)).toEqual({
      value: '2026-06-10',
      because: [{ code: 'statementEachYear', source: 'yearlyStatement', lastDay: '2026-06-10' }],
    });
    expect(planStatementDueOn(day('2025-06-10'), day('2026-02-28')).value).toBe('2027-02-28');
  });
});
