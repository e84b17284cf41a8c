import type { ReceiptKind } from './content-of.ts';

/** A receipt as the debtor sees it in the list: `code` is what it is checked by. */
export type ReceiptRow = {
  id: string;
  kind: ReceiptKind;
  objectId: string;
  number: string;
  code: string;
  at: Date;
};

/** What whoever has a receipt learns of it: nothing of whom it is or what was written. */
export type CheckedReceipt = {
  number: string;
  kind: ReceiptKind;
  at: Date;
  isWhole: boolean;
  /** Of a closing letter: whether still nothing is owed. */
  stillHolds: boolean;
};
