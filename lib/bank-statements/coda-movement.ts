import type { Day } from '../debt-law/day.ts';
import { codaAmount, codaCounterparty, codaDay, codaIsCredit } from './coda-fields.ts';
import { type CodaLine, field } from './coda-lines.ts';
import { type BankLeaf, type Exact, UnreadableBankFile } from './model.ts';

/** A movement with the lines that belong to it. */
export type Movement = {
  sequence: string;
  detail: number;
  /** What the bank calls it. */
  bankReference: string;
  isCredit: boolean;
  amount: Exact;
  valueOn: Day | null;
  bookedOn: Day | null;
  /** Eight digits: type, family, transaction, category. */
  code: string;
  /** The three digits of a structured communication, or null. */
  structure: string | null;
  communication: string;
  reference: string;
  returnKind: string;
  returnReason: string;
  account: string | null;
  name: string;
};

/** Reads the first line of a movement. */
export function beginMovement(line: CodaLine): Movement {
  const { text } = line;
  const code = field(text, 54, 61);
  const detail = field(text, 7, 10);
  if (!/^\d{8}$/.test(code) || !/^\d{4}$/.test(detail)) throw new UnreadableBankFile(line.line, 'record');
  const isStructured = field(text, 62, 62) === '1';
  return {
    sequence: field(text, 3, 6),
    detail: Number(detail),
    bankReference: field(text, 11, 31).trim(),
    isCredit: codaIsCredit(line, 32),
    amount: codaAmount(line, 33),
    valueOn: codaDay(line, 48),
    bookedOn: codaDay(line, 116),
    code,
    structure: isStructured ? field(text, 63, 65) : null,
    communication: field(text, isStructured ? 66 : 63, 115),
    ...{ reference: '', returnKind: '', returnReason: '', account: null, name: '' },
  };
}

/** Adds one of the further lines of a movement. */
export function addLine(movement: Movement, { text, line }: CodaLine, version: string): void {
  const kind = field(text, 1, 2);
  if (kind === '22') {
    movement.communication += field(text, 11, 63);
    movement.reference = field(text, 64, 98).trim();
    movement.returnKind = field(text, 113, 113);
    movement.returnReason = field(text, 114, 117);
  } else if (kind === '23') {
    movement.account = codaCounterparty(field(text, 11, 47));
    movement.name = field(text, 48, version === '1' ? 73 : 82).trim();
    if (version !== '1') movement.communication += field(text, 83, 125);
  } else if (kind === '31' && field(text, 40, 43) === '1001') {
    movement.name ||= field(text, 44, 113).trim();
  } else if (!/^3[123]$/.test(kind)) throw new UnreadableBankFile(line, 'record');
}

// Debits that undo a payment of a debtor: unpaid, reimbursed, corrected.
const undone = /^.(0503|0505|0149|0249|0549)/;
// Our own payment that came back, and a debit that was taken back.
const ours = /^.(0154|0554|0558)/;

function kindOf({ isCredit, code, returnKind, returnReason }: Movement): BankLeaf['kind'] {
  // Older files have other things in these places: both must make sense, in a family that knows returns.
  const isReturn = /[1-5]/.test(returnKind) && /^[A-Z]{2}\d{2}$/.test(returnReason) && /^.0[125]/.test(code);
  if (isCredit) return isReturn || ours.test(code) ? 'returned' : 'customer';
  return isReturn || undone.test(code) ? 'reversal' : 'debit';
}

/** A movement as one payment. */
export function leafOf(movement: Movement, currency: string | null): Omit<BankLeaf, 'key' | 'parked'> {
  const kind = kindOf(movement);
  const communication = movement.communication.replace(/\s+/g, ' ').trim();
  return {
    kind,
    isCredit: movement.isCredit,
    amount: movement.amount,
    currency,
    bookedOn: movement.bookedOn,
    valueOn: movement.valueOn,
    payerName: movement.name || null,
    payerAccount: movement.account,
    ...remittanceOf(movement, communication),
    endToEndId: movement.reference || null,
    reason: kind === 'reversal' || kind === 'returned' ? movement.returnReason.trim() || null : null,
  };
}

/** What was written for us: a reference of the standard, a direct debit's own fields, or free text. */
function remittanceOf(
  { structure, communication: zone }: Movement,
  communication: string,
): Pick<BankLeaf, 'structured' | 'text' | 'mandate'> {
  const none = { structured: null, text: null, mandate: null };
  if (structure === null) return { ...none, text: communication || null };
  if (structure === '101' || structure === '102')
    return { ...none, structured: zone.slice(0, 12).trim() || null, text: zone.slice(12).trim() || null };
  if (structure === '100') return { ...none, structured: zone.slice(0, 25).trim() || null };
  if (structure === '127')
    return {
      structured: null,
      mandate: zone.slice(44, 79).trim() || null,
      text: zone.slice(79, 141).trim() || null,
    };
  return { ...none, text: communication || null };
}
