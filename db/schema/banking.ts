import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cents, day, id, instant } from '../columns.ts';
import { files } from './correspondence.ts';
import { dossiers, invoices, ledgerEntries } from './dossiers.ts';
import { creditors, staff } from './parties.ts';
import { erasures } from './privacy.ts';

export const bankFormatEnum = pgEnum('bank_format', ['camt053', 'coda']);
export const bankPaymentKindEnum = pgEnum('bank_payment_kind', ['customer', 'reversal', 'returned']);
export const bankParkedEnum = pgEnum('bank_parked', ['notWholeCents', 'unsplitBatch', 'currency']);
export const bookedByEnum = pgEnum('booked_by', [
  'structured',
  'text',
  'reversal',
  'staff',
  'report',
  'online',
  'correction',
]);
export const setAsideEnum = pgEnum('set_aside', [
  'refund',
  'settlement',
  'mediator',
  'double',
  'other',
  'erased',
]);
export const reportKindEnum = pgEnum('payment_report_kind', ['announced', 'proof']);
export const reportOutcomeEnum = pgEnum('payment_report_outcome', ['booked', 'creditor', 'notFound']);
export const onlineStatusEnum = pgEnum('online_status', [
  'open',
  'pending',
  'authorized',
  'paid',
  'canceled',
  'expired',
  'failed',
]);

/** A statement of a bank as it came in a file; one that may not be booked is kept with its reasons. Append-only. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: id(),
    fileSha256: text().notNull(),
    /** Which statement of the file it is, from one. */
    place: integer().notNull(),
    format: bankFormatEnum().notNull(),
    account: text(),
    currency: text(),
    number: text(),
    statedOn: day(),
    credits: integer().notNull(),
    debits: integer().notNull(),
    // Sums and balances as exact decimal texts, as the bank wrote them.
    creditSum: text().notNull(),
    debitSum: text().notNull(),
    opening: text(),
    closing: text(),
    isBookable: boolean().notNull(),
    reasons: jsonb().$type<readonly string[]>().notNull(),
    /** How many payments it has that concern us; those that another file brought before are not written again. */
    payments: integer().notNull(),
    /** How many of them another file had brought before. */
    knownPayments: integer().notNull().default(0),
    staffId: uuid().references(() => staff.id),
    importedAt: instant().notNull(),
  },
  (t) => [
    // One that could not be booked may be sent in again.
    uniqueIndex().on(t.fileSha256, t.place).where(sql`is_bookable`),
    index().on(t.account, t.statedOn),
    index().on(t.staffId),
    index().on(t.importedAt),
  ],
);

/** A bank file that staff sent in to look at before it is taken in. Its bytes live a day. */
export const bankUploads = pgTable(
  'bank_uploads',
  {
    id: id(),
    name: text().notNull(),
    storageKey: text().notNull(),
    sha256: char({ length: 64 }).notNull(),
    sizeBytes: integer().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    uploadedAt: instant().notNull(),
  },
  (t) => [uniqueIndex().on(t.storageKey), index().on(t.staffId)],
);

/**
 * A payment that a bank reported, once in whatever files it came, or that the provider of online payments did: then it
 * has no statement. Append-only.
 */
export const bankPayments = pgTable(
  'bank_payments',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    statementId: uuid().references(() => bankStatements.id),
    account: text().notNull(),
    key: text().notNull(),
    kind: bankPaymentKindEnum().notNull(),
    /** The exact amount as a decimal text, and in cents where it is whole. Always zero or more. */
    amount: text().notNull(),
    amountCents: cents(),
    bookedOn: day(),
    valueOn: day(),
    payerName: text(),
    payerAccount: text(),
    structured: text(),
    text: text(),
    /** The valid structured communications found in what the payer wrote, as twelve digits. */
    communications: text().array().notNull(),
    endToEndId: text(),
    mandate: text(),
    reason: text(),
    parked: bankParkedEnum(),
  },
  (t) => [
    uniqueIndex().on(t.account, t.key),
    index().on(t.statementId),
    // With all that tells whether two payments are alike.
    index('bank_payments_alike').on(
      t.payerAccount,
      t.amountCents,
      t.valueOn,
      sql`coalesce(${t.communications}[1], '')`,
    ),
    index().on(t.amountCents, t.valueOn),
    check(
      'bank_payments_parked',
      sql`(${t.amountCents} is null) = (${t.parked} is not distinct from 'notWholeCents')`,
    ),
  ],
);

/** What a payment became in the ledger, and what of it staff took back as a mistake (`correction`). Append-only. */
export const bankBookings = pgTable(
  'bank_bookings',
  {
    ledgerEntryId: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => ledgerEntries.id),
    paymentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => bankPayments.id),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    by: bookedByEnum().notNull(),
    staffId: uuid().references(() => staff.id),
    bookedAt: instant().notNull(),
  },
  (t) => [index().on(t.paymentId), index().on(t.dossierId), index().on(t.staffId)],
);

/**
 * The payments of which something is left to be dealt with: derived by `keepWaiting`, so that a list need not ask it of all.
 * Without a foreign key: a payment is never removed, and a file may bring a hundred thousand.
 */
export const bankWaiting = pgTable('bank_waiting', { paymentId: bigint({ mode: 'number' }).primaryKey() });

/** How a payment was split when it was booked, as the debtor was told. `place` 0 is the charge and the surplus. Append-only. */
export const ledgerSplits = pgTable(
  'ledger_splits',
  {
    ledgerEntryId: bigint({ mode: 'number' })
      .notNull()
      .references(() => ledgerEntries.id),
    place: smallint().notNull(),
    invoiceId: uuid().references(() => invoices.id),
    interestCents: cents().notNull(),
    principalCents: cents().notNull(),
    chargeCents: cents().notNull(),
    surplusCents: cents().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ledgerEntryId, t.place] }), index().on(t.invoiceId)],
);

/** What is left of a payment after its bookings, and why it is nobody's debt; one without an end a payment. Append-only. */
export const bankSetAsides = pgTable(
  'bank_set_asides',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    paymentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => bankPayments.id),
    /** `refund`: goes back to the payer; `mediator`: kept for the mediator of a collective settlement; `double`: came twice in the files of the bank; `erased`: its dossier is, and the money went back. */
    kind: setAsideEnum().notNull(),
    amountCents: cents(),
    note: text(),
    /** Null where a rule did it. */
    staffId: uuid().references(() => staff.id),
    setAsideAt: instant().notNull(),
  },
  (t) => [index().on(t.paymentId), index().on(t.staffId)],
);

/** That a payment is set aside no more: it was a mistake, or the bank took that money back. Append-only. */
export const bankSetAsideEnds = pgTable(
  'bank_set_aside_ends',
  {
    setAsideId: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => bankSetAsides.id),
    /** The payment by which the bank took it back; null where it was a mistake. */
    backId: bigint({ mode: 'number' }).references(() => bankPayments.id),
    note: text(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    endedAt: instant().notNull(),
  },
  (t) => [index().on(t.backId), index().on(t.staffId)],
);

/** Money that went back: of a dossier that was paid too much, or of a payment that was nobody's debt. Append-only. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    submissionId: uuid().notNull(),
    dossierId: uuid().references(() => dossiers.id),
    paymentId: bigint({ mode: 'number' }).references(() => bankPayments.id),
    /** Its dossier was erased since: nothing else tells then to whom it went. */
    erasureId: uuid().references(() => erasures.id),
    amountCents: cents().notNull(),
    account: text().notNull(),
    paidOn: day().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    recordedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.submissionId),
    index().on(t.dossierId),
    index().on(t.paymentId),
    index().on(t.erasureId),
    index().on(t.staffId),
    check('refunds_one_cause', sql`num_nonnulls(${t.dossierId}, ${t.paymentId}, ${t.erasureId}) = 1`),
    check('refunds_positive', sql`${t.amountCents} > 0`),
  ],
);

/** That a refund came back to us: its money is due again. Append-only. */
export const refundReturns = pgTable(
  'refund_returns',
  {
    refundId: uuid()
      .primaryKey()
      .references(() => refunds.id),
    /** What the bank reported of it. */
    paymentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => bankPayments.id),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    recordedAt: instant().notNull(),
  },
  (t) => [uniqueIndex().on(t.paymentId), index().on(t.staffId)],
);

/**
 * "I have paid": announced with amount, day and the end of the payer's account, or proved with all that a transfer says
 * and a file. Append-only.
 */
export const paymentReports = pgTable(
  'payment_reports',
  {
    id: id(),
    submissionId: uuid().notNull(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    kind: reportKindEnum().notNull(),
    amountCents: cents().notNull(),
    paidOn: day().notNull(),
    /** The last four characters of the payer's account. */
    accountEnd: text().notNull(),
    payerAccount: text(),
    beneficiaryAccount: text(),
    communication: text(),
    fileId: uuid().references(() => files.id),
    reportedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.submissionId),
    index().on(t.dossierId),
    index().on(t.fileId),
    index().on(t.amountCents, t.paidOn),
    check('payment_reports_positive', sql`${t.amountCents} > 0`),
    check(
      'payment_reports_proof',
      sql`${t.kind} = 'announced' or (${t.payerAccount} is not null and ${t.beneficiaryAccount} is not null)`,
    ),
  ],
);

/** What became of a report. `creditor`: the creditor confirmed that it was paid there. Append-only. */
export const paymentReportOutcomes = pgTable(
  'payment_report_outcomes',
  {
    reportId: uuid()
      .primaryKey()
      .references(() => paymentReports.id),
    outcome: reportOutcomeEnum().notNull(),
    ledgerEntryId: bigint({ mode: 'number' }).references(() => ledgerEntries.id),
    note: text(),
    /** Null where the bank file closed it by itself. */
    staffId: uuid().references(() => staff.id),
    decidedAt: instant().notNull(),
  },
  (t) => [index().on(t.ledgerEntryId), index().on(t.staffId)],
);

/** The accounts on which a creditor takes payments itself. */
export const creditorAccounts = pgTable(
  'creditor_accounts',
  {
    creditorId: uuid()
      .notNull()
      .references(() => creditors.id),
    iban: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.creditorId, t.iban] }), index().on(t.iban)],
);

/** Somebody began to pay online: for the dossier where the person was signed in, else for what was typed. Append-only. */
export const onlinePayments = pgTable(
  'online_payments',
  {
    /** Also the key that makes the provider create it once. */
    id: id(),
    dossierId: uuid().references(() => dossiers.id),
    communication: char({ length: 12 }).notNull(),
    amountCents: cents().notNull(),
    startedAt: instant().notNull(),
  },
  (t) => [index().on(t.dossierId), check('online_payments_positive', sql`${t.amountCents} > 0`)],
);

/** What the provider said of an online payment, each time that it said something else. Append-only. */
export const onlinePaymentEvents = pgTable(
  'online_payment_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    onlinePaymentId: uuid()
      .notNull()
      .references(() => onlinePayments.id),
    providerId: text().notNull(),
    status: onlineStatusEnum().notNull(),
    refundedCents: cents().notNull(),
    chargedBackCents: cents().notNull(),
    seenAt: instant().notNull(),
  },
  (t) => [index().on(t.onlinePaymentId), index().on(t.providerId)],
);

/** When we last asked the provider of an online payment. */
export const onlineAsks = pgTable(
  'online_asks',
  {
    onlinePaymentId: uuid()
      .primaryKey()
      .references(() => onlinePayments.id),
    /** Drawn when news were taken in: what was asked before may be older than they are. */
    ticket: bigint({ mode: 'number' }).notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [index().on(t.askedAt)],
);

/** Numbers the questions to the provider. */
export const onlineTickets = pgSequence('online_tickets');
