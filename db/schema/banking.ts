import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cents, day, id, instant } from '../columns.ts';
import { dossiers, invoices, ledgerEntries } from './dossiers.ts';
import { staff } from './parties.ts';

export const bankFormatEnum = pgEnum('bank_format', ['camt053', 'coda']);
export const bankPaymentKindEnum = pgEnum('bank_payment_kind', ['customer', 'reversal', 'returned']);
export const bankParkedEnum = pgEnum('bank_parked', ['notWholeCents', 'unsplitBatch', 'currency']);
export const bookedByEnum = pgEnum('booked_by', ['structured', 'text', 'reversal', 'staff']);

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

/** A payment that a bank reported, once in whatever files it came. Append-only. */
export const bankPayments = pgTable(
  'bank_payments',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    statementId: uuid()
      .notNull()
      .references(() => bankStatements.id),
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
    index().on(t.payerAccount, t.amountCents),
    check(
      'bank_payments_parked',
      sql`(${t.amountCents} is null) = (${t.parked} is not distinct from 'notWholeCents')`,
    ),
  ],
);

/** What a payment became in the ledger: one row a dossier. Append-only. */
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
  (t) => [uniqueIndex().on(t.paymentId, t.dossierId), index().on(t.dossierId), index().on(t.staffId)],
);

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
