import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReference, normaliseReference, referenceOf } from '@/lib/dossiers/reference.ts';

const firstEights = fc.integer({ min: 0, max: 99_999_999 });

describe('referenceOf', () => {
  it.each([
    [0, '0000000097', '0000 0000 97'],
    [97, '0000009797', '0000 0097 97'],
    [12_345_678, '1234567803', '1234 5678 03'],
    [99_999_999, '9999999980', '9999 9999 80'],
  ])('%i becomes %s, written %s', (firstEight, digits, written) => {
    expect(referenceOf(firstEight)).toBe(digits);
    expect(formatReference(digits)).toBe(written);
  });

  it.each([-1, 0.5, 100_000_000, Number.NaN])('refuses %d', (firstEight) => {
    expect(() => referenceOf(firstEight)).toThrow('eight digits');
  });
});

describe('normaliseReference', () => {
  it('reads what it wrote, with blanks, dots, slashes and dashes', () => {
    fc.assert(
      fc.property(firstEights, fc.constantFrom(' ', '.', '-', '/', '\u00a0', ''), (firstEight, between) => {
        const digits = referenceOf(firstEight);
        expect(normaliseReference(formatReference(digits))).toBe(digits);
        expect(normaliseReference([...digits].join(between))).toBe(digits);
      }),
    );
  });

  it('catches each single wrong digit and each swap of neighbours', () => {
    fc.assert(
      fc.property(firstEights, fc.nat(9), fc.integer({ min: 1, max: 9 }), (firstEight, place, more) => {
        const digits = [...referenceOf(firstEight)];
        const wrong = digits.with(place, String((Number(digits[place]) + more) % 10));
        expect(normaliseReference(wrong.join(''))).toBeNull();
        const [left = '', right = ''] = digits.slice(place, place + 2);
        if (place === 9 || left === right) return;
        expect(normaliseReference(digits.toSpliced(place, 2, right, left).join(''))).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '',
    '12345678',
    '12345678030',
    '1234 5678 4O',
    '0000000000',
    '1234567800',
    `${' '.repeat(60)}1234567803`,
  ])('refuses %j', (typed) => {
    expect(normaliseReference(typed)).toBeNull();
  });

  it('never throws and answers ten digits or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(normaliseReference(typed) ?? '0000000097').toMatch(/^\d{10}$/);
      }),
    );
  });
});
