import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, nearestColumn } from '@/lib/intake/columns.ts';
import { faultSentence } from '@/lib/intake/faults.ts';
import { parseAmount, parsePercent } from '@/lib/intake/parse-amount.ts';
import { parseFileDay } from '@/lib/intake/parse-day.ts';
import { parseEnterpriseNumber, parseField } from '@/lib/intake/parse-field.ts';
import { isInside } from '@/lib/intake/pdfs.ts';

const value = (found: ReturnType<typeof parseField>) => (found.ok ? found.value : found.code);

describe('parseAmount', () => {
  it.each([
    ['0', 0],
    ['0,01', 1],
    ['1234', 123_400],
    ['1234,5', 123_450],
    ['1234.50', 123_450],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ["1'234.56", 123_456],
    ['1.234.567,89', 123_456_789],
    ['1.234.567', 123_456_700],
    ['€ 12,50', 1_250],
    ['12,50 €', 1_250],
    ['EUR 12,50', 1_250],
    ['12,50 EUR', 1_250],
    ['999.999.999,99', 99_999_999_999],
  ])('%j is %i cents', (text, cents) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: cents });
  });

  it.each([
    ['1.234', 'amountAmbiguous'],
    ['12,345', 'amountAmbiguous'],
    ['0.125', 'amountAmbiguous'],
    ['€ 1.234', 'amountAmbiguous'],
    ['1,23E+11', 'excel'],
    ['1.2e5', 'excel'],
    ['########', 'excel'],
    ['-5,00', 'amount'],
    ['(5,00)', 'amount'],
    ['+5', 'amount'],
    ['5,', 'amount'],
    [',50', 'amount'],
    ['1.23.456', 'amount'],
    ['1.234,567', 'amount'],
    ['1,234,56', 'amount'],
    ['1.000.000.000,00', 'amount'],
    ['9'.repeat(400), 'amount'],
    ['12 50', 'amount'],
    ['0x10', 'amount'],
    ['١٢', 'amount'],
    ['$5', 'amount'],
    ['NaN', 'amount'],
    ['', 'amount'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseAmount(text)).toEqual({ ok: false, code });
  });

  it('reads each amount back in all notations', () => {
    const notations = [
      ['', ','],
      ['', '.'],
      ['.', ','],
      [',', '.'],
      [' ', ','],
    ];
    fc.assert(
      fc.property(
        fc.nat(99_999_999_999),
        fc.constantFrom(...notations),
        (cents, [group = '', point = '']) => {
          const euros = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group);
          const text = `${euros}${point}${String(cents % 100).padStart(2, '0')}`;
          expect(parseAmount(text)).toEqual({ ok: true, value: cents });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

it.each([
  ['8', 800],
  ['8,5', 850],
  ['10.25 %', 1_025],
  ['0', 0],
])('percentage %j is %i basis points', (text, bps) => {
  expect(parsePercent(text)).toEqual({ ok: true, value: bps });
});

it.each(['-8', '8,125', '1000', '%', 'acht', '8..5'])('percentage %j is refused', (text) => {
  expect(parsePercent(text).ok).toBe(false);
});

describe('parseFileDay', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['1/2/2026', '2026-02-01'],
    ['31-12-2026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['29/02/2024', '2024-02-29'],
  ])('%j is %s', (text, on) => {
    expect(parseFileDay(text)).toBe(on);
  });

  it.each([
    '29/02/2026',
    '12/31/2026',
    '31/04/2026',
    '0/1/2026',
    '01/01/26',
    '2026-1-1',
    '2026/12/31',
    '46387',
    '01/01/0026',
    '31/12/2026 00:00',
    '31 december 2026',
    '',
  ])('%j is refused', (text) => {
    expect(parseFileDay(text)).toBeNull();
  });
});

describe('parseEnterpriseNumber', () => {
  it.each(['0999.990.123', '0999990123', 'BE0999990123', 'BE 0999.990.123', 'be0999990123', '999990123'])(
    'reads %j',
    (text) => {
      expect(parseEnterpriseNumber(text)).toBe('0999.990.123');
    },
  );

  it.each([
    '0999.990.124',
    '0999990',
    '97',
    '',
    '2999.990.123',
    '0999.990.1234',
    'NL0999990123',
    '0999,990,123',
  ])('refuses %j', (text) => {
    expect(parseEnterpriseNumber(text)).toBeNull();
  });
});

describe('parseField', () => {
  it.each(['yes', 'JA', 'oui', 'Ja', '1'])('%j is yes', (text) => {
    expect(value(parseField('yesNo', text))).toBe(true);
  });

  it.each(['no', 'Nee', 'NON', 'nein', '0'])('%j is no', (text) => {
    expect(value(parseField('yesNo', text))).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%j is no choice', (text) => {
    for (const kind of ['yesNo', 'language', 'debtKind', 'interval', 'debtorKind'] as const) {
      expect(value(parseField(kind, text))).toBe('choice');
    }
  });

  it('reads what was sent: day, channel and cost', () => {
    expect(
      value(parseField('sent', '2026-03-02:post | 20/03/2026:email:7,50|2026-04-01:registered:0')),
    ).toEqual([
      { on: '2026-03-02', channel: 'post', cost_cents: 0 },
      { on: '2026-03-20', channel: 'email', cost_cents: 750 },
      { on: '2026-04-01', channel: 'registered', cost_cents: 0 },
    ]);
  });

  it.each([
    '2026-03-02',
    '2026-03-02:dove',
    'post:2026-03-02',
    '2026-03-02:post|',
    '2026-03-02:post:1:2',
    '|',
  ])('refuses the list %j', (text) => {
    expect(value(parseField('sent', text))).toBe('list');
  });

  it('reads payments: day and amount', () => {
    expect(value(parseField('money', '2026-04-01:50,00|02/05/2026:1.234,56'))).toEqual([
      { on: '2026-04-01', cents: 5_000 },
      { on: '2026-05-02', cents: 123_456 },
    ]);
  });

  it.each(['2026-04-01', '2026-04-01:0', '2026-04-01:-5', '2026-04-01:1.234', '50,00', '2026-04-01:5:5'])(
    'refuses the payments %j',
    (text) => {
      expect(value(parseField('money', text))).toBe('list');
    },
  );

  it.each([
    'An\u0000',
    'An\u001b[31m',
    'a\u202egpj',
    'a\u2066b',
    '\ud800',
    'x\udc00',
    'a\u0081',
    '\u200fa',
    'Am\ufffdlie',
  ])('refuses %j in each kind of field', (text) => {
    for (const { kind } of columns) expect(value(parseField(kind, text))).toBe('characters');
  });

  it.each(['=cmd|calc', '+32 2', '-1', '@x', 'O\u2019Connor', 'Łódź 😀', "Robert'); drop table debtors;--"])(
    'keeps %j as the text it is',
    (text) => {
      expect(value(parseField('text', text))).toBe(text);
    },
  );

  it('composes letters and their accents, so that a name is equal to itself', () => {
    expect(value(parseField('text', 'Rene\u0301'))).toBe('Ren\u00e9');
  });

  it.each([
    ['key', '1,23E+11', 'excel'],
    ['key', 'x'.repeat(61), 'tooLong'],
    ['text', 'x'.repeat(101), 'tooLong'],
    ['count', '0', 'count'],
    ['count', '1,5', 'count'],
    ['country', 'Belgium', 'choice'],
    ['country', 'be', 'BE'],
    ['iban', 'be62 5100 0754 7061', 'BE62510007547061'],
    ['iban', 'BE62510007547062', 'iban'],
    ['iban', '6,25E+15', 'excel'],
    ['email', 'An@Example.be', 'an@example.be'],
    ['email', 'an@example', 'email'],
    ['email', 'an@example.be, ben@example.be', 'email'],
    ['email', `${'a'.repeat(65)}@example.be`, 'email'],
    ['email', `a@${'b'.repeat(260)}.be`, 'email'],
  ] as const)('%s %j gives %j', (kind, text, expected) => {
    expect(value(parseField(kind, text))).toBe(expected);
  });

  it('answers a value or a fault with a sentence to whatever a file says', () => {
    const piece = fc.constantFrom(
      '2026-03-02',
      ':',
      '|',
      'post',
      '1.234',
      ',50',
      '€',
      ' ',
      '=',
      '0999990123',
      'E+11',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
      fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...columns), anything, ({ kind, name, most }, text) => {
        const found = parseField(kind, text, most);
        if (found.ok) expect(typeof found.value).toMatch(/string|number|boolean|object/);
        else expect(faultSentence({ line: 1, column: name, ...found })).toMatch(/^line 1, [a-z_]+: /);
      }),
      { numRuns: 3_000 },
    );
  });
});

it.each(['a.pdf', 'invoices/a.pdf', 'invoices\\a.pdf', './a.pdf', '..a.pdf'])('%j is inside', (path) => {
  expect(isInside(path)).toBe(true);
});

it.each([
  '../a.pdf',
  'a/../../b.pdf',
  '/etc/a.pdf',
  'C:\\a.pdf',
  'c:a.pdf',
  '\\\\host\\a.pdf',
  'a\\..\\..\\b.pdf',
])('%j is not inside', (path) => {
  expect(isInside(path)).toBe(false);
});

it.each([
  ['invoice_ammount', 'invoice_amount'],
  ['debtor_nr', 'debtor_name'],
  ['klantnummer', null],
  ['', null],
])('the column nearest to %j is %j', (name, nearest) => {
  expect(nearestColumn(name)).toBe(nearest);
});

it('describes each column in the README of the samples, the mandatory ones in bold', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../db/samples/README.md'), 'utf8');
  const described = [...readme.matchAll(/^\| (\*\*)?`(\w+)`(?:\*\*)? \|/gm)].map(([, bold, name]) => ({
    name,
    isMandatory: bold !== undefined,
  }));
  const known = columns.map(({ name, isMandatory = false }) => ({ name, isMandatory }));
  const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) =>
    (a.name ?? '').localeCompare(b.name ?? '');
  expect(described.sort(byName)).toEqual(known.sort(byName));
});
