import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { claimFacts } from './facts.ts';
import type { ClaimFacts } from './rules.ts';

/** The facts of a dossier's claim. */
export async function factsOfDossier(db: Database, dossierId: string): Promise<ClaimFacts> {
  const [row] = await db
    .select({ facts: claimFacts })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!row) throw new Error('a dossier has facts');
  return row.facts;
}
