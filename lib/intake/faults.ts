/** A fault or warning: where, and which. `hint` is a column or a word, never a person's data. */
export type Fault = { line: number; column: string; code: FaultCode | WarningCode; hint?: string };

const faults = {
  amount: 'is not an amount such as 1234,56 or 1.234,56',
  amountAmbiguous: 'can be read as thousands or as cents: write both decimals, such as 1234,00',
  amountZero: 'must be more than zero',
  changedInvoice:
    'is known with other facts: a fact is never overwritten, send a credit note or a new invoice',
  changedDossier: 'is known with another debtor',
  brokenUtf8: 'begins as UTF-8 and has letters that are not: save it again as CSV UTF-8',
  characters: 'has a lost or hidden character (NUL, control, text direction or replacement mark)',
  choice: 'must be one of',
  columns: 'has more fields than the header: is a separator inside a text without quotes?',
  count: 'is not a whole number above zero',
  creditorFacts: 'differs from another line of the same creditor',
  csv: 'cannot be read as CSV: is a quotation mark missing, or one too many?',
  day: 'is not a day such as 31/12/2026 or 2026-12-31',
  debtorFacts: 'differs from another line of the same debtor',
  dossierDebtor: 'has another debtor on another line',
  dossierFacts: 'differs from another line of the same dossier',
  duplicateColumn: 'stands twice in the header',
  duplicateInvoice: 'stands twice in this file',
  email: 'is not an e-mail address',
  empty: 'has no line with an invoice',
  encoding: 'is UTF-16: save it as CSV UTF-8',
  enterpriseNumber: 'is not a Belgian enterprise number: its two last digits do not fit',
  excel:
    'was changed by a spreadsheet program, which wrote a number in its short form: format the column as text',
  iban: 'is not an account number (IBAN): its digits do not fit',
  list: 'is not a list such as',
  missingColumn: 'is missing in the header',
  pdfActive: 'holds a script, a program or another thing that runs: save it as a plain PDF',
  pdfDamaged: 'is cut off or damaged',
  pdfFolder: 'must be a path inside the folder of the file',
  pdfLocked: 'is locked with a password or encrypted',
  pdfMissing: 'is not there',
  pdfMixed: 'is another kind of file as well',
  pdfNotPdf: 'is not a PDF',
  pdfTooLarge: 'is larger than 10 MB',
  percent: 'is not a percentage such as 10 or 8,5',
  planIncomplete: 'needs all five plan columns',
  required: 'is empty',
  tooLong: 'is too long',
  unknownColumn: 'is not a known column',
} as const;

const warnings = {
  dayAhead: 'is later than today',
  dueBeforeIssue: 'is before the day of the invoice',
  erasedDebt: 'was erased here: the line is left out',
  erasedPerson: 'names a person who was erased here: the line is left out',
  overpaid: 'and credit notes are more than the invoice and what is claimed on top',
  sentBeforeDue: 'has a day on or before the last day to pay',
} as const;

const sentences = { ...faults, ...warnings };

export type FaultCode = keyof typeof faults;
export type WarningCode = keyof typeof warnings;

/** A fault or warning as a line for the person who sent the file. */
export function faultSentence({ line, column, code, hint }: Fault): string {
  const tail = hint ? (code === 'unknownColumn' ? `; did you mean ${hint}?` : `: ${hint}`) : '';
  return `line ${line}, ${column}: ${sentences[code]}${tail}`;
}

/** Keeps the first faults and counts all: a file of nothing but faults must not fill the memory. */
export class Faults {
  readonly kept: Fault[] = [];
  total = 0;

  constructor(private readonly most = 1_000) {}

  add(fault: Fault): void {
    this.total += 1;
    if (this.kept.length < this.most) this.kept.push(fault);
  }
}
