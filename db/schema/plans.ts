import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cents, day, id, instant } from '../columns.ts';
import { dossiers } from './dossiers.ts';
import { filings } from './filings.ts';
import { creditors, staff } from './parties.ts';

export const planEndEnum = pgEnum('plan_end', ['replaced', 'changed', 'broken', 'settlement']);
export const planIntervalEnum = pgEnum('plan_interval', ['week', 'month']);
export const planChangeEnum = pgEnum('plan_change', ['move', 'skip', 'lower', 'pause']);

/**
 * The published table of what a plan may be without a person: the newest row of a creditor holds for it, else the newest one
 * for all. A plan keeps the row under which it was agreed. Append-only.
 */
export const planRules = pgTable(
  'plan_rules',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Null: for all creditors without a table of their own. */
    creditorId: uuid().references(() => creditors.id),
    submissionId: uuid().notNull(),
    leastInstalmentCents: cents().notNull(),
    mostMonths: integer().notNull(),
    firstWithinDays: integer().notNull(),
    graceDays: integer().notNull(),
    moveDays: integer().notNull(),
    skipsPerYear: integer().notNull(),
    lowerMonths: integer().notNull(),
    lowerToBps: integer().notNull(),
    lowersPerYear: integer().notNull(),
    extraMonths: integer().notNull(),
    pauseDays: integer().notNull(),
    daysBetweenPauses: integer().notNull(),
    /** Null: the table that the portal began with. */
    staffId: uuid().references(() => staff.id),
    setAt: instant().notNull(),
  },
  (t) => [uniqueIndex().on(t.submissionId), index().on(t.creditorId, t.id), index().on(t.staffId)],
);

/**
 * A payment plan in one of its versions: a change ends it and begins the next one, with the same day of agreement. One runs
 * at a time in a dossier. Whether it is paid follows from the ledger.
 */
export const plans = pgTable(
  'plans',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    agreedOn: day().notNull(),
    firstDueOn: day().notNull(),
    /** What is paid each time, as it was agreed. */
    instalmentCents: cents().notNull(),
    instalments: integer().notNull(),
    every: planIntervalEnum().notNull(),
    /** What had been paid in the dossier when the plan was agreed: it counts for no instalment. */
    paidBeforeCents: cents().notNull(),
    rulesId: bigint({ mode: 'number' })
      .notNull()
      .references(() => planRules.id),
    /** What was asked for and answered by it; null where the creditor's file brought it. */
    filingId: uuid().references(() => filings.id),
    /** The version that this one changes, and how. */
    changesId: uuid().references((): AnyPgColumn => plans.id),
    change: planChangeEnum(),
    /** Whether the table allowed the change; else a person did. */
    byRules: boolean().notNull(),
    endedOn: day(),
    endKind: planEndEnum(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('plans_one_running').on(t.dossierId).where(sql`ended_on is null`),
    index().on(t.dossierId),
    index().on(t.filingId),
    index().on(t.rulesId),
    uniqueIndex().on(t.changesId),
    check('plans_end', sql`(${t.endedOn} is null) = (${t.endKind} is null)`),
    check('plans_change', sql`(${t.changesId} is null) = (${t.change} is null)`),
  ],
);

/** The days and amounts of a version of a plan, as they were confirmed. Append-only. */
export const planInstalments = pgTable(
  'plan_instalments',
  {
    planId: uuid()
      .notNull()
      .references(() => plans.id),
    number: integer().notNull(),
    dueOn: day().notNull(),
    /** Its day before it was moved. */
    baseOn: day().notNull(),
    amountCents: cents().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.number] }),
    check('plan_instalments_amount', sql`${t.amountCents} > 0`),
  ],
);
