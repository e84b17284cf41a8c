import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cents, day, id, instant } from '../columns.ts';
import { creditors, debtors, staff } from './parties.ts';

export const debtKindEnum = pgEnum('debt_kind', [
  'goods',
  'services',
  'telecom',
  'energy',
  'water',
  'rent',
  'subscription',
  'medical',
  'insurance',
  'credit',
  'education',
  'transport',
  'other',
]);
export const reminderKindEnum = pgEnum('reminder_kind', ['first_reminder', 'reminder', 'formal_notice']);
export const reminderChannelEnum = pgEnum('reminder_channel', ['post', 'registered', 'email', 'sms']);
export const ledgerKindEnum = pgEnum('ledger_kind', ['payment', 'credit_note', 'reversal']);
export const claimVerdictEnum = pgEnum('claim_verdict', ['open', 'held', 'notJudged']);
export const claimDecisionEnum = pgEnum('claim_decision', ['returned', 'reduced', 'reminded']);

/** The first ten digits of each dossier's structured communication. */
export const structuredCommunicationBase = pgSequence('structured_communication_base', {
  startWith: 8_000_000_001,
  maxValue: 8_999_999_999,
});

export const imports = pgTable('imports', {
  id: id(),
  fileName: text().notNull(),
  sha256: char({ length: 64 }).notNull(),
  rows: integer().notNull(),
  newInvoices: integer().notNull(),
  newDossiers: integer().notNull(),
  principalCents: cents().notNull(),
  importedAt: instant().notNull().defaultNow(),
});

export const dossiers = pgTable(
  'dossiers',
  {
    id: id(),
    creditorId: uuid()
      .notNull()
      .references(() => creditors.id),
    debtorId: uuid()
      .notNull()
      .references(() => debtors.id),
    importId: uuid().references(() => imports.id),
    // The creditor's own number of the dossier; with the creditor it makes a second import harmless.
    number: text().notNull(),
    // What the letter prints and the person types: 8 random digits and two check digits.
    reference: char({ length: 10 }).notNull(),
    structuredCommunication: char({ length: 12 }).notNull(),
    debtKind: debtKindEnum().notNull().default('other'),
    isRecurring: boolean(),
    contractOn: day(),
    contractRenewedOn: day(),
    chargeClauseText: text(),
    chargeClauseFlatCents: cents(),
    chargeClauseBps: integer(),
    chargeClauseMinimumCents: cents(),
    interestRatePerYearBps: integer(),
    originalCreditorName: text(),
    originalCreditorEnterpriseNumber: text(),
    originalCreditorAddress: text(),
    assignedOn: day(),
    closedOn: day(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex().on(t.creditorId, t.number),
    uniqueIndex().on(t.reference),
    uniqueIndex().on(t.structuredCommunication),
    index().on(t.debtorId),
    index().on(t.importId),
  ],
);

export const invoices = pgTable(
  'invoices',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    number: text().notNull(),
    description: text().notNull(),
    issuedOn: day().notNull(),
    dueOn: day().notNull(),
    principalCents: cents().notNull(),
    // What the creditor asks on top, as a fact of the file; what the law allows is derived.
    claimedChargeCents: cents(),
    claimedInterestCents: cents(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex().on(t.dossierId, t.number),
    index().on(t.number),
    check('invoices_principal_positive', sql`${t.principalCents} > 0`),
  ],
);

export const reminders = pgTable(
  'reminders',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    invoiceId: uuid().references(() => invoices.id),
    kind: reminderKindEnum().notNull(),
    channel: reminderChannelEnum().notNull(),
    sentOn: day().notNull(),
    costCents: cents().notNull().default(0),
  },
  (t) => [index().on(t.dossierId), index().on(t.invoiceId)],
);

/** Money that moved. Append-only: a correction is a new row. Positive lowers what is owed, a reversal is negative. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    invoiceId: uuid().references(() => invoices.id),
    kind: ledgerKindEnum().notNull(),
    amountCents: cents().notNull(),
    valueOn: day().notNull(),
    // Where the fact came from; the same fact twice is one row.
    source: text().notNull(),
    reversesId: bigint({ mode: 'number' }).references((): AnyPgColumn => ledgerEntries.id),
    recordedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index().on(t.dossierId),
    index().on(t.invoiceId),
    index().on(t.reversesId),
    uniqueIndex().on(t.source),
    check(
      'ledger_entries_sign',
      sql`(${t.kind} = 'reversal') = (${t.amountCents} < 0) and ${t.amountCents} <> 0`,
    ),
  ],
);

/** What the gate said of a claim, and why, each time that it said something else. Append-only. */
export const claimChecks = pgTable(
  'claim_checks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    checkedOn: day().notNull(),
    verdict: claimVerdictEnum().notNull(),
    reasons: jsonb().$type<readonly { code: string; source: string }[]>().notNull(),
    recordedAt: instant().notNull().defaultNow(),
  },
  (t) => [index().on(t.dossierId, t.id)],
);

/** What staff did about a held claim: nobody can open it by decree. Append-only. */
export const claimDecisions = pgTable(
  'claim_decisions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    submissionId: uuid().notNull(),
    kind: claimDecisionEnum().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    decidedAt: instant().notNull(),
  },
  (t) => [uniqueIndex().on(t.submissionId), index().on(t.dossierId, t.id), index().on(t.staffId)],
);
