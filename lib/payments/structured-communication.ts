/**
 * The Belgian structured communication (OGM/VCS): ten digits and their remainder modulo 97, where 0 is written 97.
 * Source: Febelfin, conditions for offering credit transfers.
 */
export function structuredCommunicationOf(firstTen: number): string {
  if (!Number.isInteger(firstTen) || firstTen < 0 || firstTen > 9_999_999_999) {
    throw new Error('a structured communication has ten digits before its check');
  }
  return `${String(firstTen).padStart(10, '0')}${String(firstTen % 97 || 97).padStart(2, '0')}`;
}

/** Whether twelve digits end in the right check. */
export const isStructuredCommunication = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && structuredCommunicationOf(Number(digits.slice(0, 10))) === digits;

/** What a person typed as twelve digits, or null when it is no valid structured communication. */
export function normaliseStructuredCommunication(typed: string): string | null {
  const digits = typed.slice(0, 60).replace(/[+*\s./-]/g, '');
  return isStructuredCommunication(digits) ? digits : null;
}

/** The form of paper and screen: `+++090/9337/55493+++`. */
export const formatStructuredCommunication = (digits: string): string =>
  `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
