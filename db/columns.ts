import { bigint, date, timestamp, uuid } from 'drizzle-orm/pg-core';

/** An opaque random key, fit for an address. */
export const id = () => uuid().primaryKey().defaultRandom();

/** Whole euro cents. */
export const cents = () => bigint({ mode: 'number' });

/** A calendar day in Brussels, 'YYYY-MM-DD'. */
export const day = () => date({ mode: 'string' });

/** An instant in UTC. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });
