import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { creditors, staff } from '@/db/schema/parties.ts';
import { erasureLifts, erasureMarks, erasures } from '@/db/schema/privacy.ts';
import { record } from '../audit/record.ts';
import { takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context, StaffActor } from '../context.ts';
import { isId } from '../dossiers/queries.ts';
import { creditorsWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { err, ok, type Result } from '../result.ts';
import { endedOnOf } from './ended.ts';
import { erasurePlanOf } from './erasure-plan.ts';
import { markOf } from './marks.ts';
import type { Erased, Kept as KeptCounts } from './rules.ts';
import { lastDayKept, yearsOf } from './terms.ts';
import type { CertificateView, ErasurePlan, ErasureView, Kept } from './view.ts';

const certificate = {
  id: erasures.id,
  number: erasures.number,
  reason: erasures.reason,
  erasedAt: erasures.erasedAt,
  erased: erasures.erased,
  kept: erasures.kept,
};

/** The certificate at an opaque address: for whoever has it, as it names nobody. */
export async function findCertificate(
  ctx: Pick<Context, 'db'>,
  erasureId: string,
): Promise<CertificateView | null> {
  if (!isId(erasureId)) return null;
  const [row] = await ctx.db.select(certificate).from(erasures).where(eq(erasures.id, erasureId));
  return row ? viewOf(row) : null;
}

const viewOf = <Row extends { erased: unknown; kept: unknown }>(row: Row) => ({
  ...row,
  erased: row.erased as Erased,
  kept: row.kept as KeptCounts,
});

/** Finds a certificate by the number of a receipt, in as many tries as the limits leave. */
export async function findCertificateByReceipt(
  ctx: Context,
  visitor: Visitor,
  { number }: { number: string },
): Promise<Result<{ erasureId: string }, 'limited' | 'noCertificate'>> {
  const attempt = await takeAttempt(ctx.db, { kind: 'certificate', subject: number, visitor, now: ctx.now });
  if (attempt === null) return err('limited');
  const { kind, hash } = markOf('receipt', number);
  const [row] = await ctx.db
    .select({ erasureId: erasureMarks.erasureId })
    .from(erasureMarks)
    .where(and(eq(erasureMarks.kind, kind), eq(erasureMarks.hash, hash)))
    .limit(1);
  return row ? ok(row) : err('noCertificate');
}

/** How long a kind of data of a dossier is kept. */
export async function findKept(
  ctx: Context,
  dossier: Owned<DossierView>,
  kind: 'messages' | 'dossier' = 'dossier',
): Promise<Kept> {
  const endedOn = await endedOnOf(ctx, dossier);
  return { until: endedOn && lastDayKept(kind, endedOn), years: yearsOf(kind) };
}

/** What erasing a dossier would do. */
export const findErasurePlan = (
  ctx: Context<StaffActor>,
  dossier: Owned<DossierView>,
): Promise<ErasurePlan> => erasurePlanOf(ctx.db, dossier.id);

/** The latest erasures of creditors within reach, with how many there are. */
export async function listErasures(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ rows: ErasureView[]; total: number }> {
  return ctx.db.transaction(async (tx) => {
    const found = await select({ ...ctx, db: tx }, sql`true`, most);
    await record(tx, ctx, { type: 'erasures.seen', facts: { found: found.length } });
    return {
      rows: found.map(({ total: _, ...row }) => row),
      total: Number(found[0]?.total ?? 0),
    };
  });
}

/** One erasure of a creditor within reach, or null. */
export async function findErasure(ctx: Context<StaffActor>, erasureId: string): Promise<ErasureView | null> {
  if (!isId(erasureId)) return null;
  return ctx.db.transaction(async (tx) => {
    const [row] = await select({ ...ctx, db: tx }, eq(erasures.id, erasureId), 1);
    if (!row) return null;
    await record(tx, ctx, { type: 'erasures.seen', facts: { erasureId } });
    const { total: _, ...view } = row;
    return view;
  });
}

async function select(ctx: Context<StaffActor>, where: SQL, most: number) {
  const blocks = sql<boolean>`exists (select 1 from ${erasureMarks} where ${erasureMarks.erasureId} = ${erasures.id}
    and ${erasureMarks.kind} = 'customer')`;
  const rows = await ctx.db
    .select({
      ...certificate,
      total: sql<string>`count(*) over ()`,
      creditorName: creditors.name,
      staffName: staff.name,
      blocks,
      note: erasureLifts.note,
      liftedAt: erasureLifts.liftedAt,
    })
    .from(erasures)
    .innerJoin(creditors, eq(creditors.id, erasures.creditorId))
    .leftJoin(staff, eq(staff.id, erasures.staffId))
    .leftJoin(erasureLifts, eq(erasureLifts.erasureId, erasures.id))
    .where(and(where, creditorsWithinReach(ctx.actor)))
    .orderBy(desc(erasures.erasedAt))
    .limit(most);
  return rows.map(({ blocks: isBlocked, note, liftedAt, ...row }) => ({
    ...viewOf(row),
    isPersonBlocked: isBlocked ? liftedAt === null : null,
    lifted: note !== null && liftedAt ? { note, at: liftedAt } : null,
  }));
}
