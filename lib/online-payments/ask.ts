import { and, eq, gt, inArray, isNull, lt, min, or, sql } from 'drizzle-orm';
import { onlineAsks, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { now, today } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import { database } from '../database.ts';
import type { Result } from '../result.ts';
import { isProviderId } from './mollie.ts';
import { noteAsked } from './note-asked.ts';
import type { OnlineProvider, OnlineStatus, ProviderError } from './port.ts';
import { onlineProvider } from './provider.ts';
import { findOnlinePayment, type OnlinePaymentView } from './queries.ts';
import { isFinal } from './rules.ts';
import { drawTicket, settleOnlinePayment } from './settle.ts';

const asProvider = (ctx: Context): Context<SystemActor> => ({
  ...ctx,
  actor: { kind: 'system', name: 'onlinePayments' },
});

/** What is known of a payment now: while it has no end the provider itself is asked, not waited for. */
export async function askOnlinePayment(
  ctx: Context,
  id: string,
  provider = onlineProvider(),
): Promise<OnlinePaymentView | null> {
  const known = await findOnlinePayment(ctx, id);
  if (!provider || !known?.providerId || isFinal(known.status)) return known;
  await takeIn(asProvider(ctx), provider, { id, providerId: known.providerId });
  return findOnlinePayment(ctx, id);
}

/** Takes in what changed at a payment that the provider names: only one that we began is asked for. */
export async function takeInWebhook(
  ctx: Context<SystemActor>,
  provider: OnlineProvider | null,
  providerId: string,
): Promise<void> {
  if (!provider || !isProviderId(providerId)) return;
  const [known] = await ctx.db
    .select({ id: onlinePaymentEvents.onlinePaymentId })
    .from(onlinePaymentEvents)
    .where(eq(onlinePaymentEvents.providerId, providerId))
    .limit(1);
  if (known) await takeIn(ctx, provider, { id: known.id, providerId });
}

const longestId = 100;

/** A webhook's body, which anybody can send. */
export async function receiveWebhook(body: string): Promise<void> {
  const id = body.length > longestId ? null : new URLSearchParams(body).get('id');
  if (!id) return;
  const ctx = { db: await database(), now: now(), today: today(), actor: { kind: 'nobody' } } as const;
  await takeInWebhook(asProvider(ctx), onlineProvider(), id);
}

const days = 24 * 60 * 60 * 1000;

/**
 * Asks once more for what a lost webhook may have told: payments of the last month without an end, ends without money for
 * two days, and paid ones once a day for 60 days, as money may be taken back. One that fails stops nothing.
 */
export async function askOpenPayments(
  ctx: Context<SystemActor>,
  provider: OnlineProvider | null,
): Promise<{ asked: number; failed: number }> {
  if (!provider) return { asked: 0, failed: 0 };
  const since = (n: number) => new Date(ctx.now.getTime() - n * days);
  const last = sql<OnlineStatus>`(select ${onlinePaymentEvents.status} from ${onlinePaymentEvents}
    where ${onlinePaymentEvents.onlinePaymentId} = ${onlinePayments.id} order by ${onlinePaymentEvents.id} desc limit 1)`;
  const due = await ctx.db
    .select({ id: onlinePayments.id, providerId: min(onlinePaymentEvents.providerId) })
    .from(onlinePayments)
    .innerJoin(onlinePaymentEvents, eq(onlinePaymentEvents.onlinePaymentId, onlinePayments.id))
    .leftJoin(onlineAsks, eq(onlineAsks.onlinePaymentId, onlinePayments.id))
    .where(
      or(
        and(inArray(last, ['open', 'pending', 'authorized']), gt(onlinePayments.startedAt, since(31))),
        and(inArray(last, ['failed', 'canceled', 'expired']), gt(onlinePayments.startedAt, since(2))),
        and(
          eq(last, 'paid'),
          gt(onlinePayments.startedAt, since(60)),
          or(isNull(onlineAsks.askedAt), lt(onlineAsks.askedAt, since(0.9))),
        ),
      ),
    )
    .groupBy(onlinePayments.id, onlineAsks.askedAt)
    .orderBy(sql`${onlineAsks.askedAt} nulls first`)
    .limit(500);
  let failed = 0;
  for (const { id, providerId } of due) {
    if (!providerId) continue;
    try {
      await takeIn(ctx, provider, { id, providerId });
    } catch (error) {
      failed += 1;
      console.error(`An online payment could not be asked for (${id}).`, error);
    }
  }
  return { asked: due.length, failed };
}

const mostTries = 5;

/** Asks again where another answer was taken in meanwhile: which of the two is newer is not known. */
async function takeIn(
  ctx: Context<SystemActor>,
  provider: OnlineProvider,
  { id, providerId }: { id: string; providerId: string },
): Promise<Result<unknown, ProviderError | 'unknown' | 'overtaken'>> {
  for (let tries = 1; ; tries += 1) {
    const ticket = await drawTicket(ctx.db);
    const told = await provider.fetch(providerId);
    const taken = told.ok ? await settleOnlinePayment(ctx, told.value, ticket) : told;
    if (taken.ok) return taken;
    if (taken.error === 'overtaken' && tries < mostTries) continue;
    await noteAsked(ctx.db, { id, ticket, now: ctx.now });
    return taken;
  }
}
