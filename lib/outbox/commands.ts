import { and, inArray, isNotNull } from 'drizzle-orm';
import { contactWishes } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { Context, DebtorActor } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import type { WishesToSet } from './schema.ts';

/**
 * Sets how a debtor wants to be written to. Papers by mail need a confirmed address; the moment that they were accepted is that
 * of the row.
 */
export async function setWishes(
  ctx: Context<DebtorActor>,
  wishes: WishesToSet,
): Promise<Result<Record<never, never>, 'noEmail' | 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const mine = await tx
      .select({ id: debtors.id })
      .from(debtors)
      .where(inArray(debtors.id, [...ctx.actor.debtorIds]))
      .for('update');
    if (mine.length === 0) return err('notFound');
    const confirmed = await tx.$count(
      debtors,
      and(inArray(debtors.id, [...ctx.actor.debtorIds]), isNotNull(debtors.confirmedEmail)),
    );
    if (wishes.papersByMail && confirmed < mine.length) return err('noEmail');
    await tx
      .insert(contactWishes)
      .values(mine.map(({ id: debtorId }) => ({ ...wishes, debtorId, setAt: ctx.now })));
    await record(tx, ctx, { type: 'wishes.set', facts: { papersByMail: wishes.papersByMail } });
    return ok({});
  });
}
