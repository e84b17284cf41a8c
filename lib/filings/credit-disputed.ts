import type { Database } from '@/db/client.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { finishBookings } from '../bank-statements/after-booking.ts';
import type { Writer } from './write-filing.ts';

/** What a creditor gives up by a decision becomes a credit note of the same day. */
export async function creditDisputed(
  tx: Database,
  ctx: Writer,
  { dossierId, amountCents, submissionId }: { dossierId: string; amountCents: number; submissionId: string },
): Promise<void> {
  const [entry] = await tx
    .insert(ledgerEntries)
    .values({
      ...{ dossierId, kind: 'credit_note' as const, amountCents, valueOn: ctx.today },
      ...{ source: `dispute:${submissionId}`, recordedAt: ctx.now },
    })
    .returning({ id: ledgerEntries.id });
  if (!entry) throw new Error('the credit note was not written');
  await finishBookings(tx, ctx, [{ ledger_entry_id: entry.id, dossier_id: dossierId }]);
}
