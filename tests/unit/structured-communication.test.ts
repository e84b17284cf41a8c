import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatStructuredCommunication,
  isStructuredCommunication,
  normaliseStructuredCommunication,
  structuredCommunicationOf,
} from '@/lib/payments/structured-communication.ts';

describe('structuredCommunicationOf', () => {
  it.each([
    [909_337_554, '090933755493', '+++090/9337/55493+++'],
    [1_234_567_890, '123456789002', '+++123/4567/89002+++'],
    [0, '000000000097', '+++000/0000/00097+++'],
    [97, '000000009797', '+++000/0000/09797+++'],
    [194, '000000019497', '+++000/0000/19497+++'],
    [1, '000000000101', '+++000/0000/00101+++'],
    [96, '000000009696', '+++000/0000/09696+++'],
    [9_999_999_999, '999999999948', '+++999/9999/99948+++'],
    [108_068_171, '010806817183', '+++010/8068/17183+++'],
    [2_402_838_428, '240283842818', '+++240/2838/42818+++'],
    [304_288, '000030428896', '+++000/0304/28896+++'],
  ])('%i becomes %s, written %s', (firstTen, digits, written) => {
    expect(structuredCommunicationOf(firstTen)).toBe(digits);
    expect(formatStructuredCommunication(digits)).toBe(written);
    expect(isStructuredCommunication(digits)).toBe(true);
    expect(normaliseStructuredCommunication(written)).toBe(digits);
  });

  it.each([-1, 0.5, 10_000_000_000, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (firstTen) => {
    expect(() => structuredCommunicationOf(firstTen)).toThrow('ten digits');
  });
});

describe('normaliseStructuredCommunication', () => {
  it.each([
    '+++090/9337/55493+++',
    '***090/9337/55493***',
    '090 9337 55493',
    '090.9337.55493',
    '090-9337-55493',
    '\u00a0090933755493\n',
  ])('reads %j', (typed) => {
    expect(normaliseStructuredCommunication(typed)).toBe('090933755493');
  });

  it.each([
    ['123456789012', 'the check should be 02'],
    ['000000009700', 'the remainder 0 is written 97'],
    ['000000000000', 'the remainder 0 is written 97'],
    ['112445546812', 'wrong check'],
    ['000003505158', 'wrong check'],
    ['931384384900', 'wrong check'],
    ['+++931/3843/84900+++', 'wrong check'],
    ['+++123/4567/89012+++', 'wrong check'],
    ['045000002621', 'wrong check'],
    ['000000000198', '98 stands for 1 and is no check'],
    ['09093375549', '11 digits'],
    ['0909337554930', '13 digits'],
    ['09093375549A', 'a letter'],
    ['30428896', 'zeros lost at its beginning are not guessed'],
    ['BE68539007547034', 'an account number'],
    ['facture 090/9337/55493', 'words'],
    ['', 'nothing'],
    [`${' '.repeat(60)}090933755493`, 'too long'],
  ])('refuses %j: %s', (typed) => {
    expect(normaliseStructuredCommunication(typed)).toBeNull();
  });

  it('catches each single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999_999 }),
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        (firstTen, place, more) => {
          const digits = [...structuredCommunicationOf(firstTen)];
          digits[place] = String((Number(digits[place]) + more) % 10);
          expect(normaliseStructuredCommunication(digits.join(''))).toBeNull();
        },
      ),
    );
  });
});
