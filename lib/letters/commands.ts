import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { letters } from '@/db/schema/letters.ts';
import { record } from '../audit/record.ts';
import { takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { err, ok, type Result } from '../result.ts';
import { daysBetweenCodes } from './rules.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Orders a letter with a new code to the address that we know, for who lost the last one. The answer is the same whether the
 * reference exists or not; one goes at most once in seven days.
 */
export async function askLetter(
  ctx: Context,
  visitor: Visitor,
  { reference }: { reference: string },
): Promise<Result<Record<never, never>, 'limited'>> {
  const attempt = await takeAttempt(ctx.db, {
    ...{ kind: 'lost_letter', subject: reference, visitor, now: ctx.now },
  });
  if (attempt === null) return err('limited');
  await ctx.db.transaction(async (tx) => {
    const [dossier] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.reference, reference), isNull(dossiers.closedOn)))
      .for('update');
    if (dossier) await order(tx, { ...ctx, actor: { kind: 'nobody' } }, dossier.id, null);
  });
  return ok({});
}

/** Orders a letter with a new code from the staff's side. `orderedAlready`: one waits, or went in the last seven days. */
export async function orderLetter(
  ctx: Context<StaffActor>,
  { dossierId }: { dossierId: string },
): Promise<Result<{ dossierId: string }, 'notFound' | 'orderedAlready'>> {
  return ctx.db.transaction(async (tx) => {
    const [dossier] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.id, dossierId), isNull(dossiers.closedOn), dossiersWithinReach(ctx.actor)))
      .for('update');
    if (!dossier) return err('notFound');
    const isNew = await order(tx, ctx, dossierId, ctx.actor.staffId);
    return isNew ? ok({ dossierId }) : err('orderedAlready');
  });
}

async function order(
  tx: Database,
  ctx: Context,
  dossierId: string,
  staffId: string | null,
): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - daysBetweenCodes * dayMs);
  const recent = await tx.$count(
    letters,
    and(
      eq(letters.dossierId, dossierId),
      or(and(isNull(letters.printedAt), eq(letters.kind, 'access')), gt(letters.printedAt, since)),
    ),
  );
  if (recent > 0) return false;
  await tx.insert(letters).values({
    ...{ dossierId, kind: 'access', orderedAt: ctx.now, orderedByStaffId: staffId },
    cause: staffId ? 'staff' : 'lost',
  });
  await record(tx, ctx, { type: 'letter.ordered', dossierId, facts: { kind: 'access' } });
  return true;
}
