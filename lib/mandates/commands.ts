import { and, count, eq, gte, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { sessions } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { record } from '../audit/record.ts';
import { freshAccessCode, hashCode } from '../auth/hashing.ts';
import type { Context, DebtorActor, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { err, ok, type Result } from '../result.ts';
import { endMandates } from './end-mandates.ts';
import { dayFaultOf, mostMandates, stateOf } from './rules.ts';
import type { NewMandate } from './schema.ts';

/** Keeps what was filled in of a mandate for the last look; nobody is let in by it. One a dossier. */
export async function draftMandate(
  ctx: Context<DebtorActor>,
  { dossierId, ...typed }: NewMandate,
): Promise<Result<{ dossierId: string; mandateId: string }, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const debtorId = await ownerOf(tx, ctx, dossierId);
    if (!debtorId) return err('notFound');
    const values = { ...typed, draftedAt: ctx.now };
    const [row] = await tx
      .insert(mandates)
      .values({ dossierId, debtorId, ...values })
      .onConflictDoUpdate({
        target: [mandates.dossierId, mandates.debtorId],
        targetWhere: isNull(mandates.givenAt),
        set: values,
      })
      .returning({ id: mandates.id });
    if (!row) throw new Error('the draft of a mandate was not written');
    await record(tx, ctx, { type: 'mandate.drafted', dossierId, facts: { mandateId: row.id } });
    return ok({ dossierId, mandateId: row.id });
  });
}

/** The debtor of a dossier within reach, which is held, so that two who give at once see each other. */
async function ownerOf(tx: Database, ctx: Context<DebtorActor>, dossierId: string): Promise<string | null> {
  if (!(await findDossier({ ...ctx, db: tx }, dossierId))) return null;
  const [dossier] = await tx
    .select({ debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId))
    .for('no key update');
  return dossier?.debtorId ?? null;
}

export type Invitation = { code: string; reference: string; lastOn: Day; dossierId: string };
export type InviteRefusal = 'notFound' | 'tooManyMandates' | 'daysPassed' | 'mandateOver';

/**
 * Gives a mandate that was filled in, or makes a new invitation of one that was given: the older one stops working, and what
 * it opened ends. The code is answered here and nowhere else.
 */
export async function inviteMediator(
  ctx: Context<DebtorActor>,
  { mandateId }: { mandateId: string },
): Promise<Result<Invitation, InviteRefusal>> {
  // Hashed before the transaction: it waits for its turn, and a transaction would wait with it.
  const code = freshAccessCode();
  const codeHash = await hashCode(code);
  return ctx.db.transaction(async (tx) => {
    const [known] = await tx
      .select({ mandate: mandates, reference: dossiers.reference })
      .from(mandates)
      .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
      .where(and(eq(mandates.id, mandateId), dossiersWithinReach(ctx.actor)))
      .for('update');
    if (!known) return err('notFound');
    const { mandate, reference } = known;
    const { dossierId, givenAt } = mandate;
    const days = { fromOn: mandate.fromOn as Day, lastOn: mandate.lastOn as Day };
    if (givenAt) {
      const state = stateOf({ ...days, givenAt, revokedAt: mandate.revokedAt }, ctx.today);
      if (state === 'over' || state === 'ended') return err('mandateOver');
      const ofIt = and(eq(sessions.mandateId, mandateId), isNull(sessions.endedAt));
      await tx.update(sessions).set({ endedAt: ctx.now }).where(ofIt);
    } else {
      if (dayFaultOf(days, ctx.today)) return err('daysPassed');
      const [others] = await tx
        .select({ running: count() })
        .from(mandates)
        .where(
          and(
            eq(mandates.dossierId, dossierId),
            isNotNull(mandates.givenAt),
            isNull(mandates.revokedAt),
            gte(mandates.lastOn, ctx.today),
          ),
        );
      if ((others?.running ?? 0) >= mostMandates) return err('tooManyMandates');
    }
    const [session] = await tx
      .select({ accessCodeId: sessions.accessCodeId })
      .from(sessions)
      .where(eq(sessions.id, ctx.actor.sessionId));
    await tx
      .update(mandates)
      .set({ codeHash, givenAt: givenAt ?? ctx.now, accessCodeId: session?.accessCodeId ?? null })
      .where(eq(mandates.id, mandateId));
    const type = givenAt ? 'mandate.renewed' : 'mandate.given';
    await record(tx, ctx, { type, dossierId, facts: { mandateId } });
    return ok({ code, reference, lastOn: days.lastOn, dossierId });
  });
}

/** Takes a mandate back; its sessions end with it. Twice is once. */
export async function endMandate(
  ctx: Context<DebtorActor>,
  { mandateId }: { mandateId: string },
): Promise<Result<{ dossierId: string }, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const [known] = await tx
      .select({ dossierId: mandates.dossierId, debtorId: mandates.debtorId })
      .from(mandates)
      .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
      .where(and(eq(mandates.id, mandateId), isNotNull(mandates.givenAt), dossiersWithinReach(ctx.actor)));
    if (!known) return err('notFound');
    await endMandates(tx, ctx, eq(mandates.id, mandateId), known.debtorId);
    return ok({ dossierId: known.dossierId });
  });
}

const draftHours = 24;

/** Removes mandates that were filled in and not given within a day. */
export async function sweepMandateDrafts(ctx: Context<SystemActor>): Promise<number> {
  const before = new Date(ctx.now.getTime() - draftHours * 60 * 60_000);
  return ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(mandates)
      .where(and(isNull(mandates.givenAt), lt(mandates.draftedAt, before)))
      .returning({ id: mandates.id });
    if (gone.length > 0) await record(tx, ctx, { type: 'mandates.swept', facts: { drafts: gone.length } });
    return gone.length;
  });
}
