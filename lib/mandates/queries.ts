import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import type { Context, DebtorActor, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { scopesOf, stateOf } from './rules.ts';
import type { MandateLook, MandateView } from './view.ts';

const mostShown = 50;

const toView = (row: typeof mandates.$inferSelect, today: Day): MandateView => {
  const days = { fromOn: row.fromOn as Day, lastOn: row.lastOn as Day };
  return {
    ...{ id: row.id, name: row.name, organisation: row.organisation, email: row.email },
    ...{ ...days, scopes: scopesOf(row), usedAt: row.usedAt, revokedAt: row.revokedAt },
    state: stateOf({ ...days, givenAt: row.givenAt, revokedAt: row.revokedAt }, today),
  };
};

/** The mandates that were given in a dossier, the newest first. */
export async function listMandates(
  ctx: Context<DebtorActor | StaffActor>,
  dossier: Owned<DossierView>,
): Promise<MandateView[]> {
  const rows = await ctx.db
    .select({ mandate: mandates })
    .from(mandates)
    .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
    .where(
      and(eq(mandates.dossierId, dossier.id), isNotNull(mandates.givenAt), dossiersWithinReach(ctx.actor)),
    )
    .orderBy(desc(mandates.givenAt))
    .limit(mostShown);
  return rows.map(({ mandate }) => toView(mandate, ctx.today));
}

/** What was filled in of a mandate that is not given yet, or null. */
export async function findMandateDraft(
  ctx: Context<DebtorActor>,
  dossier: Owned<DossierView>,
): Promise<MandateView | null> {
  const [row] = await ctx.db
    .select({ mandate: mandates })
    .from(mandates)
    .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
    .where(and(eq(mandates.dossierId, dossier.id), isNull(mandates.givenAt), dossiersWithinReach(ctx.actor)));
  return row ? toView(row.mandate, ctx.today) : null;
}

/** A mandate of a dossier, given or not yet, or null: unknown and not yours look the same. */
export async function findMandate(
  ctx: Context<DebtorActor>,
  dossier: Owned<DossierView>,
  mandateId: string,
): Promise<MandateView | null> {
  if (!isId(mandateId)) return null;
  const [row] = await ctx.db
    .select({ mandate: mandates })
    .from(mandates)
    .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
    .where(
      and(eq(mandates.id, mandateId), eq(mandates.dossierId, dossier.id), dossiersWithinReach(ctx.actor)),
    );
  return row ? toView(row.mandate, ctx.today) : null;
}

// A look by its page, all else by its event: the words are in messages/*/mandates.json.
const what = sql<string>`case when ${auditEvents.type} = 'dossier.seen' then 'seen.' || coalesce(${auditEvents.facts} ->> 'page', 'dossier')
  else ${auditEvents.type} end`;

/** What a mediator looked at and did in a dossier, the newest first. */
export async function listLooks(
  ctx: Context<DebtorActor>,
  dossier: Owned<DossierView>,
  mandateId: string,
  most = 200,
): Promise<MandateLook[]> {
  if (!isId(mandateId)) return [];
  const own = ctx.db
    .select({ id: sql`${mandates.id}::text` })
    .from(mandates)
    .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
    .where(
      and(eq(mandates.id, mandateId), eq(mandates.dossierId, dossier.id), dossiersWithinReach(ctx.actor)),
    );
  return ctx.db
    .select({ id: auditEvents.id, at: auditEvents.at, what })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.dossierId, dossier.id),
        eq(auditEvents.actorKind, 'mediator'),
        inArray(auditEvents.actorId, own),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(most);
}
