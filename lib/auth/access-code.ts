// Crockford's base 32: no I, L, O or U, which people confuse.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twice a symbol's value in the field of 32 elements made by x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The check symbol: the weights are the powers of a generator of that field, so that each wrong symbol and each swap
 * of two symbols is noticed.
 */
const checkOf = (code: string): string =>
  symbols[[...code].reduce((sum, symbol) => doubled(sum ^ symbols.indexOf(symbol)), 0)] as string;

/** The letter's form of eleven symbols: `XXXXX-XXXXX-C`. */
export const formatAccessCode = (code: string): string =>
  `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;

/** A code of ten symbols (50 bits) and its check symbol, from ten numbers below 32. */
export function accessCodeOf(numbers: readonly number[]): string {
  const code = numbers.map((n) => symbols[n % 32]).join('');
  return code + checkOf(code);
}

/** What was typed as eleven symbols, or null when a symbol is wrong: case, spaces, dashes, O, I and L do not matter. */
export function normaliseAccessCode(typed: string): string | null {
  const plain = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{11}$/.test(plain)) return null;
  return checkOf(plain.slice(0, 10)) === plain[10] ? plain : null;
}
