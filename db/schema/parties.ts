import { boolean, index, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from '../columns.ts';

export const localeEnum = pgEnum('locale', ['nl', 'fr', 'de', 'en']);
export const debtorKindEnum = pgEnum('debtor_kind', ['consumer', 'enterprise']);
export const staffRoleEnum = pgEnum('staff_role', ['agent', 'administrator']);
export const staffReachEnum = pgEnum('staff_reach', ['all', 'listed']);

export const creditors = pgTable(
  'creditors',
  {
    id: id(),
    enterpriseNumber: text().notNull(),
    name: text().notNull(),
    street: text(),
    postalCode: text(),
    city: text(),
    country: text().notNull().default('BE'),
    email: text(),
    phone: text(),
    isSme: boolean(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex().on(t.enterpriseNumber)],
);

export const debtors = pgTable(
  'debtors',
  {
    id: id(),
    creditorId: uuid()
      .notNull()
      .references(() => creditors.id),
    // The creditor's own customer number: people are never merged across creditors by their name.
    number: text().notNull(),
    kind: debtorKindEnum().notNull(),
    name: text().notNull(),
    street: text(),
    postalCode: text(),
    city: text(),
    country: text().notNull().default('BE'),
    language: localeEnum().notNull(),
    email: text(),
    emailConsentOn: day(),
    phone: text(),
    phoneConsentOn: day(),
    confirmedEmail: text(),
    confirmedEmailAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex().on(t.creditorId, t.number), index().on(t.confirmedEmail)],
);

export const staff = pgTable(
  'staff',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    language: localeEnum().notNull().default('nl'),
    passwordHash: text().notNull(),
    role: staffRoleEnum().notNull(),
    // 'listed' staff see only the creditors in staff_creditors.
    reach: staffReachEnum().notNull().default('listed'),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex().on(t.email)],
);

export const staffCreditors = pgTable(
  'staff_creditors',
  {
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    creditorId: uuid()
      .notNull()
      .references(() => creditors.id),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.creditorId] }), index().on(t.creditorId)],
);
