import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import type { Context, DebtorActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { joined, type Look, lookKindOf } from './rules.ts';

const mostEvents = 500;

/** Who of the agency, or which mediator, looked at a dossier or worked on it, the newest first. */
export async function listWhoLooked(
  ctx: Context<DebtorActor>,
  dossier: Owned<DossierView>,
): Promise<{ looks: Look[]; isCut: boolean }> {
  const rows = await ctx.db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      type: auditEvents.type,
      name: mandates.name,
      organisation: mandates.organisation,
    })
    .from(auditEvents)
    .innerJoin(dossiers, eq(dossiers.id, auditEvents.dossierId))
    .leftJoin(
      mandates,
      and(eq(auditEvents.actorKind, 'mediator'), sql`${mandates.id}::text = ${auditEvents.actorId}`),
    )
    .where(
      and(
        eq(auditEvents.dossierId, dossier.id),
        inArray(auditEvents.actorKind, ['staff', 'mediator']),
        dossiersWithinReach(ctx.actor),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(mostEvents);
  const looks = rows.map(
    ({ type, name, organisation, ...row }): Look => ({
      ...row,
      kind: lookKindOf(type),
      mediator: name !== null ? { name, organisation: organisation ?? '' } : null,
    }),
  );
  return { looks: joined(looks), isCut: rows.length === mostEvents };
}
