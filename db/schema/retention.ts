import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/**
 * That data whose term is over was removed: of which kind, and how many. The database lets rows go that are append-only only
 * within the transaction that wrote it. Append-only. @source GDPR, art. 5(1)(e) and 5(2)
 */
export const retentions = pgTable(
  'retentions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    removed: integer().notNull(),
    at: instant().notNull(),
    /** The transaction that wrote it. */
    xact: text().notNull().default(sql`pg_current_xact_id()::text`),
  },
  (t) => [index().on(t.xact)],
);
