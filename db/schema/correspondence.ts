import { sql } from 'drizzle-orm';
import { char, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from '../columns.ts';
import { dossiers, invoices } from './dossiers.ts';
import { mandates } from './mandates.ts';
import { debtors, localeEnum, staff } from './parties.ts';

export const documentKindEnum = pgEnum('document_kind', [
  'invoice',
  'letter',
  'contract',
  'receipt',
  'proof',
  'other',
]);

/**
 * What the portal writes by itself: that all is paid, as the law wants; that a booking was a mistake; what became of a plan,
 * of a dispute or of a report of somebody else. @source Code of Economic Law, art. XIX.12
 */
export const noticeEnum = pgEnum('message_notice', [
  'extinguished',
  'corrected',
  'decided',
  'planAgreed',
  'planRefused',
  'planProposed',
  'planBroken',
  'notMeDecided',
  'rightDecided',
  'rightExtended',
]);

/** One stored file. Its bytes are immutable; `storageKey` names them in the storage port. */
export const files = pgTable(
  'files',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    storageKey: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: char({ length: 64 }).notNull(),
    uploadedByDebtorId: uuid().references(() => debtors.id),
    uploadedByStaffId: uuid().references(() => staff.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex().on(t.storageKey),
    index().on(t.dossierId),
    index().on(t.uploadedByDebtorId),
    index().on(t.uploadedByStaffId),
  ],
);

export const documents = pgTable(
  'documents',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    invoiceId: uuid().references(() => invoices.id),
    fileId: uuid()
      .notNull()
      .references(() => files.id),
    kind: documentKindEnum().notNull(),
    title: text().notNull(),
    issuedOn: day().notNull(),
    addedByStaffId: uuid().references(() => staff.id),
    submissionId: uuid(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index().on(t.dossierId),
    index().on(t.invoiceId),
    uniqueIndex().on(t.fileId),
    index().on(t.addedByStaffId),
    uniqueIndex().on(t.submissionId),
  ],
);

/** A message in a dossier: of a debtor, of staff, or a notice that nobody wrote. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    debtorId: uuid().references(() => debtors.id),
    // The mediator who wrote it for the debtor.
    mandateId: uuid().references(() => mandates.id),
    staffId: uuid().references(() => staff.id),
    notice: noticeEnum(),
    submissionId: uuid().notNull(),
    body: text().notNull(),
    sentAt: instant().notNull(),
    // When the other side first had it on the screen.
    readAt: instant(),
  },
  (t) => [
    index().on(t.dossierId, t.sentAt),
    index().on(t.debtorId),
    index().on(t.mandateId),
    index().on(t.staffId),
    uniqueIndex().on(t.submissionId),
    check('messages_mandate', sql`${t.mandateId} is null or ${t.debtorId} is not null`),
    check('messages_one_author', sql`num_nonnulls(${t.debtorId}, ${t.staffId}, ${t.notice}) = 1`),
  ],
);

/** What a person has typed and attached but not sent: one a dossier and author. */
export const messageDrafts = pgTable(
  'message_drafts',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    debtorId: uuid().references(() => debtors.id),
    mandateId: uuid().references(() => mandates.id),
    staffId: uuid().references(() => staff.id),
    body: text().notNull().default(''),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex().on(t.dossierId, t.debtorId),
    uniqueIndex().on(t.dossierId, t.mandateId),
    uniqueIndex().on(t.dossierId, t.staffId),
    index().on(t.debtorId),
    index().on(t.mandateId),
    index().on(t.staffId),
    check('message_drafts_one_author', sql`num_nonnulls(${t.debtorId}, ${t.mandateId}, ${t.staffId}) = 1`),
  ],
);

/** A file belongs to a draft until the message is sent, then to the message. */
export const attachments = pgTable(
  'attachments',
  {
    fileId: uuid()
      .primaryKey()
      .references(() => files.id),
    draftId: uuid().references(() => messageDrafts.id),
    messageId: uuid().references(() => messages.id),
    position: integer().notNull(),
  },
  (t) => [
    index().on(t.draftId),
    index().on(t.messageId),
    check('attachments_one_place', sql`(${t.draftId} is null) <> (${t.messageId} is null)`),
  ],
);

export const notMeReasonEnum = pgEnum('not_me_reason', [
  'other_person',
  'moved',
  'deceased',
  'fraud',
  'minor',
  'other',
]);

/** "This is not me": said without signing in, of a reference that we do not know or of none. */
export const notMeReports = pgTable(
  'not_me_reports',
  {
    id: id(),
    receipt: text().notNull(),
    submissionId: uuid().notNull(),
    typedReference: text(),
    reason: notMeReasonEnum().notNull(),
    explanation: text().notNull(),
    contact: text(),
    language: localeEnum().notNull(),
    reportedAt: instant().notNull(),
    handledAt: instant(),
    handledByStaffId: uuid().references(() => staff.id),
  },
  (t) => [uniqueIndex().on(t.submissionId), uniqueIndex().on(t.receipt), index().on(t.handledByStaffId)],
);
