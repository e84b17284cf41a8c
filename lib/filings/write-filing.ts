import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { filingEvents, filings, stops } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import type { Context, DebtorActor, MediatorActor, NobodyActor, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { lastDayOf } from './stops.ts';
import type { Details, FilingKind } from './view.ts';

export type Writer = Context<DebtorActor | StaffActor>;
type Filer = Context<DebtorActor | MediatorActor | NobodyActor | StaffActor>;

const letters: Record<FilingKind, string> = {
  plan: 'P',
  planChange: 'W',
  dispute: 'D',
  mediation: 'M',
  settlement: 'S',
  proof: 'B',
  pause: 'R',
  notMe: 'N',
  right: 'G',
};

// Twelve digits: a second filing with the same number will not be seen.
/** The number of a new filing, or of a report that looks like one. */
export const freshNumber = (kind: FilingKind) =>
  `${letters[kind]}-${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;

export type NewFiling = {
  submissionId: string;
  dossierId: string;
  kind: FilingKind;
  details: Details;
  /** The debtor who says it, or for whom a mediator does; null where staff note it, or somebody who is not known. */
  debtorId: string | null;
  /** Where it stands from the start; only what is `filed` stops collection. */
  state?: 'filed' | 'accepted' | 'proposed';
};

/** Writes a filing and the stop that it begins, in the same transaction: collection rests from this moment. */
export async function writeFiling(
  tx: Database,
  ctx: Filer,
  { submissionId, dossierId, kind, details, debtorId, state = 'filed' }: NewFiling,
): Promise<{ id: string; number: string }> {
  const [filing] = await tx
    .insert(filings)
    .values({
      ...{ submissionId, dossierId, kind, details, debtorId, state, filedAt: ctx.now },
      number: freshNumber(kind),
      staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
      mandateId: ctx.actor.kind === 'mediator' ? ctx.actor.mandateId : null,
    })
    .returning({ id: filings.id, number: filings.number });
  if (!filing) throw new Error('the filing was not written');
  if (state === 'filed') await beginStop(tx, ctx, { id: filing.id, dossierId, kind, details });
  // A plan that is agreed at once has its confirmation.
  if (state === 'filed' && debtorId)
    await queueMail(tx, ctx, {
      ...{ kind: 'receipt', dossierId, cause: filing.id, facts: { number: filing.number } },
    });
  await record(tx, ctx, { type: 'filing.filed', dossierId, facts: { filingId: filing.id, kind } });
  return filing;
}

type Stopping = { id: string; dossierId: string; kind: FilingKind; details: Details };

async function beginStop(
  tx: Database,
  ctx: Filer,
  { id, dossierId, kind, details }: Stopping,
): Promise<void> {
  const days = typeof details.days === 'string' ? Number(details.days) : null;
  const stopKind = kind === 'planChange' ? 'plan' : kind;
  await tx.insert(stops).values({
    ...{ dossierId, filingId: id, kind: stopKind, fromOn: ctx.today, startedAt: ctx.now },
    lastOn: lastDayOf(stopKind, ctx.today, days),
    registeredOn: kind === 'settlement' ? ((details.admissibleOn ?? null) as Day | null) : null,
  });
}

export type Move = {
  filing: Stopping & { state: string };
  submissionId: string;
  act: string;
  to: string;
  note: string | null;
  details: Details | null;
  stop: 'ends' | 'begins' | undefined;
  debtorId: string | null;
};

/** Moves a filing on, once: null when somebody else moved it first, else the event. Its stop ends or begins with it. */
export async function moveFiling(tx: Database, ctx: Writer, move: Move): Promise<{ eventId: number } | null> {
  const { filing, submissionId, act, to, note, details, stop, debtorId } = move;
  const [moved] = await tx
    .update(filings)
    .set({ state: to })
    .where(and(eq(filings.id, filing.id), eq(filings.state, filing.state)))
    .returning({ id: filings.id });
  if (!moved) return null;
  const [event] = await tx
    .insert(filingEvents)
    .values({
      ...{ filingId: filing.id, submissionId, act, state: to, note, details, debtorId, at: ctx.now },
      staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    })
    .returning({ id: filingEvents.id });
  if (!event) throw new Error('the event was not written');
  if (stop === 'ends')
    await tx
      .update(stops)
      .set({ endedOn: ctx.today, endedAt: ctx.now })
      .where(and(eq(stops.filingId, filing.id), isNull(stops.endedOn)));
  if (stop === 'begins') await beginStop(tx, ctx, filing);
  await record(tx, ctx, {
    type: 'filing.moved',
    dossierId: filing.dossierId,
    facts: { filingId: filing.id, act, state: to },
  });
  return { eventId: event.id };
}
