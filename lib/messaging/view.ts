export type AttachmentView = { fileId: string; name: string; mediaType: string; sizeBytes: number };

export type MessageView = {
  id: string;
  author: 'debtor' | 'staff' | 'notice';
  staffName: string | null;
  /** Who wrote it for the debtor. */
  mediator: { name: string; organisation: string } | null;
  body: string;
  sentAt: Date;
  readAt: Date | null;
  attachments: AttachmentView[];
};

export type DraftView = { body: string; files: AttachmentView[] };

export type UnansweredView = {
  dossierId: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  language: 'nl' | 'fr' | 'de' | 'en';
  /** When the oldest message that waits for an answer was sent. */
  waitingSince: Date;
  waiting: number;
  firstWords: string;
};
