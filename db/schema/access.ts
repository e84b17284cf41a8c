import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { dossiers } from './dossiers.ts';
import { eventTypes } from './event-types.ts';
import { mandates } from './mandates.ts';
import { debtors, staff } from './parties.ts';

export const sessionLevelEnum = pgEnum('session_level', ['letter', 'email', 'password', 'mandate']);
export const attemptKindEnum = pgEnum('attempt_kind', [
  'letter',
  'email_code',
  'email_send',
  'staff',
  'not_me',
  'message',
  'upload',
  'pdf',
  'payment_report',
  'pay_online',
  'mandate',
  'mandate_code',
  'mandate_send',
  'certificate',
  'lost_letter',
]);
export const codePurposeEnum = pgEnum('code_purpose', ['confirm_email', 'sign_in', 'mandate']);

/** A signed-in browser. The row is asked on every request, so that ending it is immediate. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    staffId: uuid().references(() => staff.id),
    level: sessionLevelEnum().notNull(),
    // The code of the letter that opened it: a new letter ends it.
    accessCodeId: uuid().references(() => accessCodes.id),
    mandateId: uuid().references(() => mandates.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index().on(t.staffId),
    index().on(t.accessCodeId),
    index().on(t.mandateId),
    index().on(t.expiresAt),
  ],
);

/** Whose dossiers a debtor's session reaches: several when one confirmed e-mail address belongs to several. */
export const sessionDebtors = pgTable(
  'session_debtors',
  {
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id),
    debtorId: uuid()
      .notNull()
      .references(() => debtors.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.debtorId] }), index().on(t.debtorId)],
);

/** What was typed into a form that came when its session was over. The same person finds it back for half an hour. */
export const keptForms = pgTable(
  'kept_forms',
  {
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id),
    /** The page, without its language and its question. */
    page: text().notNull(),
    // JSON as text: a person may type what jsonb refuses.
    typed: text().notNull(),
    keptAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.page] }), index().on(t.keptAt)],
);

/**
 * Tries at signing in, and what one person may do only so often. Subjects and addresses are keyed hashes: the table
 * holds no reference, mail or IP address.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: attemptKindEnum().notNull(),
    subjectHash: text().notNull(),
    addressHash: text().notNull(),
    succeeded: boolean().notNull(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.kind, t.subjectHash, t.at), index().on(t.kind, t.addressHash, t.at), index().on(t.at)],
);

/** The code of a letter, hashed with argon2id over a keyed hash. A new letter replaces the older code. */
export const accessCodes = pgTable(
  'access_codes',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    hash: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    replacedAt: instant(),
    firstUsedAt: instant(),
  },
  (t) => [index().on(t.dossierId)],
);

/** A code sent by mail: single use, ten minutes, five tries, for the browser that asked. */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    id: id(),
    purpose: codePurposeEnum().notNull(),
    debtorId: uuid().references(() => debtors.id),
    mandateId: uuid().references(() => mandates.id),
    email: text().notNull(),
    codeHash: text().notNull(),
    browserHash: text().notNull(),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    index().on(t.debtorId),
    index().on(t.mandateId),
    index().on(t.browserHash),
    index().on(t.expiresAt),
  ],
);

/** Who did or saw what. The database itself refuses to change or remove a row. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    actorKind: text({ enum: ['debtor', 'mediator', 'staff', 'system', 'nobody'] }).notNull(),
    // No foreign keys: the trail outlives what it speaks of.
    actorId: text(),
    type: text({ enum: eventTypes }).notNull(),
    dossierId: uuid(),
    facts: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (t) => [index().on(t.dossierId, t.at), index().on(t.actorId, t.at), index().on(t.at)],
);
