import { asc, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { onlinePaymentEvents } from '@/db/schema/banking.ts';

/** What the provider said of a payment, in the order in which it was heard. */
export const saidOf = (db: Database, onlinePaymentId: string) =>
  db
    .select()
    .from(onlinePaymentEvents)
    .where(eq(onlinePaymentEvents.onlinePaymentId, onlinePaymentId))
    .orderBy(asc(onlinePaymentEvents.id));
