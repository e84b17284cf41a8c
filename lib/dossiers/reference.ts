/** The reference that a letter prints: eight digits and their remainder modulo 97, where 0 is written 97. */
export function referenceOf(firstEight: number): string {
  if (!Number.isInteger(firstEight) || firstEight < 0 || firstEight > 99_999_999) {
    throw new Error('a reference has eight digits before its check');
  }
  return `${String(firstEight).padStart(8, '0')}${String(firstEight % 97 || 97).padStart(2, '0')}`;
}

/** What a person typed as ten digits, or null when the check says that a digit is wrong. */
export function normaliseReference(typed: string): string | null {
  const digits = typed.slice(0, 60).replace(/[\s./-]/g, '');
  return /^\d{10}$/.test(digits) && referenceOf(Number(digits.slice(0, 8))) === digits ? digits : null;
}

/** The form of letter and screen: `1234 5678 90`. */
export const formatReference = (digits: string): string =>
  `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`;
