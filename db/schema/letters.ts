import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from '../columns.ts';
import { files } from './correspondence.ts';
import { dossiers } from './dossiers.ts';
import { localeEnum, staff } from './parties.ts';

export const letterKindEnum = pgEnum('letter_kind', [
  'access',
  'notice',
  'plan',
  'closing',
  'statement',
  'reminder',
  'refund',
  'decision',
]);
export const letterCauseEnum = pgEnum('letter_cause', ['batch', 'lost', 'staff', 'paper']);

/** One run of letters of a kind into a folder for print. A run that was interrupted goes on; one at a time is unfinished. */
export const letterBatches = pgTable(
  'letter_batches',
  {
    id: id(),
    kind: letterKindEnum().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [uniqueIndex('letter_batches_one_open').on(t.kind).where(sql`finished_at is null`)],
);

/**
 * A letter that is to be printed or was. Each carries a new access code, but for a paper that the law wants on a durable medium.
 * `cause`: asked for by who lost the code, ordered by staff, found by the run itself, or a paper of who takes none by mail.
 */
export const letters = pgTable(
  'letters',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    kind: letterKindEnum().notNull(),
    cause: letterCauseEnum().notNull(),
    orderedAt: instant().notNull(),
    orderedByStaffId: uuid().references(() => staff.id),
    /** A paper that was made before, and is printed as it is. */
    fileId: uuid().references(() => files.id),
    batchId: uuid().references(() => letterBatches.id),
    language: localeEnum(),
    pages: integer(),
    /** The day that stands on it, which is that of its sending. */
    printedOn: day(),
    printedAt: instant(),
  },
  (t) => [
    uniqueIndex('letters_one_waiting')
      .on(t.dossierId, t.kind)
      .where(sql`printed_at is null and file_id is null`),
    index().on(t.fileId),
    index().on(t.dossierId, t.kind),
    index().on(t.batchId, t.id),
    index().on(t.kind, t.id).where(sql`printed_at is null`),
    index().on(t.orderedByStaffId),
    check(
      'letters_printed',
      sql`num_nulls(${t.printedAt}, ${t.printedOn}, ${t.pages}, ${t.language}, ${t.batchId}) in (0, 5)`,
    ),
    check('letters_paper', sql`(${t.cause}::text = 'paper') = (${t.fileId} is not null)`),
    check('letters_staff', sql`(${t.cause}::text = 'staff') = (${t.orderedByStaffId} is not null)`),
  ],
);
