import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from '../columns.ts';
import { dossiers } from './dossiers.ts';
import { debtors } from './parties.ts';

/**
 * Leave that a debtor gives a debt mediator for one dossier: to read, and what else was chosen, from one day to another. Until
 * it is given it is a draft without a code. The invitation is hashed as the code of a letter is.
 */
export const mandates = pgTable(
  'mandates',
  {
    id: id(),
    dossierId: uuid()
      .notNull()
      .references(() => dossiers.id),
    debtorId: uuid()
      .notNull()
      .references(() => debtors.id),
    name: text().notNull(),
    organisation: text().notNull(),
    email: text().notNull(),
    mayDownload: boolean().notNull(),
    mayMessage: boolean().notNull(),
    mayPlan: boolean().notNull(),
    fromOn: day().notNull(),
    lastOn: day().notNull(),
    draftedAt: instant().notNull(),
    givenAt: instant(),
    codeHash: text(),
    // The code of the letter with which it was given, if any: a new letter ends what the older one opened.
    accessCodeId: uuid(),
    usedAt: instant(),
    revokedAt: instant(),
    // Null where a new letter ended it.
    revokedByDebtorId: uuid().references(() => debtors.id),
  },
  (t) => [
    index().on(t.dossierId),
    index().on(t.debtorId),
    index().on(t.revokedByDebtorId),
    index().on(t.accessCodeId),
    uniqueIndex('mandates_one_draft').on(t.dossierId, t.debtorId).where(sql`given_at is null`),
    check(
      'mandates_days',
      sql`${t.fromOn} <= ${t.lastOn} and ${t.lastOn} <= ${t.fromOn} + interval '12 months'`,
    ),
    check('mandates_given', sql`(${t.givenAt} is null) = (${t.codeHash} is null)`),
    check('mandates_revoked', sql`${t.revokedAt} is null or ${t.givenAt} is not null`),
  ],
);
