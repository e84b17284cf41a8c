import { and, eq } from 'drizzle-orm';
import { contacts, mails } from '@/db/schema/mails.ts';
import { record } from '../audit/record.ts';
import type { Context, SystemActor } from '../context.ts';
import { orderLetter } from './order-letter.ts';
import { readBounce } from './read-bounce.ts';
import { isPaper } from './rules.ts';

/**
 * Takes in a report that a mail of ours did not arrive: nothing more goes to that address, and a paper goes by post. `other`: no
 * such report, or of a mail that came back before. That it names a random id which only the mail carried is what makes it genuine.
 */
export async function takeBounce(ctx: Context<SystemActor>, raw: string): Promise<'bounced' | 'other'> {
  const bounce = await readBounce(raw);
  if (!bounce) return 'other';
  return ctx.db.transaction(async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({ state: 'bounced', reason: bounce.code })
      .where(and(eq(mails.id, bounce.mailId), eq(mails.state, 'sent')))
      .returning();
    if (!mail) return 'other';
    const { id: mailId, debtorId, dossierId, kind, fileId } = mail;
    if (debtorId) {
      const row = { debtorId, dossierId, mailId, kind, at: ctx.now };
      await tx.insert(contacts).values({ ...row, event: 'bounced', reason: bounce.code });
      if (isPaper(kind) && dossierId && fileId) {
        await orderLetter(tx, ctx, { dossierId, kind, fileId });
        await tx.insert(contacts).values({ ...row, event: 'byPost' });
      }
    }
    await record(tx, ctx, {
      type: 'mail.bounced',
      ...(dossierId ? { dossierId } : {}),
      facts: { mailId, code: bounce.code },
    });
    return 'bounced';
  });
}
