import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { onlinePaymentEvents, onlinePayments } from '@/db/schema/banking.ts';
import { actorIdOf, record } from '../audit/record.ts';
import { takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { isSettling } from '../filings/stops.ts';
import type { Locale } from '../i18n/locales.ts';
import { formatStructuredCommunication } from '../payments/structured-communication.ts';
import { err, ok, type Result } from '../result.ts';
import { addressesOf } from './addresses.ts';
import type { OnlineProvider } from './port.ts';
import { mayGoOn, refusalOf, stateOf, typedRefusalOf } from './rules.ts';
import { saidOf } from './said.ts';

type Wanted = {
  /** The id of the form, which becomes the payment's: a form that is sent twice begins one payment. */
  submissionId: string;
  amountCents: number;
  locale: Locale;
} & ({ dossierId: string; communication?: never } | { dossierId: null; communication: string });

type StartRefusal =
  | 'notFound'
  | 'settlement'
  | 'nothingOpen'
  | 'amountLow'
  | 'amountHigh'
  | 'limited'
  | 'form'
  | 'provider';

/**
 * Begins an online payment and answers where it is paid. For a dossier the asker must reach it, and pays at most what is
 * open; for a communication that was typed nothing is looked up. `provider`: it does not answer, or there is none.
 */
export async function startOnlinePayment(
  ctx: Context,
  provider: OnlineProvider | null,
  visitor: Visitor,
  wanted: Wanted,
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  const { submissionId: id, amountCents, dossierId, locale } = wanted;
  const found = await communicationOf(ctx, wanted);
  if (!found.ok) return found;
  const communication = found.value;
  if (!provider) return err('provider');
  const begun = await begin(ctx, visitor, { id, dossierId, communication, amountCents });
  if (!begun.ok) return begun;
  const created = await provider.create({
    ...{ id, amountCents, locale, ...addressesOf({ id, locale }) },
    description: formatStructuredCommunication(communication),
  });
  if (!created.ok) return err('provider');
  const { providerId, checkoutUrl } = created.value;
  const said = { providerId, status: 'open', refundedCents: 0, chargedBackCents: 0 } as const;
  const known = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`online ${id}`}, 0))`);
    const before = await saidOf(tx, id);
    if (before.length > 0) return before;
    return tx
      .insert(onlinePaymentEvents)
      .values({ onlinePaymentId: id, ...said, seenAt: ctx.now })
      .returning();
  });
  // Another one that the provider made for it could never be told apart.
  if (known.some((event) => event.providerId !== providerId)) return err('form');
  return ok({ checkoutUrl });
}

async function communicationOf(
  ctx: Context,
  { dossierId, communication, amountCents }: Wanted,
): Promise<Result<string, StartRefusal>> {
  if (dossierId === null) {
    const refusal = typedRefusalOf(amountCents);
    return refusal ? err(refusal) : ok(communication);
  }
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) return err('notFound');
  if (isSettling(dossier.stops, ctx.today)) return err('settlement');
  const refusal = dossier.closedOn ? 'nothingOpen' : refusalOf(amountCents, dossier.openCents);
  return refusal ? err(refusal) : ok(dossier.structuredCommunication);
}

type Begun = { id: string; dossierId: string | null; communication: string; amountCents: number };

/** Writes the payment once. The same form with other facts, or after its end, is refused as `form`. */
async function begin(
  ctx: Context,
  visitor: Visitor,
  { id, ...facts }: Begun,
): Promise<Result<Record<never, never>, 'limited' | 'form'>> {
  const known = await begunBefore(ctx.db, { id, ...facts }, ctx.now);
  if (known) return known;
  // Whoever is not known is counted by address alone: nobody closes a communication for another.
  const subject = ctx.actor.kind === 'debtor' ? (actorIdOf(ctx.actor) ?? id) : id;
  const attempt = await takeAttempt(ctx.db, { kind: 'pay_online', subject, visitor, now: ctx.now });
  if (attempt === null) return err('limited');
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(onlinePayments)
      .values({ id, ...facts, startedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: onlinePayments.id });
    if (!row) return (await begunBefore(tx, { id, ...facts }, ctx.now)) ?? err('form');
    await record(tx, ctx, {
      type: 'onlinePayment.started',
      dossierId: facts.dossierId ?? undefined,
      facts: { onlinePaymentId: id, amountCents: facts.amountCents },
    });
    return ok({});
  });
}

async function begunBefore(
  db: Database,
  { id, ...facts }: Begun,
  now: Date,
): Promise<Result<Record<never, never>, 'form'> | null> {
  const [row] = await db.select().from(onlinePayments).where(eq(onlinePayments.id, id));
  if (!row) return null;
  const isSame =
    row.dossierId === facts.dossierId &&
    row.communication === facts.communication &&
    row.amountCents === facts.amountCents;
  const state = stateOf(await saidOf(db, id));
  return isSame && mayGoOn(state, { since: row.startedAt, now }) ? ok({}) : err('form');
}
