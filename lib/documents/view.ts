import type { Day } from '../debt-law/day.ts';

export type DocumentKind = 'invoice' | 'letter' | 'contract' | 'receipt' | 'proof' | 'other';

export type DocumentView = {
  id: string;
  /** None for a receipt of the portal: it is made when somebody asks for it. */
  fileId: string | null;
  /** Of a receipt of the portal: the message that it is about. */
  receipt: { number: string; messageId: string; sentAt: Date } | null;
  kind: DocumentKind;
  title: string;
  issuedOn: Day;
  invoiceNumber: string | null;
  sizeBytes: number | null;
  mediaType: string;
  addedBy: 'creditor' | 'staff' | 'system' | 'debtor';
  /** Whether the browser may show it in place; else it is only a download. */
  servedInline: boolean;
};

/** A file within reach, with what is needed to hand out its bytes. */
export type FileView = {
  id: string;
  dossierId: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  storageKey: string;
  sha256: string;
  servedInline: boolean;
};

/** That a person's message arrived, and what it was. */
export type ReceiptView = {
  number: string;
  /** What it is checked by; null for what was received before there were codes. */
  code: string | null;
  sentAt: Date;
  body: string;
  /** Who wrote it for the debtor. */
  mediator: { name: string; organisation: string } | null;
  attachments: { name: string; sizeBytes: number; sha256: string }[];
};
