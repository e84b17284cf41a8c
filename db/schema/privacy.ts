import { sql } from 'drizzle-orm';
import {
  check,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { creditors, staff } from './parties.ts';

export const erasureReasonEnum = pgEnum('erasure_reason', [
  'wrongPerson',
  'fraud',
  'minor',
  'withdrawn',
  'expired',
]);
export const erasureMarkEnum = pgEnum('erasure_mark', [
  'dossier',
  'invoice',
  'customer',
  'person',
  'receipt',
]);

/**
 * That a dossier was erased: the certificate, which names nobody. The database lets rows go that are append-only only within
 * the transaction that wrote it. Append-only. @source GDPR, art. 5(2) and 17; GBA 91/2025
 */
export const erasures = pgTable(
  'erasures',
  {
    id: id(),
    submissionId: uuid().notNull(),
    /** What the certificate prints: a letter and twelve digits. */
    number: text().notNull(),
    creditorId: uuid()
      .notNull()
      .references(() => creditors.id),
    reason: erasureReasonEnum().notNull(),
    /** How many of each kind were erased, and how many stay without the person. */
    erased: jsonb().$type<Record<string, number>>().notNull(),
    kept: jsonb().$type<Record<string, number>>().notNull(),
    /** Nobody where the term of keeping was over. */
    staffId: uuid().references(() => staff.id),
    erasedAt: instant().notNull(),
    /** The transaction that wrote it. */
    xact: text().notNull().default(sql`pg_current_xact_id()::text`),
  },
  (t) => [
    uniqueIndex().on(t.submissionId),
    uniqueIndex().on(t.number),
    index().on(t.creditorId, t.erasedAt),
    index().on(t.staffId),
    // As text: a migration that adds a reason may not use it yet.
    check('erasures_by', sql`(${t.staffId} is null) = (${t.reason}::text = 'expired')`),
  ],
);

/** Keyed hashes of what was erased: to refuse it in a creditor's file, and to find the certificate by a receipt. Append-only. */
export const erasureMarks = pgTable(
  'erasure_marks',
  {
    kind: erasureMarkEnum().notNull(),
    hash: text().notNull(),
    erasureId: uuid()
      .notNull()
      .references(() => erasures.id),
  },
  (t) => [primaryKey({ columns: [t.kind, t.hash, t.erasureId] }), index().on(t.erasureId)],
);

/** That a creditor may send in the person of an erasure again, with another debt: why, and who says so. Append-only. */
export const erasureLifts = pgTable(
  'erasure_lifts',
  {
    erasureId: uuid()
      .primaryKey()
      .references(() => erasures.id),
    note: text().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    liftedAt: instant().notNull(),
  },
  (t) => [index().on(t.staffId)],
);
