import { desc, eq } from 'drizzle-orm';
import { bankBookings, bankSetAsides } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { staff } from '@/db/schema/parties.ts';
import type { Context } from '../context.ts';
import { cents } from '../debt-law/money.ts';
import type { DealtWith } from './view.ts';

/** What staff did with payments, the last first. */
export async function dealtWith(ctx: Context, most: number): Promise<DealtWith[]> {
  const booked = await ctx.db
    .select({
      ledgerEntryId: bankBookings.ledgerEntryId,
      paymentId: bankBookings.paymentId,
      staffName: staff.name,
      at: bankBookings.bookedAt,
      amountCents: ledgerEntries.amountCents,
      by: bankBookings.by,
    })
    .from(bankBookings)
    .innerJoin(staff, eq(staff.id, bankBookings.staffId))
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, bankBookings.ledgerEntryId))
    .orderBy(desc(bankBookings.ledgerEntryId))
    .limit(most);
  const aside = await ctx.db
    .select({
      setAsideId: bankSetAsides.id,
      paymentId: bankSetAsides.paymentId,
      staffName: staff.name,
      at: bankSetAsides.setAsideAt,
      amountCents: bankSetAsides.amountCents,
      kind: bankSetAsides.kind,
    })
    .from(bankSetAsides)
    .innerJoin(staff, eq(staff.id, bankSetAsides.staffId))
    .orderBy(desc(bankSetAsides.id))
    .limit(most);
  return [
    ...booked.map(({ ledgerEntryId, amountCents, ...row }) => ({
      ...{ ...row, key: `e${ledgerEntryId}`, kind: null },
      amountCents: cents(amountCents),
    })),
    ...aside.map(({ setAsideId, amountCents, ...row }) => ({
      ...{ ...row, key: `a${setAsideId}`, by: null },
      amountCents: amountCents === null ? null : cents(amountCents),
    })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most);
}
