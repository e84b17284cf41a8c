import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';

/** Who takes back what was booked is one at a time, to the end of the transaction: nothing is taken back twice. */
export const lockReversals = (tx: Database) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('reversals', 0))`);
