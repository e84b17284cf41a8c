import { describe, expect, it } from 'vitest';
import { compactIban, isIban } from '@/lib/payments/iban.ts';

describe('an account number', () => {
  it.each([
    'BE68539007547034',
    'BE71096123456769',
    'BE43068999999501',
    'BE62510007547061',
    'BE72000000001616',
    'BE41063012345610',
    'BE61310126985517',
    'BE47435000000080',
    'DE89370400440532013000',
    'NL91ABNA0417164300',
    'FR1420041010050500013M02606',
    'NO9386011117947',
  ])('%s is right', (iban) => {
    expect(isIban(iban)).toBe(true);
  });

  it.each([
    ['a wrong digit', 'BE68539007547035'],
    ['the checks of an IBAN but not those of a Belgian number', 'BE41539007547035'],
    ['a Belgian number a digit short', 'BE6853900754703'],
    ['a Belgian number with a letter', 'BE68A39007547034'],
    ['a wrong digit abroad', 'DE89370400440532013001'],
    ['the checks but more digits than its country has', 'DE8900370400440532013000'],
    ['spaces', 'BE68 5390 0754 7034'],
    ['small letters', 'be68539007547034'],
    ['nothing', ''],
    ['what is no number', 'BE'],
    ['far too much', `BE68${'5'.repeat(5000)}`],
  ])('with %s is wrong', (_, iban) => {
    expect(isIban(iban)).toBe(false);
  });

  it('is compared without the signs between its groups', () => {
    expect(compactIban(' be68 5390-0754.7034')).toBe('BE68539007547034');
  });
});
