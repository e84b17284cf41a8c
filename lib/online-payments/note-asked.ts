import type { Database } from '@/db/client.ts';
import { onlineAsks } from '@/db/schema/banking.ts';

type Asked = { id: string; ticket: number; now: Date; hasNews?: boolean };

/** Keeps that the provider was asked, and with news the ticket that a question must be younger than to know of them. */
export async function noteAsked(db: Database, { id, ticket, now, hasNews = false }: Asked): Promise<void> {
  await db
    .insert(onlineAsks)
    .values({ onlinePaymentId: id, ticket, askedAt: now })
    .onConflictDoUpdate({
      target: onlineAsks.onlinePaymentId,
      set: { askedAt: now, ...(hasNews ? { ticket } : {}) },
    });
}
