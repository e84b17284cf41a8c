import { and, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { onlineAsks, onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { now, today } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import { database } from '../database.ts';
import type { Result } from '../result.ts';
import { isProviderId } from './mollie.ts';
import { noteAsked } from './note-asked.ts';
import { type OnlineProvider, onlineStatuses, type ProviderError } from './port.ts';
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
 * two days, and paid ones once a day for 60 days, as money may be taken back. Who waited longest comes first, and one that
 * fails stops nothing. The host may end a sweep after a minute: the rest is asked for on the next day.
 */
export async function askOpenPayments(
  ctx: Context<SystemActor>,
  provider: OnlineProvider | null,
  { mostMs = 30_000 } = {},
): Promise<{ asked: number; failed: number }> {
  if (!provider) return { asked: 0, failed: 0 };
  const until = now().getTime() + mostMs;
  let [asked, failed] = [0, 0];
  for (const due of await selectDue(ctx)) {
    if (now().getTime() >= until) break;
    asked += 1;
    const problem = await takeIn(ctx, provider, due).then(
      (taken) => (taken.ok ? null : taken.error),
      (error) => (error instanceof Error ? error.name : 'unknown'),
    );
    if (!problem) continue;
    failed += 1;
    // Its message could repeat what a person wrote.
    console.error(`An online payment could not be asked for (${due.id}): ${problem}`);
  }
  return { asked, failed };
}

const without = (isEnd: boolean) =>
  onlineStatuses.filter((status) => status !== 'paid' && isFinal(status) === isEnd);

async function selectDue({ db, now }: Context<SystemActor>): Promise<{ id: string; providerId: string }[]> {
  const since = (n: number) => new Date(now.getTime() - n * days);
  const last = db
    .select({
      providerId: onlinePaymentEvents.providerId,
      status: onlinePaymentEvents.status,
      seenAt: onlinePaymentEvents.seenAt,
    })
    .from(onlinePaymentEvents)
    .where(eq(onlinePaymentEvents.onlinePaymentId, onlinePayments.id))
    .orderBy(desc(onlinePaymentEvents.id))
    .limit(1)
    .as('last');
  const { status, seenAt, providerId } = last;
  const wasNotAsked = or(isNull(onlineAsks.askedAt), lt(onlineAsks.askedAt, since(0.9)));
  return db
    .select({ id: onlinePayments.id, providerId })
    .from(onlinePayments)
    .innerJoinLateral(last, sql`true`)
    .leftJoin(onlineAsks, eq(onlineAsks.onlinePaymentId, onlinePayments.id))
    .where(
      or(
        and(inArray(status, without(false)), gt(onlinePayments.startedAt, since(31))),
        and(inArray(status, without(true)), gt(seenAt, since(2))),
        and(eq(status, 'paid'), gt(seenAt, since(60)), wasNotAsked),
      ),
    )
    .orderBy(sql`${onlineAsks.askedAt} nulls first`)
    .limit(500);
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
    // Before it is asked: what fails comes last the next time.
    await noteAsked(ctx.db, { id, now: ctx.now });
    const told = await provider.fetch(providerId);
    const taken = told.ok ? await settleOnlinePayment(ctx, told.value, ticket) : told;
    if (taken.ok) return taken;
    if (taken.error !== 'overtaken' || tries === mostTries) return taken;
  }
}
