/** How many characters the numbers of a country have, where payers of a Belgian agency bank. */
const lengths: Readonly<Record<string, number>> = {
  ...{
    AT: 20,
    BE: 16,
    BG: 22,
    CH: 21,
    CY: 28,
    CZ: 24,
    DE: 22,
    DK: 18,
    EE: 20,
    ES: 24,
    FI: 18,
    FR: 27,
    GB: 22,
  },
  ...{
    GR: 27,
    HR: 21,
    HU: 28,
    IE: 22,
    IS: 26,
    IT: 27,
    LI: 21,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MT: 31,
    NL: 18,
  },
  ...{ NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27 },
};

/**
 * Whether a text without spaces is an IBAN: its length, its check digits, and for Belgium those of the national number
 * within. @source ISO 13616, ISO 7064 mod 97-10; sepabelgium.be
 */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text)) return false;
  const country = text.slice(0, 2);
  const length = lengths[country];
  if (length !== undefined && text.length !== length) return false;
  const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  if (BigInt(digits) % 97n !== 1n) return false;
  if (country !== 'BE') return true;
  const national = text.slice(4);
  return (
    /^\d{12}$/.test(national) && (Number(national.slice(0, 10)) % 97 || 97) === Number(national.slice(10))
  );
}

/** An IBAN in groups of four, as on paper. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
