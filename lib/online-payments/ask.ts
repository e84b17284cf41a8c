import { and, desc, eq, gt, inArray, notExists } from 'drizzle-orm';
import { onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { now, today } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import { database } from '../database.ts';
import { isProviderId } from './mollie.ts';
import { type OnlineProvider, onlineStatuses } from './port.ts';
import { onlineProvider } from './provider.ts';
import { findOnlinePayment, type OnlinePaymentView } from './queries.ts';
import { isFinal } from './rules.ts';
import { settleOnlinePayment } from './settle.ts';

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
  await takeIn(asProvider(ctx), provider, known.providerId);
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
    .select({ id: onlinePaymentEvents.id })
    .from(onlinePaymentEvents)
    .where(eq(onlinePaymentEvents.providerId, providerId))
    .limit(1);
  if (known) await takeIn(ctx, provider, providerId);
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

/** Asks for payments of the last month that have no end yet: a webhook may be lost. Answers how many were asked for. */
export async function askOpenPayments(
  ctx: Context<SystemActor>,
  provider: OnlineProvider | null,
): Promise<{ asked: number }> {
  if (!provider) return { asked: 0 };
  const { onlinePaymentId, status } = onlinePaymentEvents;
  const ended = ctx.db
    .select({ id: onlinePaymentEvents.id })
    .from(onlinePaymentEvents)
    .where(and(eq(onlinePaymentId, onlinePayments.id), inArray(status, onlineStatuses.filter(isFinal))));
  const open = await ctx.db
    .select({ id: onlinePayments.id })
    .from(onlinePayments)
    .where(and(gt(onlinePayments.startedAt, new Date(ctx.now.getTime() - 31 * days)), notExists(ended)))
    .orderBy(desc(onlinePayments.startedAt))
    .limit(500);
  for (const { id } of open) await askOnlinePayment(ctx, id, provider);
  return { asked: open.length };
}

async function takeIn(ctx: Context<SystemActor>, provider: OnlineProvider, providerId: string) {
  const told = await provider.fetch(providerId);
  if (told.ok) await settleOnlinePayment(ctx, told.value);
}
