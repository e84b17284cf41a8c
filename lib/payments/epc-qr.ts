import { encode } from 'uqr';
import { isIban } from './iban.ts';

export type EpcTransfer = {
  /** The account holder as the bank knows it. */
  name: string;
  iban: string;
  amountCents: number;
  /** The structured communication, twelve digits without signs. */
  communication: string;
};

export type EpcRefusal = 'name' | 'iban' | 'amount' | 'communication' | 'tooLong';

/** A transfer that no EPC QR code may hold. */
export class EpcQrError extends Error {
  constructor(readonly reason: EpcRefusal) {
    super(reason);
  }
}

const longestBytes = 331;

/**
 * What an EPC QR code says: version 002, UTF-8, the structured communication as remittance reference.
 * @source European Payments Council, EPC069-12 v2.1; Febelfin: the digital form is twelve digits
 */
export function epcPayload({ name, iban, amountCents, communication }: EpcTransfer): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
  if (name.length < 1 || name.length > 70 || /[\u0000-\u001f\u007f]/.test(name)) throw new EpcQrError('name');
  if (!isIban(iban)) throw new EpcQrError('iban');
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > 99_999_999_999)
    throw new EpcQrError('amount');
  if (!/^\d{12}$/.test(communication)) throw new EpcQrError('communication');
  const amount = `EUR${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`;
  return withinBytes(['BCD', '002', '1', 'SCT', '', name, iban, amount, '', communication].join('\n'));
}

/** The text, when it fits a code of version 13 at level M. */
export function withinBytes(payload: string): string {
  if (new TextEncoder().encode(payload).length > longestBytes) throw new EpcQrError('tooLong');
  return payload;
}

/** The dark squares of a code, row by row, with a quiet border of four. */
export function qrSquares(payload: string): readonly (readonly boolean[])[] {
  return encode(withinBytes(payload), { ecc: 'M', maxVersion: 13, border: 4 }).data;
}

/** The dark squares as the path of an SVG in units of one square. */
export const qrPath = (squares: readonly (readonly boolean[])[]): string =>
  squares.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
