import type { Day } from '../debt-law/day.ts';

export type DocumentKind = 'invoice' | 'letter' | 'contract' | 'receipt' | 'other';

export type DocumentView = {
  id: string;
  fileId: string;
  kind: DocumentKind;
  title: string;
  issuedOn: Day;
  invoiceNumber: string | null;
  sizeBytes: number;
  mediaType: string;
  addedBy: 'creditor' | 'staff' | 'system';
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
