import type { SQL } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';

/** The rows that a statement answers with, whichever driver asks. */
export async function rowsOf<Row>(db: Database, query: SQL): Promise<Row[]> {
  return ((await db.execute(query)) as unknown as { rows: Row[] }).rows;
}
