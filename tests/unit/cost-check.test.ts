import { describe, expect, it } from 'vitest';
import { checkLetter, type Field, type Typed } from '@/lib/cost-check/rules.ts';

const letter = (more: Partial<Typed> = {}): Typed => ({
  principal: '150,00',
  dueOn: '15/02/2026',
  debtKind: 'services',
  debtor: 'consumer',
  judgment: 'no',
  contract: 'after',
  reminder: 'post',
  remindedOn: '02/03/2026',
  chargeClause: 'yes',
  interestClause: 'yes',
  rate: '',
  sme: 'no',
  letterOn: '01/06/2026',
  charge: '30,00',
  interest: '',
  reminderCosts: '',
  reminderFor: 'first',
  ownCosts: '',
  paid: '',
  paidOn: '',
  ...more,
});
const verdicts = (more: Partial<Typed> = {}) => {
  const checked = checkLetter(letter(more));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return Object.fromEntries(
    Object.entries(checked.audit.heads).map(([head, { verdict, by }]) => [head, `${verdict} ${by}`]),
  );
};
const problems = (more: Partial<Typed>) => {
  const checked = checkLetter(letter(more));
  return checked.ok ? {} : checked.problems;
};

describe('a letter', () => {
  it('is judged head by head', () => {
    expect(verdicts()).toEqual({
      charge: 'tooHigh 1000',
      interest: 'ok 0',
      reminderCosts: 'ok 0',
      ownCosts: 'ok 0',
    });
    expect(verdicts({ charge: '20' }).charge).toBe('ok 0');
    expect(verdicts({ principal: '150,09', charge: '30,01' }).charge).toBe('doubtful 0');
    expect(verdicts({ ownCosts: '15' }).ownCosts).toBe('tooHigh 1500');
  });

  it('is judged by the answers on the contract and the reminder', () => {
    expect(verdicts({ chargeClause: 'no', charge: '20' }).charge).toBe('tooHigh 2000');
    expect(verdicts({ chargeClause: 'unknown', charge: '20' }).charge).toBe('doubtful 0');
    expect(verdicts({ chargeClause: 'unknown', charge: '20,01' }).charge).toBe('tooHigh 1');
    expect(verdicts({ interestClause: 'unknown', rate: '', interest: '2' }).interest).toBe('doubtful 0');
    expect(verdicts({ reminder: 'none', remindedOn: '', charge: '20' }).charge).toBe('tooHigh 2000');
    expect(verdicts({ reminder: 'unknown', remindedOn: '', charge: '20' }).charge).toBe('doubtful 0');
    expect(verdicts({ debtor: 'enterprise' }).charge).toBe('notJudged 0');
    expect(verdicts({ debtKind: 'credit' }).charge).toBe('notJudged 0');
    expect(verdicts({ judgment: 'yes' }).charge).toBe('notJudged 0');
  });

  it('is judged by the rate, the size of the firm and what was paid', () => {
    expect(verdicts({ rate: '8', interest: '2,43' }).interest).toBe('ok 0');
    expect(verdicts({ rate: '8', interest: '2,50' }).interest).toBe('tooHigh 6');
    expect(verdicts({ rate: '8', interest: '2,50', sme: 'unknown' }).interest).toBe('doubtful 0');
    expect(verdicts({ rate: '8', interest: '2,50', sme: 'yes' }).interest).toBe('ok 0');
    expect(verdicts({ principal: '200', charge: '35', paid: '60', paidOn: '10/03/2026' }).charge).toBe(
      'tooHigh 1500',
    );
    expect(verdicts({ principal: '200', charge: '35' }).charge).toBe('ok 0');
    expect(verdicts({ interestClause: 'no', interest: '9' }).interest).toMatch(/^tooHigh/);
  });

  it('is judged by the reminder that cost something', () => {
    const only = { charge: '', debtKind: 'goods' };
    expect(verdicts({ ...only, reminderCosts: '5', reminderFor: 'first' }).reminderCosts).toBe('tooHigh 500');
    expect(verdicts({ ...only, reminderCosts: '7,51', reminderFor: 'email' }).reminderCosts).toBe(
      'tooHigh 1',
    );
    expect(verdicts({ ...only, reminderCosts: '9', reminderFor: 'later' }).reminderCosts).toBe('doubtful 0');
    // The fourth due day of a year may cost something from its first reminder on: one letter does not tell.
    const again = { ...only, debtKind: 'telecom', reminderFor: 'first' };
    expect(verdicts({ ...again, reminderCosts: '7,50' }).reminderCosts).toBe('doubtful 0');
  });
});

describe('a field that cannot be read', () => {
  it.each<[Partial<Typed>, Partial<Record<Field, string>>]>([
    [{ principal: '' }, { principal: 'required' }],
    [{ principal: '0' }, { principal: 'amount' }],
    [{ principal: '12,345' }, { principal: 'amount' }],
    [{ charge: 'veel' }, { charge: 'amount' }],
    [{ dueOn: '31/02/2026' }, { dueOn: 'day' }],
    [{ letterOn: '' }, { letterOn: 'required' }],
    [{ letterOn: '15/02/2026' }, { letterOn: 'order' }],
    [{ remindedOn: '' }, { remindedOn: 'required' }],
    [{ remindedOn: '15/02/2026' }, { remindedOn: 'order' }],
    [{ remindedOn: '02/06/2026' }, { remindedOn: 'order' }],
    [{ reminder: '', remindedOn: '' }, { reminder: 'choose' }],
    [{ rate: 'acht' }, { rate: 'percent' }],
    [{ paid: '10' }, { paidOn: 'required' }],
    [
      { debtKind: 'x', sme: '' },
      { debtKind: 'choose', sme: 'choose' },
    ],
  ])('%j is told', (typed, told) => expect(problems(typed)).toEqual(told));

  it('is not asked for when it does not matter', () => {
    expect(
      problems({ reminder: 'none', remindedOn: 'x', interestClause: 'no', rate: 'x', paidOn: 'x' }),
    ).toEqual({});
  });
});
