import { describe, expect, it } from 'vitest';
import { accessCodeOf, formatAccessCode, normaliseAccessCode } from '@/lib/auth/access-code.ts';
import { freshAccessCode, freshMailCode } from '@/lib/auth/hashing.ts';
import { mailCodeSchema } from '@/lib/auth/schema.ts';

const symbols = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const codes = [
  accessCodeOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  accessCodeOf([31, 31, 31, 31, 31, 31, 31, 31, 31, 31]),
  ...Array.from({ length: 200 }, freshAccessCode),
];
const positions = Array.from({ length: 11 }, (_, i) => i);

const withSymbol = (code: string, at: number, symbol: string) =>
  code.slice(0, at) + symbol + code.slice(at + 1);

describe('an access code', () => {
  it('does not pass with one wrong symbol, whichever and wherever', () => {
    const passed = codes.flatMap((code) =>
      positions.flatMap((at) =>
        symbols.filter(
          (symbol) => symbol !== code[at] && normaliseAccessCode(withSymbol(code, at, symbol)) !== null,
        ),
      ),
    );
    expect(passed).toEqual([]);
  });

  it('does not pass with two different symbols swapped, next to each other or not', () => {
    const passed = codes.flatMap((code) =>
      positions.flatMap((a) =>
        positions
          .filter((b) => b > a && code[a] !== code[b])
          .map((b) => withSymbol(withSymbol(code, a, code[b] as string), b, code[a] as string))
          .filter((swapped) => normaliseAccessCode(swapped) !== null),
      ),
    );
    expect(passed).toEqual([]);
  });

  it('does not pass with a symbol too few or too many', () => {
    for (const code of codes) {
      expect(normaliseAccessCode(code.slice(0, -1))).toBeNull();
      for (const symbol of symbols) expect(normaliseAccessCode(code + symbol)).toBeNull();
    }
  });

  it('is read as people copy it from paper', () => {
    const code = accessCodeOf([0, 1, 10, 11, 12, 0, 1, 29, 30, 31]);
    expect(code.slice(0, 10)).toBe('01ABC01XYZ');
    const check = code.slice(10);
    for (const typed of [
      formatAccessCode(code),
      code.toLowerCase(),
      `OIabc oLxyz ${check}`,
      `oiABC–olXYZ—${check}`,
      ` 01AB C01X\u00a0YZ.${check}\t`,
    ]) {
      expect([typed, normaliseAccessCode(typed)]).toEqual([typed, code]);
    }
  });

  it.each(['', ' ', '01ABC01XYZ', 'U'.repeat(11), '0'.repeat(1_000_000), '0١ABC01XYZ0', "' or 1=1 --"])(
    'is not %.20j',
    (typed) => {
      expect(normaliseAccessCode(typed)).toBeNull();
    },
  );

  it('uses each symbol at each place about as often, and comes up once', () => {
    const number = 100_000;
    const fresh = Array.from({ length: number }, freshAccessCode);
    expect(new Set(fresh).size).toBe(number);
    for (let at = 0; at < 10; at++) {
      const seen = new Map<string, number>();
      for (const code of fresh) seen.set(code[at] as string, (seen.get(code[at] as string) ?? 0) + 1);
      expect([...seen.keys()].sort()).toEqual(symbols);
      const expected = number / 32;
      const chiSquare = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // 31 degrees of freedom: one run in ten million passes 90 by chance.
      expect(chiSquare).toBeLessThan(90);
    }
  });
});

describe('a code in a mail', () => {
  it('has six symbols, and is read with spaces, dashes and look-alikes', () => {
    for (let i = 0; i < 1000; i++) expect(freshMailCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(mailCodeSchema.parse({ code: ' abO-1Il ' })).toEqual({ code: 'AB0111' });
  });

  it.each(['', 'ABCDE', 'ABCDEFG', 'ABCDEU', '<b>', 'ABC\u0000EF'])('is not %j', (code) => {
    expect(mailCodeSchema.safeParse({ code }).success).toBe(false);
  });
});
