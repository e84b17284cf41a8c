import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import type { Day } from '../debt-law/day.ts';

/** Writes our first reminder of each invoice that was due by then and had none after its last day to pay. Answers how many. */
export async function remind(tx: Database, dossierId: string, sentOn: Day): Promise<number> {
  const none = sql`not exists (select 1 from ${reminders} where ${reminders.invoiceId} = ${invoices.id}
    and ${reminders.kind} <> 'formal_notice' and ${reminders.sentOn} > ${invoices.dueOn})`;
  const late = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .innerJoin(dossiers, eq(dossiers.id, invoices.dossierId))
    .where(and(eq(invoices.dossierId, dossierId), sql`${invoices.dueOn} < ${sentOn}`, none));
  if (late.length > 0) {
    await tx.insert(reminders).values(
      late.map(({ id }) => ({
        dossierId,
        invoiceId: id,
        kind: 'first_reminder' as const,
        channel: 'post' as const,
        sentOn,
      })),
    );
  }
  return late.length;
}
