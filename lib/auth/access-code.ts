// Crockford's base 32: no I, L, O or U; the check symbol is the value modulo 37.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checkSymbols = `${symbols}*~$=U`;

const valueOf = (code: string): bigint =>
  [...code].reduce((value, symbol) => value * 32n + BigInt(symbols.indexOf(symbol)), 0n);

const checkOf = (code: string): string => checkSymbols[Number(valueOf(code) % 37n)] as string;

/** The letter's form of ten symbols: `XXXXX-XXXXX-C`. */
export const formatAccessCode = (code: string): string =>
  `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;

/** A code of 50 bits and its check symbol, from ten numbers below 32. */
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
  if (!/^[0-9A-HJKMNP-TV-Z]{10}[0-9A-HJKMNP-Z*~$=]$/.test(plain)) return null;
  return checkOf(plain.slice(0, 10)) === plain[10] ? plain : null;
}
