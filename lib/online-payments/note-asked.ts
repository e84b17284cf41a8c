import type { Database } from '@/db/client.ts';
import { onlineAsks } from '@/db/schema/banking.ts';

type Asked = { id: string; now: Date; newsTicket?: number };

/** Keeps that the provider was asked; with news, the ticket that a question must be younger than to know of them. */
export async function noteAsked(db: Database, { id, now, newsTicket }: Asked): Promise<void> {
  const news = newsTicket === undefined ? {} : { ticket: newsTicket };
  await db
    .insert(onlineAsks)
    .values({ onlinePaymentId: id, ticket: 0, askedAt: now, ...news })
    .onConflictDoUpdate({ target: onlineAsks.onlinePaymentId, set: { askedAt: now, ...news } });
}
