import { char, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { dossiers } from './dossiers.ts';

export const receiptKindEnum = pgEnum('receipt_kind', ['message', 'filing', 'addition', 'report', 'closing']);

/**
 * That something was received or said: its number, its moment and the fingerprint of what it was, each bound to the one before
 * it in the dossier, so that none can be changed or left out unseen. Append-only.
 */
export const receipts = pgTable(
  'receipts',
  {
    id: uuid().primaryKey().defaultRandom(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    /** Its place in the chain of the dossier, from 1. */
    place: integer().notNull(),
    kind: receiptKindEnum().notNull(),
    /** What it is of: a message, a filing or a report by its id, an addition by that of its event. */
    objectId: text().notNull(),
    /** What is printed, without spaces. */
    number: text().notNull(),
    at: instant().notNull(),
    /** Random, so that nobody can guess what was written from its fingerprint. */
    salt: char({ length: 32 }).notNull(),
    contentHash: char({ length: 64 }).notNull(),
    previousHash: char({ length: 64 }),
    hash: char({ length: 64 }).notNull(),
  },
  (t) => [
    uniqueIndex().on(t.dossierId, t.place),
    uniqueIndex().on(t.kind, t.objectId),
    uniqueIndex().on(t.number),
  ],
);
