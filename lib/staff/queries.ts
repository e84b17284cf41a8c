import { and, asc, desc, eq, ilike, lt, or, type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { creditors, debtors, staff } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { TrailEvent } from '../audit/trail-event.ts';
import { claimFacts } from '../claims/facts.ts';
import { standingOf } from '../claims/rules.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Cents } from '../debt-law/money.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { normaliseReference } from '../dossiers/reference.ts';
import { refundedCents } from '../dossiers/refunded-cents.ts';
import { amountsOf } from '../dossiers/rules.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { normaliseStructuredCommunication } from '../payments/structured-communication.ts';

export const mostFound = 50;

export type FoundDossier = {
  id: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  openCents: Cents;
};

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Dossiers by reference, structured communication, invoice number or a part of the name, within reach. */
export async function searchDossiers(
  ctx: Context<StaffActor>,
  query: string,
): Promise<{ found: FoundDossier[]; hasMore: boolean }> {
  const rows = await ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({
        id: dossiers.id,
        reference: dossiers.reference,
        debtorName: debtors.name,
        creditorName: creditors.name,
        facts: claimFacts,
        refundedCents,
      })
      .from(dossiers)
      .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
      .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
      .where(and(dossiersWithinReach(ctx.actor), meant(query)))
      .orderBy(asc(debtors.name), asc(dossiers.reference))
      .limit(mostFound + 1);
    await record(tx, ctx, { type: 'dossiers.searched', facts: { found: found.length } });
    return found;
  });
  return {
    found: rows.slice(0, mostFound).map(({ facts, refundedCents: refunded, ...row }) => ({
      ...row,
      openCents: amountsOf(standingOf(facts, ctx.today).statement, Number(refunded)).openCents,
    })),
    hasMore: rows.length > mostFound,
  };
}

/** What the words can mean; a number that passes our check may still be that of an invoice. */
function meant(query: string): SQL | undefined {
  const reference = normaliseReference(query);
  const communication = normaliseStructuredCommunication(query);
  return or(
    reference ? eq(dossiers.reference, reference) : undefined,
    communication ? eq(dossiers.structuredCommunication, communication) : undefined,
    ilike(debtors.name, like(query)),
    eq(dossiers.number, query),
    sql`exists (select 1 from ${invoices} where ${invoices.dossierId} = ${dossiers.id} and ${invoices.number} = ${query})`,
  );
}

const trailColumns = {
  id: auditEvents.id,
  at: auditEvents.at,
  actorKind: auditEvents.actorKind,
  staffName: staff.name,
  type: auditEvents.type,
  dossierId: auditEvents.dossierId,
};

const byStaff = sql`${auditEvents.actorKind} = 'staff' and ${staff.id}::text = ${auditEvents.actorId}`;

/** The newest events of a dossier. */
export async function listDossierTrail(
  ctx: Context<StaffActor>,
  dossier: Owned<DossierView>,
  most: number,
): Promise<TrailEvent[]> {
  return ctx.db
    .select(trailColumns)
    .from(auditEvents)
    .leftJoin(staff, byStaff)
    .where(eq(auditEvents.dossierId, dossier.id))
    .orderBy(desc(auditEvents.id))
    .limit(most);
}

/** The newest events of all, before one that was seen; for administrators who see all creditors. */
export async function listTrail(
  ctx: Context<StaffActor>,
  before: number | null,
  most: number,
): Promise<TrailEvent[]> {
  if (ctx.actor.role !== 'administrator' || ctx.actor.reach !== 'all') return [];
  await record(ctx.db, ctx, { type: 'audit.seen' });
  return ctx.db
    .select(trailColumns)
    .from(auditEvents)
    .leftJoin(staff, byStaff)
    .where(before === null ? undefined : lt(auditEvents.id, before))
    .orderBy(desc(auditEvents.id))
    .limit(most);
}
