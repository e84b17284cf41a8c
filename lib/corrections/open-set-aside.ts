import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankSetAsideEnds, bankSetAsides, refundReturns, refunds } from '@/db/schema/banking.ts';
import { lockPayment } from '../incoming/write-bookings.ts';
import { err, ok, type Result } from '../result.ts';

/** What was set aside and may be taken back, its payment locked. `refunded`: its money went back already. */
export async function openSetAside(
  tx: Database,
  setAsideId: number,
): Promise<Result<typeof bankSetAsides.$inferSelect, 'notFound' | 'dealtWith' | 'refunded'>> {
  const [aside] = await tx.select().from(bankSetAsides).where(eq(bankSetAsides.id, setAsideId));
  if (!aside) return err('notFound');
  await lockPayment(tx, aside.paymentId);
  if ((await tx.$count(bankSetAsideEnds, eq(bankSetAsideEnds.setAsideId, setAsideId))) > 0)
    return err('dealtWith');
  const sent = await tx
    .select({ id: refunds.id, returned: refundReturns.refundId })
    .from(refunds)
    .leftJoin(refundReturns, eq(refundReturns.refundId, refunds.id))
    .where(and(eq(refunds.paymentId, aside.paymentId)));
  return sent.some(({ returned }) => returned === null) ? err('refunded') : ok(aside);
}
