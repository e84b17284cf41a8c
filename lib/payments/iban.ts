/** The letters and digits of an account number that was typed or printed with spaces, dots or dashes, in capitals. */
export const compactIban = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase();

/** How long a number is where payments in euro go. Source: the IBAN registry of SWIFT. */
const lengths = new Map(
  Object.entries({
    15: 'NO',
    16: 'BE',
    18: 'DK FI NL',
    19: 'SI',
    20: 'AT EE LT LU',
    21: 'CH HR LI LV',
    22: 'BG DE GB IE VA',
    23: 'GI',
    24: 'AD CZ ES RO SE SK',
    25: 'PT',
    26: 'IS',
    27: 'FR GR IT MC SM',
    28: 'CY HU PL',
    31: 'MT',
  }).flatMap(([length, countries]) =>
    countries.split(' ').map((country) => [country, Number(length)] as const),
  ),
);

/** How many characters an account number of a country has; null where payments in euro do not go. */
export const ibanLength = (country: string): number | null => lengths.get(country) ?? null;

/** ISO 7064 mod 97-10, with letters as numbers from A = 10. */
const remainderOf = (moved: string): bigint =>
  BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n;

/** A Belgian number holds a check of its own: its last two digits are the first ten modulo 97, where 0 is written 97. */
const isBelgianNumber = (number: string): boolean =>
  /^\d{12}$/.test(number) && (Number(number.slice(0, 10)) % 97 || 97) === Number(number.slice(10));

/**
 * Whether a text without spaces, in capitals, is an account number with the right checks.
 * Source: ISO 13616; for Belgium also the national number inside.
 */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  if (iban.length !== (ibanLength(iban.slice(0, 2)) ?? iban.length)) return false;
  if (remainderOf(`${iban.slice(4)}${iban.slice(0, 4)}`) !== 1n) return false;
  return !iban.startsWith('BE') || isBelgianNumber(iban.slice(4));
}

/** An account number in groups of four, as on paper. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
