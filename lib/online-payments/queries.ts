import { and, eq } from 'drizzle-orm';
import { onlinePayments } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import type { Context } from '../context.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { type OnlineState, stateOf } from './rules.ts';
import { saidOf } from './said.ts';

export type OnlinePaymentView = OnlineState & {
  amountCents: Cents;
  providerId: string | null;
  /** The dossier that it pays, for whoever reaches it; nobody else learns of it. */
  dossierId: string | null;
};

/** What became of an online payment, for whoever holds its random id: its dossier is told to who reaches that alone. */
export async function findOnlinePayment(ctx: Context, id: string): Promise<OnlinePaymentView | null> {
  if (!isId(id)) return null;
  const [payment] = await ctx.db
    .select({ amountCents: onlinePayments.amountCents, dossierId: dossiers.id })
    .from(onlinePayments)
    .leftJoin(dossiers, and(eq(dossiers.id, onlinePayments.dossierId), dossiersWithinReach(ctx.actor)))
    .where(eq(onlinePayments.id, id));
  if (!payment) return null;
  const said = await saidOf(ctx.db, id);
  return {
    ...stateOf(said),
    amountCents: cents(payment.amountCents),
    dossierId: payment.dossierId,
    providerId: said[0]?.providerId ?? null,
  };
}
