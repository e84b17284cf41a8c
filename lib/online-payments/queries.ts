import { eq } from 'drizzle-orm';
import { onlinePayments } from '@/db/schema/banking.ts';
import type { Context } from '../context.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { isId } from '../dossiers/queries.ts';
import { type OnlineState, stateOf } from './rules.ts';
import { saidOf } from './said.ts';

export type OnlinePaymentView = OnlineState & { amountCents: Cents; providerId: string | null };

/** What became of an online payment, for whoever holds its random id: nothing of a dossier is told. */
export async function findOnlinePayment(ctx: Context, id: string): Promise<OnlinePaymentView | null> {
  if (!isId(id)) return null;
  const [payment] = await ctx.db
    .select({ amountCents: onlinePayments.amountCents })
    .from(onlinePayments)
    .where(eq(onlinePayments.id, id));
  if (!payment) return null;
  const said = await saidOf(ctx.db, id);
  return {
    ...stateOf(said),
    amountCents: cents(payment.amountCents),
    providerId: said[0]?.providerId ?? null,
  };
}
