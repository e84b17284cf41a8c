import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from '../columns.ts';
import { files } from './correspondence.ts';
import { dossiers } from './dossiers.ts';
import { mandates } from './mandates.ts';
import { debtors, staff } from './parties.ts';

export const filingKindEnum = pgEnum('filing_kind', [
  'plan',
  'planChange',
  'dispute',
  'mediation',
  'settlement',
  'proof',
  'pause',
  'notMe',
  'right',
]);
export const stopKindEnum = pgEnum('stop_kind', [
  'plan',
  'dispute',
  'mediation',
  'settlement',
  'proof',
  'pause',
  'notMe',
  'right',
]);

/**
 * What somebody said of a debt that has an effect by law: a plan asked for, a dispute, a mediator, proof asked for, a pause, that
 * it is somebody else, a right over the data. What was said without signing in has no author.
 * `details` are of its kind, as they were sent; `state` is where it stands, changed together with a row of its events.
 */
export const filings = pgTable(
  'filings',
  {
    id: id(),
    submissionId: uuid().notNull(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    kind: filingKindEnum().notNull(),
    /** What the receipt prints: a letter and twelve digits. */
    number: text().notNull(),
    debtorId: uuid().references(() => debtors.id),
    /** The mediator who proposed it for the debtor. */
    mandateId: uuid().references(() => mandates.id),
    staffId: uuid().references(() => staff.id),
    details: jsonb().notNull(),
    state: text().notNull(),
    filedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.submissionId),
    uniqueIndex().on(t.number),
    index().on(t.dossierId, t.filedAt),
    index().on(t.kind, t.state, t.filedAt),
    index().on(t.debtorId),
    index().on(t.mandateId),
    index().on(t.staffId),
    check(
      'filings_mandate',
      sql`${t.mandateId} is null or (${t.kind} = 'plan' and ${t.debtorId} is not null)`,
    ),
    check(
      'filings_one_author',
      // As text: a migration that adds a kind may not use it yet.
      sql`num_nonnulls(${t.debtorId}, ${t.staffId}) = 1 or (${t.kind}::text = 'notMe' and ${t.staffId} is null)`,
    ),
  ],
);

/** What was done about a filing, by whom, and where it stood then. Nobody is named where a rule did it. Append-only. */
export const filingEvents = pgTable(
  'filing_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    filingId: uuid()
      .notNull()
      .references(() => filings.id),
    submissionId: uuid().notNull(),
    act: text().notNull(),
    state: text().notNull(),
    note: text(),
    details: jsonb(),
    debtorId: uuid().references(() => debtors.id),
    staffId: uuid().references(() => staff.id),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.submissionId),
    index().on(t.filingId, t.id),
    index().on(t.debtorId),
    index().on(t.staffId),
  ],
);

/** What a person has filled in of a filing but not sent: one a dossier, person and kind. A mediator's is not the debtor's. */
export const filingDrafts = pgTable(
  'filing_drafts',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    debtorId: uuid().references(() => debtors.id),
    mandateId: uuid().references(() => mandates.id),
    kind: filingKindEnum().notNull(),
    details: jsonb().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex().on(t.dossierId, t.debtorId, t.kind),
    uniqueIndex().on(t.dossierId, t.mandateId, t.kind),
    index().on(t.debtorId),
    index().on(t.mandateId),
    check('filing_drafts_one_author', sql`(${t.debtorId} is null) <> (${t.mandateId} is null)`),
  ],
);

/** A file belongs to a draft until it is sent, then to the filing, and to the event that brought it later. */
export const filingFiles = pgTable(
  'filing_files',
  {
    fileId: uuid()
      .primaryKey()
      .references(() => files.id),
    draftId: uuid().references(() => filingDrafts.id),
    filingId: uuid().references(() => filings.id),
    eventId: bigint({ mode: 'number' }).references(() => filingEvents.id),
  },
  (t) => [
    index().on(t.draftId),
    index().on(t.filingId),
    index().on(t.eventId),
    check('filing_files_one_place', sql`(${t.draftId} is null) <> (${t.filingId} is null)`),
  ],
);

/**
 * That collection rests: from the moment that it was said until it ended, or to the last day of its own term. Every step to
 * collect asks this table first. `registeredOn` is when a collective settlement came into the register.
 */
export const stops = pgTable(
  'stops',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    filingId: uuid().references(() => filings.id),
    kind: stopKindEnum().notNull(),
    fromOn: day().notNull(),
    /** The last day where the stop ends by itself. */
    lastOn: day(),
    registeredOn: day(),
    startedAt: instant().notNull(),
    endedOn: day(),
    endedAt: instant(),
  },
  (t) => [
    index().on(t.dossierId),
    index().on(t.filingId),
    check('stops_end', sql`(${t.endedOn} is null) = (${t.endedAt} is null)`),
    check('stops_settlement', sql`${t.registeredOn} is null or ${t.kind} = 'settlement'`),
  ],
);
