import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { letters } from '@/db/schema/letters.ts';
import type { PaperKind } from './rules.ts';

/** Orders the print of a paper that the law wants on a durable medium, once, where it does not go or arrive by mail. */
export async function orderLetter(
  tx: Database,
  { now }: { now: Date },
  { dossierId, kind, fileId }: { dossierId: string; kind: PaperKind | 'decision'; fileId: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`paper ${fileId}`}, 0))`);
  const known = await tx.$count(letters, eq(letters.fileId, fileId));
  if (known === 0)
    await tx.insert(letters).values({ dossierId, kind, cause: 'paper', fileId, orderedAt: now });
}
