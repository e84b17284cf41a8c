import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors } from '@/db/schema/parties.ts';
import { erasureLifts, erasures } from '@/db/schema/privacy.ts';
import { record } from '../audit/record.ts';
import { may } from '../auth/rules.ts';
import type { Context, StaffActor } from '../context.ts';
import { removeBytes } from '../documents/store-judged.ts';
import { creditorsWithinReach, dossiersWithinReach } from '../dossiers/reach.ts';
import { err, ok, type Result } from '../result.ts';
import { storage } from '../storage/storage.ts';
import { type Erasure, eraseLocked } from './erase-locked.ts';
import type { StaffReason } from './rules.ts';

// What cannot be undone asks for the permission itself, whoever calls it.
const mayErase = ({ actor }: Pick<Context<StaffActor>, 'actor'>): boolean =>
  actor.kind === 'staff' && may(actor.role, 'erase');

/**
 * Erases a dossier for good, with the person where no other dossier is left, and leaves a certificate that names nobody and
 * hashes by which a creditor's file cannot bring it back. `money`: something that was paid has not gone back yet.
 * @source GDPR, art. 17; GBA 91/2025
 */
export async function eraseDossier(
  ctx: Context<StaffActor>,
  { dossierId, submissionId, reason }: { dossierId: string; submissionId: string; reason: StaffReason },
  store = storage(),
): Promise<Result<{ erasureId: string }, 'notFound' | 'money'>> {
  if (!mayErase(ctx)) return err('notFound');
  const done = await ctx.db.transaction(async (tx): Promise<Result<Erasure, 'notFound' | 'money'>> => {
    // Two at once: the second one waits here, and then finds nothing.
    const [locked] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.id, dossierId), dossiersWithinReach(ctx.actor)))
      .for('update');
    if (!locked) {
      const erasureId = await sentBefore(tx, ctx, submissionId);
      return erasureId ? ok({ erasureId, storageKeys: [] }) : err('notFound');
    }
    return eraseLocked(tx, ctx, { dossierId, submissionId, reason, staffId: ctx.actor.staffId });
  });
  if (!done.ok) return done;
  // What fails now, or is not reached, no row names: the daily sweep removes it.
  await removeBytes(done.value.storageKeys, store);
  return ok({ erasureId: done.value.erasureId });
}

async function sentBefore(
  tx: Database,
  ctx: Context<StaffActor>,
  submissionId: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: erasures.id })
    .from(erasures)
    .where(and(eq(erasures.submissionId, submissionId), eq(erasures.staffId, ctx.actor.staffId)));
  return row?.id ?? null;
}

/** Lets a creditor send in the person of an erasure again, with another debt; the erased debt itself stays refused. */
export async function liftErasure(
  ctx: Context<StaffActor>,
  { erasureId, note }: { erasureId: string; note: string },
): Promise<Result<{ erasureId: string }, 'notFound'>> {
  if (!mayErase(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const [erasure] = await tx
      .select({ id: erasures.id })
      .from(erasures)
      .innerJoin(creditors, eq(creditors.id, erasures.creditorId))
      .where(and(eq(erasures.id, erasureId), creditorsWithinReach(ctx.actor)));
    if (!erasure) return err('notFound');
    const [lifted] = await tx
      .insert(erasureLifts)
      .values({ erasureId, note, staffId: ctx.actor.staffId, liftedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: erasureLifts.erasureId });
    if (lifted) await record(tx, ctx, { type: 'erasure.lifted', facts: { erasureId } });
    return ok({ erasureId });
  });
}
