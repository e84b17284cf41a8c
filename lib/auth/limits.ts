import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { signInAttempts } from '@/db/schema/access.ts';
import { actorIdOf } from '../audit/record.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { keyedHash } from './hashing.ts';
import { type AttemptKind, limitsOf, subscriberOf, type TurnKind } from './rules.ts';

export type Visitor = { address: string };

/**
 * Counts a try against the limits of its kind; answers the try's id, or null when a limit is reached.
 * The try is written as wrong before it is judged, so that parallel tries cannot pass a limit together.
 */
export async function takeAttempt(
  db: Database,
  attempt: { kind: AttemptKind; subject: string; visitor?: Visitor; now: Date },
): Promise<number | null> {
  const { kind, now } = attempt;
  const subjectHash = keyedHash(`attempt ${kind}`, attempt.subject);
  const { visitor } = attempt;
  const addressHash = visitor ? keyedHash('address', subscriberOf(visitor.address)) : subjectHash;
  return db.transaction(async (tx) => {
    for (const key of new Set([subjectHash, addressHash].sort())) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${key}`}, 0))`);
    }
    for (const limit of limitsOf[kind]) {
      const since = new Date(now.getTime() - limit.minutes * 60_000);
      const whose = {
        subject: eq(signInAttempts.subjectHash, subjectHash),
        address: eq(signInAttempts.addressHash, addressHash),
        all: sql`true`,
      }[limit.by];
      const counted = limit.counts === 'wrong' ? eq(signInAttempts.succeeded, false) : sql`true`;
      const taken = await tx
        .select({ id: signInAttempts.id })
        .from(signInAttempts)
        .where(and(eq(signInAttempts.kind, kind), gt(signInAttempts.at, since), whose, counted))
        .limit(limit.most);
      if (taken.length < limit.most) continue;
      if (!limit.isAlarm) return null;
      const tries = limit.counts === 'wrong' ? 'wrong tries' : 'tries';
      console.error(`${limit.most} ${tries} or more (${kind}) in ${limit.minutes} minutes.`);
    }
    const [row] = await tx
      .insert(signInAttempts)
      .values({ kind, subjectHash, addressHash, succeeded: false, at: now })
      .returning({ id: signInAttempts.id });
    return row?.id ?? null;
  });
}

/**
 * Counts what a signed-in debtor or mediator does; answers false when it is too often. Staff are not counted: their work has no
 * number, and the trail names who did what.
 */
export async function takeTurn(
  ctx: Context<DebtorActor | MediatorActor | StaffActor>,
  kind: TurnKind,
): Promise<boolean> {
  if (ctx.actor.kind === 'staff') return true;
  const subject = actorIdOf(ctx.actor) ?? '';
  return (await takeAttempt(ctx.db, { kind, subject, now: ctx.now })) !== null;
}

/** A try that was right no longer counts as wrong. */
export async function attemptSucceeded(tx: Database, attemptId: number): Promise<void> {
  await tx.update(signInAttempts).set({ succeeded: true }).where(eq(signInAttempts.id, attemptId));
}
