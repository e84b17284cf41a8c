import { inArray } from 'drizzle-orm';
import { debtors } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { Context, DebtorActor } from '../context.ts';
import { queueChanged } from '../outbox/queue-mail.ts';
import { err, ok, type Result } from '../result.ts';
import type { DetailsToSet } from './schema.ts';

/**
 * Sets the language in which we write, the telephone number, and whether we may call it. That the number changed is told to the
 * confirmed address.
 */
export async function setDetails(
  ctx: Context<DebtorActor>,
  { language, phone, mayCall }: DetailsToSet,
): Promise<Result<Record<never, never>, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const mine = inArray(debtors.id, [...ctx.actor.debtorIds]);
    const before = await tx
      .select({
        id: debtors.id,
        phone: debtors.phone,
        phoneConsentOn: debtors.phoneConsentOn,
        email: debtors.confirmedEmail,
      })
      .from(debtors)
      .where(mine)
      .orderBy(debtors.id)
      .for('no key update');
    if (before.length === 0) return err('notFound');
    for (const { id, phoneConsentOn, ...was } of before) {
      // Who agreed before and says nothing new agreed on that day.
      const agreedOn = was.phone === phone && phoneConsentOn ? phoneConsentOn : ctx.today;
      await tx
        .update(debtors)
        .set({ language, phone, phoneConsentOn: mayCall ? agreedOn : null })
        .where(inArray(debtors.id, [id]));
    }
    const changed = before.filter((was) => was.phone !== phone);
    const told = new Map(changed.map(({ id, email }) => [email, id]));
    for (const [to, debtorId] of told)
      if (to) await queueChanged(tx, ctx, { to, language, debtorId, what: 'phone' });
    await record(tx, ctx, { type: 'details.set', facts: { phone: changed.length > 0 } });
    return ok({});
  });
}
