import { describe, expect, it } from 'vitest';
import { agency, profileSchema, sampleFieldsOf } from '@/lib/agency.ts';
import { refuseSamples, SampleProfile } from '@/lib/agency-check.ts';

const DATABASE_URL = 'postgresql://localhost/portal';
const own = <T>(value: T) => ({ value, isSample: false });

/** A profile that an agency filled in whole. */
const filled = profileSchema.parse({
  ...agency,
  accountHolder: own('Derdenrekening van een kantoor'),
  iban: own('BE71096123456769'),
  enterpriseNumber: own('0000.000.097'),
  registrationNumber: own('1'),
  senderDomains: own(['kantoor.example']),
  email: own('hulp@kantoor.example'),
  postalAddress: own(['Straat 1', '1000 Brussel']),
});

const accepts = (change: object) => profileSchema.safeParse({ ...agency, ...change }).success;

describe('the profile of the agency', () => {
  it.each(['BE68539007547034', 'BE71096123456769'])('takes the account number %s', (iban) => {
    expect(accepts({ iban: own(iban) })).toBe(true);
  });

  it.each([
    ['a wrong digit', 'BE68539007547035'],
    ['two digits swapped', 'BE68539007540734'],
    ['wrong check digits', 'BE69539007547034'],
    ['the checks of an IBAN but not those of a Belgian number', 'BE41539007547035'],
    ['a digit short', 'BE6853900754703'],
    ['spaces', 'BE68 5390 0754 7034'],
    ['another country', 'DE89370400440532013000'],
    ['letters', 'BE68ABCDEFGHIJKL'],
  ])('refuses an account number with %s', (_, iban) => {
    expect(accepts({ iban: own(iban) })).toBe(false);
  });

  it('refuses what would leave a page without an answer', () => {
    expect(accepts({ name: '' })).toBe(false);
    expect(accepts({ sites: [] })).toBe(false);
    expect(accepts({ phoneLink: '02/708.30.33' })).toBe(false);
    expect(accepts({ senderDomains: own([]) })).toBe(false);
    expect(accepts({ email: own('hulp') })).toBe(false);
    expect(accepts({ postalAddress: own(['1000 Brussel']) })).toBe(false);
    expect(accepts({ iban: { value: 'BE68539007547034' } })).toBe(false);
    expect(accepts({ payoutAccounts: ['NL91ABNA0417164301'] })).toBe(false);
    expect(accepts({ payoutAccounts: ['NL91ABNA0417164300'] })).toBe(true);
  });

  it('calls by the number that it shows', () => {
    expect(agency.phoneLink).toBe(agency.phone.replace(/\D/g, '').replace(/^0/, '+32'));
  });

  it('has samples that belong to nobody', () => {
    const names = [agency.email, agency.senderDomains].filter(({ isSample }) => isSample);
    for (const { value } of names)
      expect([value].flat().every((name) => name.endsWith('.example'))).toBe(true);
    if (agency.iban.isSample) expect(agency.iban.value).toBe('BE68539007547034');
    if (agency.enterpriseNumber.isSample) expect(agency.enterpriseNumber.value).toMatch(/^0000\.000\./);
  });
});

describe('samples that are left', () => {
  const sampled = { ...filled, iban: { value: 'BE68539007547034', isSample: true } };

  it('are named, and only they', () => {
    expect(sampleFieldsOf(filled)).toEqual([]);
    expect(sampleFieldsOf(sampled)).toEqual(['iban']);
    const two = { ...sampled, accountHolder: { value: 'Voorbeeld', isSample: true } };
    expect(sampleFieldsOf(two).sort()).toEqual(['accountHolder', 'iban']);
  });

  it('stop a start with a real database, by name', () => {
    const start = () => refuseSamples(sampled, { DATABASE_URL, DEMO_DATA: false });
    expect(start).toThrow(SampleProfile);
    expect(start).toThrow(/ iban\. /);
  });

  it('stop neither the embedded database, nor a demo, nor a filled profile', () => {
    expect(() => refuseSamples(sampled, { DATABASE_URL: undefined, DEMO_DATA: false })).not.toThrow();
    expect(() => refuseSamples(sampled, { DATABASE_URL, DEMO_DATA: true })).not.toThrow();
    expect(() => refuseSamples(filled, { DATABASE_URL, DEMO_DATA: false })).not.toThrow();
  });
});
