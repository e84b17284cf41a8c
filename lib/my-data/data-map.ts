import { and, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '@/db/schema/index.ts';

/** Whose data it is. */
export type Person = { debtorIds: readonly string[]; dossierIds: readonly string[] };

/**
 * Why something is not in an export. `secret`: it opens or proves something, or would let codes be guessed; `internal`: it only holds rows
 * together; `staff`: which employee it was; `others`: it is of another person; `notYours`: it knows no debtor.
 */
export const withholdReasons = ['secret', 'internal', 'staff', 'others', 'notYours'] as const;
export type WithholdReason = (typeof withholdReasons)[number];

type Exported = {
  table: PgTable;
  of: (person: Person) => SQL | undefined;
  columns: readonly string[];
  withheld: Readonly<Record<string, WithholdReason>>;
};

const own = (column: Parameters<typeof inArray>[0], ids: readonly string[]) =>
  ids.length > 0 ? inArray(column as never, [...ids] as never) : sql`false`;
const list = (ids: readonly string[]) => sql`any(${`{${ids.join()}}`}::uuid[])`;

const s = schema;

/** A file that was sent, added or made: not one that waits in somebody's draft. */
const isGiven = sql`(${s.files.id} in (select file_id from documents)
  or ${s.files.id} in (select file_id from attachments where message_id is not null)
  or ${s.files.id} in (select file_id from filing_files where filing_id is not null))`;

/** What an export holds: of each table which rows are of a person, and of each column whether it is given or why not. */
export const exported: readonly Exported[] = [
  {
    table: s.debtors,
    of: ({ debtorIds }) => own(s.debtors.id, debtorIds),
    columns: [
      ...['number', 'kind', 'name', 'street', 'postalCode', 'city', 'country', 'language', 'email'],
      ...['emailConsentOn', 'phone', 'phoneConsentOn', 'confirmedEmail', 'confirmedEmailAt', 'createdAt'],
    ],
    withheld: { id: 'internal', creditorId: 'internal' },
  },
  {
    table: s.contactWishes,
    of: ({ debtorIds }) => own(s.contactWishes.debtorId, debtorIds),
    columns: ['papersByMail', 'remindBefore', 'remindersByMail', 'weekdays', 'mostAWeek', 'setAt'],
    withheld: { id: 'internal', debtorId: 'internal' },
  },
  {
    table: s.contacts,
    of: ({ debtorIds }) => own(s.contacts.debtorId, debtorIds),
    columns: ['dossierId', 'kind', 'event', 'reason', 'until', 'at'],
    withheld: { id: 'internal', debtorId: 'internal', mailId: 'internal' },
  },
  {
    table: s.mails,
    of: ({ debtorIds }) => own(s.mails.debtorId, debtorIds),
    columns: [
      ...['kind', 'dossierId', 'language', 'facts', 'fileId', 'queuedAt', 'nextAt', 'uselessAt', 'tries'],
      ...['isUnclear', 'state', 'endedAt', 'reason'],
    ],
    withheld: {
      id: 'internal',
      cause: 'internal',
      debtorId: 'internal',
      sealed: 'secret',
      claimedUntil: 'internal',
    },
  },
  {
    table: s.oneTimeCodes,
    of: ({ debtorIds }) => own(s.oneTimeCodes.debtorId, debtorIds),
    columns: ['purpose', 'email', 'tries', 'createdAt', 'expiresAt', 'usedAt'],
    withheld: {
      ...{ id: 'internal', debtorId: 'internal', mandateId: 'internal' },
      ...{ codeHash: 'secret', browserHash: 'secret' },
    },
  },
  {
    table: s.sessions,
    of: ({ debtorIds }) =>
      sql`${s.sessions.id} in (select session_id from session_debtors where debtor_id = ${list(debtorIds)})`,
    columns: ['level', 'createdAt', 'lastSeenAt', 'expiresAt', 'endedAt'],
    withheld: { id: 'secret', staffId: 'internal', accessCodeId: 'internal', mandateId: 'internal' },
  },
  {
    table: s.keptForms,
    of: ({ debtorIds }) =>
      sql`${s.keptForms.sessionId} in (select session_id from session_debtors where debtor_id = ${list(debtorIds)})`,
    columns: ['page', 'typed', 'keptAt'],
    withheld: { sessionId: 'secret' },
  },
  {
    table: s.dossiers,
    of: ({ dossierIds }) => own(s.dossiers.id, dossierIds),
    columns: [
      ...['id', 'number', 'reference', 'structuredCommunication', 'debtKind', 'isRecurring', 'contractOn'],
      ...['contractRenewedOn', 'chargeClauseText', 'chargeClauseFlatCents', 'chargeClauseBps'],
      ...['chargeClauseMinimumCents', 'interestRatePerYearBps', 'originalCreditorName', 'assignedOn'],
      ...['originalCreditorEnterpriseNumber', 'originalCreditorAddress', 'closedOn', 'createdAt'],
    ],
    withheld: { creditorId: 'internal', debtorId: 'internal', importId: 'internal' },
  },
  {
    table: s.invoices,
    of: ({ dossierIds }) => own(s.invoices.dossierId, dossierIds),
    columns: [
      ...['id', 'dossierId', 'number', 'description', 'issuedOn', 'dueOn', 'principalCents'],
      ...['claimedChargeCents', 'claimedInterestCents', 'createdAt'],
    ],
    withheld: {},
  },
  {
    table: s.reminders,
    of: ({ dossierIds }) => own(s.reminders.dossierId, dossierIds),
    columns: ['dossierId', 'invoiceId', 'kind', 'channel', 'sentOn', 'costCents'],
    withheld: { id: 'internal' },
  },
  {
    table: s.ledgerEntries,
    of: ({ dossierIds }) => own(s.ledgerEntries.dossierId, dossierIds),
    columns: ['id', 'dossierId', 'invoiceId', 'kind', 'amountCents', 'valueOn', 'reversesId', 'recordedAt'],
    withheld: { source: 'internal' },
  },
  {
    table: s.ledgerSplits,
    of: ({ dossierIds }) =>
      sql`${s.ledgerSplits.ledgerEntryId} in (select id from ledger_entries where dossier_id = ${list(dossierIds)})`,
    columns: [
      ...[
        'ledgerEntryId',
        'place',
        'invoiceId',
        'interestCents',
        'principalCents',
        'chargeCents',
        'surplusCents',
      ],
    ],
    withheld: {},
  },
  {
    table: s.bankBookings,
    of: ({ dossierIds }) => own(s.bankBookings.dossierId, dossierIds),
    columns: ['ledgerEntryId', 'paymentId', 'dossierId', 'by', 'bookedAt'],
    withheld: { staffId: 'staff' },
  },
  {
    table: s.bankPayments,
    of: ({ dossierIds }) =>
      sql`${s.bankPayments.id} in (select payment_id from bank_bookings where dossier_id = ${list(dossierIds)})`,
    columns: ['id', 'kind', 'amount', 'amountCents', 'bookedOn', 'valueOn', 'structured', 'text'],
    withheld: {
      ...{
        statementId: 'internal',
        account: 'internal',
        key: 'internal',
        reason: 'internal',
        parked: 'internal',
      },
      // Somebody else may have paid, and other references may stand beside this one.
      ...{ payerName: 'others', payerAccount: 'others', communications: 'others', endToEndId: 'others' },
      mandate: 'others',
    },
  },
  {
    table: s.refunds,
    of: ({ dossierIds }) => own(s.refunds.dossierId, dossierIds),
    columns: ['dossierId', 'amountCents', 'account', 'paidOn', 'recordedAt'],
    withheld: {
      ...{ id: 'internal', submissionId: 'internal', paymentId: 'internal', erasureId: 'internal' },
      staffId: 'staff',
    },
  },
  {
    table: s.onlinePayments,
    of: ({ dossierIds }) => own(s.onlinePayments.dossierId, dossierIds),
    columns: ['id', 'dossierId', 'communication', 'amountCents', 'startedAt'],
    withheld: {},
  },
  {
    table: s.onlinePaymentEvents,
    of: ({ dossierIds }) =>
      sql`${s.onlinePaymentEvents.onlinePaymentId} in (select id from online_payments where dossier_id = ${list(dossierIds)})`,
    columns: ['onlinePaymentId', 'providerId', 'status', 'refundedCents', 'chargedBackCents', 'seenAt'],
    withheld: { id: 'internal' },
  },
  {
    table: s.paymentReports,
    of: ({ dossierIds }) => own(s.paymentReports.dossierId, dossierIds),
    columns: [
      ...['id', 'dossierId', 'kind', 'amountCents', 'paidOn', 'accountEnd', 'payerAccount'],
      ...['beneficiaryAccount', 'communication', 'fileId', 'reportedAt'],
    ],
    withheld: { submissionId: 'internal' },
  },
  {
    table: s.paymentReportOutcomes,
    of: ({ dossierIds }) =>
      sql`${s.paymentReportOutcomes.reportId} in (select id from payment_reports where dossier_id = ${list(dossierIds)})`,
    columns: ['reportId', 'outcome', 'ledgerEntryId', 'note', 'decidedAt'],
    withheld: { staffId: 'staff' },
  },
  {
    table: s.plans,
    of: ({ dossierIds }) => own(s.plans.dossierId, dossierIds),
    columns: [
      ...['id', 'dossierId', 'agreedOn', 'firstDueOn', 'instalmentCents', 'instalments', 'every'],
      ...['paidBeforeCents', 'filingId', 'changesId', 'change', 'byRules', 'endedOn', 'endKind', 'createdAt'],
    ],
    withheld: { rulesId: 'internal' },
  },
  {
    table: s.planInstalments,
    of: ({ dossierIds }) =>
      sql`${s.planInstalments.planId} in (select id from plans where dossier_id = ${list(dossierIds)})`,
    columns: ['planId', 'number', 'dueOn', 'baseOn', 'amountCents'],
    withheld: {},
  },
  {
    table: s.claimChecks,
    of: ({ dossierIds }) => own(s.claimChecks.dossierId, dossierIds),
    columns: ['dossierId', 'checkedOn', 'verdict', 'reasons', 'recordedAt'],
    withheld: { id: 'internal' },
  },
  {
    table: s.claimDecisions,
    of: ({ dossierIds }) => own(s.claimDecisions.dossierId, dossierIds),
    columns: ['dossierId', 'kind', 'decidedAt'],
    withheld: { id: 'internal', submissionId: 'internal', staffId: 'staff' },
  },
  {
    table: s.filings,
    // What a stranger said of the debt is the stranger's.
    of: ({ dossierIds }) =>
      and(
        own(s.filings.dossierId, dossierIds),
        or(isNotNull(s.filings.debtorId), isNotNull(s.filings.staffId)),
      ),
    columns: ['id', 'dossierId', 'kind', 'number', 'mandateId', 'details', 'state', 'filedAt'],
    withheld: { submissionId: 'internal', debtorId: 'internal', staffId: 'staff' },
  },
  {
    table: s.filingEvents,
    of: ({ dossierIds }) =>
      sql`${s.filingEvents.filingId} in (select id from filings where dossier_id = ${list(dossierIds)}
        and num_nonnulls(debtor_id, staff_id) > 0)`,
    columns: ['filingId', 'act', 'state', 'note', 'details', 'at'],
    withheld: { id: 'internal', submissionId: 'internal', debtorId: 'internal', staffId: 'staff' },
  },
  {
    table: s.filingDrafts,
    of: ({ debtorIds }) => own(s.filingDrafts.debtorId, debtorIds),
    columns: ['dossierId', 'kind', 'details', 'updatedAt'],
    withheld: { id: 'internal', debtorId: 'internal', mandateId: 'internal' },
  },
  {
    table: s.stops,
    of: ({ dossierIds }) => own(s.stops.dossierId, dossierIds),
    columns: [
      'dossierId',
      'filingId',
      'kind',
      'fromOn',
      'lastOn',
      'registeredOn',
      'startedAt',
      'endedOn',
      'endedAt',
    ],
    withheld: { id: 'internal' },
  },
  {
    table: s.messages,
    of: ({ dossierIds }) => own(s.messages.dossierId, dossierIds),
    columns: ['id', 'dossierId', 'mandateId', 'notice', 'body', 'sentAt', 'readAt'],
    withheld: { debtorId: 'internal', submissionId: 'internal', staffId: 'staff' },
  },
  {
    table: s.messageDrafts,
    of: ({ debtorIds }) => own(s.messageDrafts.debtorId, debtorIds),
    columns: ['dossierId', 'body', 'updatedAt'],
    withheld: { id: 'internal', debtorId: 'internal', mandateId: 'internal', staffId: 'staff' },
  },
  {
    table: s.files,
    of: ({ dossierIds }) => and(own(s.files.dossierId, dossierIds), isGiven),
    columns: ['id', 'dossierId', 'name', 'mediaType', 'sizeBytes', 'sha256', 'createdAt'],
    withheld: { storageKey: 'internal', uploadedByDebtorId: 'internal', uploadedByStaffId: 'staff' },
  },
  {
    table: s.documents,
    of: ({ dossierIds }) => own(s.documents.dossierId, dossierIds),
    columns: ['dossierId', 'invoiceId', 'fileId', 'kind', 'title', 'issuedOn', 'createdAt'],
    withheld: { id: 'internal', addedByStaffId: 'staff', submissionId: 'internal' },
  },
  {
    table: s.attachments,
    of: ({ dossierIds }) =>
      sql`${s.attachments.messageId} in (select id from messages where dossier_id = ${list(dossierIds)})`,
    columns: ['fileId', 'messageId', 'position'],
    withheld: { draftId: 'internal' },
  },
  {
    table: s.filingFiles,
    of: ({ dossierIds }) =>
      sql`${s.filingFiles.filingId} in (select id from filings where dossier_id = ${list(dossierIds)}
        and num_nonnulls(debtor_id, staff_id) > 0)`,
    columns: ['fileId', 'filingId'],
    withheld: { draftId: 'internal', eventId: 'internal' },
  },
  {
    table: s.letters,
    of: ({ dossierIds }) => own(s.letters.dossierId, dossierIds),
    columns: [
      'dossierId',
      'kind',
      'cause',
      'orderedAt',
      'fileId',
      'language',
      'pages',
      'printedOn',
      'printedAt',
    ],
    withheld: { id: 'internal', orderedByStaffId: 'staff', batchId: 'internal' },
  },
  {
    table: s.accessCodes,
    of: ({ dossierIds }) => own(s.accessCodes.dossierId, dossierIds),
    columns: ['dossierId', 'createdAt', 'expiresAt', 'replacedAt', 'firstUsedAt'],
    withheld: { id: 'internal', hash: 'secret' },
  },
  {
    table: s.mandates,
    of: ({ debtorIds }) => own(s.mandates.debtorId, debtorIds),
    columns: [
      ...[
        'id',
        'dossierId',
        'name',
        'organisation',
        'email',
        'mayDownload',
        'mayMessage',
        'mayPlan',
        'fromOn',
      ],
      ...['lastOn', 'draftedAt', 'givenAt', 'usedAt', 'revokedAt'],
    ],
    withheld: {
      debtorId: 'internal',
      codeHash: 'secret',
      accessCodeId: 'internal',
      revokedByDebtorId: 'internal',
    },
  },
  {
    table: s.receipts,
    // The receipt of a stranger is the stranger's.
    of: ({ dossierIds }) =>
      and(
        own(s.receipts.dossierId, dossierIds),
        sql`not (${s.receipts.kind} = 'filing' and exists (select 1 from filings filed where filed.id::text = ${s.receipts.objectId}
          and num_nonnulls(filed.debtor_id, filed.staff_id) = 0))`,
      ),
    columns: [
      'dossierId',
      'place',
      'kind',
      'objectId',
      'number',
      'at',
      'contentHash',
      'previousHash',
      'hash',
    ],
    withheld: { id: 'internal', salt: 'secret' },
  },
  {
    table: s.auditEvents,
    of: ({ dossierIds }) =>
      and(own(s.auditEvents.dossierId, dossierIds), sql`${s.auditEvents.actorKind} <> 'nobody'`),
    columns: ['at', 'actorKind', 'type', 'dossierId'],
    withheld: { id: 'internal', actorId: 'staff', facts: 'internal' },
  },
];

/** Tables that an export has nothing of, each with why. */
export const withheldTables: Readonly<Record<string, WithholdReason>> = {
  ...{
    session_debtors: 'internal',
    online_asks: 'internal',
    letter_batches: 'internal',
    imports: 'internal',
  },
  // Keyed hashes of who tried what: they can be tied to nobody.
  sign_in_attempts: 'secret',
  // What others said, of a person or of none.
  not_me_reports: 'others',
  ...{ staff: 'staff', staff_creditors: 'staff' },
  ...{ creditors: 'notYours', creditor_accounts: 'notYours', plan_rules: 'notYours' },
  ...{ bank_statements: 'notYours', bank_uploads: 'notYours', bank_waiting: 'notYours' },
  ...{ bank_set_asides: 'internal', bank_set_aside_ends: 'internal', refund_returns: 'internal' },
  ...{ erasures: 'notYours', erasure_marks: 'notYours', erasure_lifts: 'notYours', retentions: 'notYours' },
};
