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
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { files } from './correspondence.ts';
import { dossiers } from './dossiers.ts';
import { debtors, localeEnum } from './parties.ts';

export const mailKindEnum = pgEnum('mail_kind', [
  'code',
  'receipt',
  'answer',
  'decision',
  'news',
  'plan',
  'booked',
  'closing',
  'statement',
  'instalmentSoon',
  'instalmentLate',
  'changed',
  'refund',
]);
export const mailStateEnum = pgEnum('mail_state', [
  'waiting',
  'sent',
  'byPost',
  'portal',
  'refused',
  'failed',
  'bounced',
]);
export const contactEventEnum = pgEnum('contact_event', [
  'sent',
  'byPost',
  'portal',
  'later',
  'refused',
  'failed',
  'bounced',
]);

/**
 * What is to be sent by mail, or was: written in the transaction of its cause, sent later by the outbox alone. The words are
 * made when it is sent; a code and its address are sealed and gone once it is over. `portal`: no address, so it stands in the
 * portal alone.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    kind: mailKindEnum().notNull(),
    /** What it tells of; the same cause twice is one mail. */
    cause: text().notNull(),
    dossierId: uuid().references(() => dossiers.id),
    debtorId: uuid().references(() => debtors.id),
    language: localeEnum().notNull(),
    /** Codes and numbers for its words: no name, no amount. */
    facts: jsonb().$type<Record<string, string>>().notNull(),
    sealed: text(),
    /** The paper that goes with it, kept in the dossier. */
    fileId: uuid().references(() => files.id),
    queuedAt: instant().notNull(),
    /** Not before this. */
    nextAt: instant().notNull(),
    /** Of no use after this. */
    uselessAt: instant(),
    tries: integer().notNull().default(0),
    /** Who sends it now has it until then. */
    claimedUntil: instant(),
    /** A try ended without an answer: whether it arrived is not known, and it goes once more at most. */
    isUnclear: boolean().notNull().default(false),
    state: mailStateEnum().notNull().default('waiting'),
    endedAt: instant(),
    reason: text(),
  },
  (t) => [
    uniqueIndex().on(t.cause),
    index('mails_waiting').on(t.nextAt).where(sql`state = 'waiting'`),
    index().on(t.dossierId),
    index().on(t.debtorId),
    index().on(t.fileId),
    check('mails_ended', sql`(${t.state} = 'waiting') = (${t.endedAt} is null)`),
    check('mails_sealed', sql`${t.sealed} is null or ${t.state} = 'waiting'`),
  ],
);

/** What became of each mail, and what was not sent and why, as the debtor may see it. Append-only. */
export const contacts = pgTable(
  'contacts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    debtorId: uuid()
      .notNull()
      .references(() => debtors.id),
    dossierId: uuid().references(() => dossiers.id),
    mailId: uuid().references(() => mails.id),
    kind: text().notNull(),
    event: contactEventEnum().notNull(),
    reason: text(),
    /** Until when it waits, where it waits. */
    until: instant(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.debtorId, t.id), index().on(t.dossierId), index().on(t.mailId)],
);

/** How a debtor wants to be written to; the newest row holds. Append-only. */
export const contactWishes = pgTable(
  'contact_wishes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    debtorId: uuid()
      .notNull()
      .references(() => debtors.id),
    /** Papers that the law wants on a durable medium come by mail; the day of this row is when that was accepted. */
    papersByMail: boolean().notNull(),
    remindBefore: boolean().notNull(),
    /** Reminders of ours may come by mail. */
    remindersByMail: boolean().notNull(),
    /** The days on which they may come, 1 for Monday to 7 for Sunday. */
    weekdays: integer().array().notNull(),
    /** At most so many of them in seven days. */
    mostAWeek: integer(),
    setAt: instant().notNull(),
  },
  (t) => [
    index().on(t.debtorId, t.id),
    check('contact_wishes_week', sql`${t.mostAWeek} is null or ${t.mostAWeek} between 1 and 7`),
  ],
);
