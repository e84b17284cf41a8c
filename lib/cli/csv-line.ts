// Spreadsheets pass over white space before a formula, and know the wide signs of East Asian keyboards.
const formula = /^\s*[=+\-@＝＋－＠]/u;

/**
 * One line of a file that a creditor's words go into, `;` between the fields. A field that a spreadsheet would run as
 * a formula gets an apostrophe in front, which the reader of the file takes off again; quotation marks as in RFC 4180.
 */
export const csvLine = (fields: readonly string[]): string => `${fields.map(fieldOf).join(';')}\n`;

function fieldOf(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
