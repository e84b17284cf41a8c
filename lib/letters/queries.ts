import { and, desc, eq } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { letters } from '@/db/schema/letters.ts';
import type { Context, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import type { LetterView } from './view.ts';

/** The latest letters of a dossier, the newest first. */
export const listLetters = (ctx: Context<StaffActor>, dossier: Owned<DossierView>): Promise<LetterView[]> =>
  ctx.db
    .select({
      id: letters.id,
      kind: letters.kind,
      cause: letters.cause,
      orderedAt: letters.orderedAt,
      printedAt: letters.printedAt,
    })
    .from(letters)
    .innerJoin(dossiers, eq(dossiers.id, letters.dossierId))
    .where(and(eq(letters.dossierId, dossier.id), dossiersWithinReach(ctx.actor)))
    .orderBy(desc(letters.orderedAt))
    .limit(10);
