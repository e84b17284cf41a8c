import { expect, it } from 'vitest';
import { agency } from '@/lib/agency.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';

const dossier = { communication: '090933755493', amountCents: cents(123_456) };
const own = <T>(value: T) => ({ value, isSample: false });
const sample = <T>(value: T) => ({ value, isSample: true });

it('has what a bank asks, as people read it and as its form takes it', () => {
  const profile = { accountHolder: own('Derdenrekening'), iban: own('BE68539007547034') };
  expect(paymentFacts(dossier, 'nl', profile)).toEqual([
    { key: 'holder', shown: 'Derdenrekening', copied: 'Derdenrekening', isSample: false },
    { key: 'iban', shown: 'BE68 5390 0754 7034', copied: 'BE68539007547034', isSample: false },
    {
      key: 'communication',
      shown: '+++090/9337/55493+++',
      copied: '+++090/9337/55493+++',
      isSample: false,
    },
    { key: 'amount', shown: '€\u00a01.234,56', copied: '1234,56', isSample: false },
  ]);
  expect(paymentFacts(dossier, 'en', profile).at(-1)?.copied).toBe('1234.56');
});

it.each([
  ['the holder', { accountHolder: sample('Voorbeeld'), iban: own('BE68539007547034') }, ['holder']],
  ['the account', { accountHolder: own('Derdenrekening'), iban: sample('BE68539007547034') }, ['iban']],
])('marks %s alone when only that is a sample', (_, profile, expected) => {
  const marked = paymentFacts(dossier, 'nl', profile).filter(({ isSample }) => isSample);
  expect(marked.map(({ key }) => key)).toEqual(expected);
});

it('marks what the profile of this deployment marks', () => {
  const marked = paymentFacts(dossier, 'nl').flatMap(({ key, isSample }) => (isSample ? [key] : []));
  const expected = [
    ...(agency.accountHolder.isSample ? ['holder'] : []),
    ...(agency.iban.isSample ? ['iban'] : []),
  ];
  expect(marked).toEqual(expected);
});
