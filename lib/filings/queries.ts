import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { files } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filingDrafts, filingEvents, filingFiles, filings, stops } from '@/db/schema/filings.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import { dayIn } from '../clock.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { isCreditorSilent } from '../disputes/terms.ts';
import { isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { mandateAllows } from '../mandates/reach.ts';
import { dueOnOf } from './due.ts';
import { statesOf, waitsForStaff } from './machine.ts';
import { filingsWithinReach, needOf, ownFilingDrafts } from './reach.ts';
import {
  type Details,
  type DraftView,
  type FilingKind,
  type FilingView,
  filingKinds,
  type QueuedFiling,
  type Typed,
} from './view.ts';

/** What a person has filled in of a journey so far; empty where there is nothing yet, null out of reach. */
export async function findDraft(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  kind: FilingKind,
): Promise<DraftView | null> {
  if (!isId(dossierId)) return null;
  const [dossier] = await ctx.db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), dossiersWithinReach(ctx.actor, needOf(kind))));
  if (!dossier) return null;
  const [draft] = await ctx.db
    .select({ id: filingDrafts.id, typed: filingDrafts.details })
    .from(filingDrafts)
    .where(
      and(eq(filingDrafts.dossierId, dossierId), eq(filingDrafts.kind, kind), ownFilingDrafts(ctx.actor)),
    );
  if (!draft) return { id: null, typed: {}, files: [] };
  const attached = await ctx.db
    .select({ fileId: files.id, name: files.name, sizeBytes: files.sizeBytes })
    .from(filingFiles)
    .innerJoin(files, eq(files.id, filingFiles.fileId))
    .where(eq(filingFiles.draftId, draft.id))
    .orderBy(asc(files.createdAt));
  return { id: draft.id, typed: draft.typed as Typed, files: attached };
}

/** What was filed in a dossier, the newest first. */
export const listFilings = (ctx: Context, dossier: Owned<DossierView>): Promise<FilingView[]> =>
  selectFilings(ctx, eq(filings.dossierId, dossier.id));

/** One filing within reach, or null: unknown and not yours look the same. A look by staff or a mediator goes into the trail. */
export async function findFiling(ctx: Context, filingId: string): Promise<FilingView | null> {
  if (!isId(filingId)) return null;
  return ctx.db.transaction(async (tx) => {
    const [filing] = await selectFilings({ ...ctx, db: tx }, eq(filings.id, filingId));
    if (filing && ctx.actor.kind !== 'debtor')
      await record(tx, ctx, { type: 'filings.seen', dossierId: filing.dossierId, facts: { filingId } });
    return filing ?? null;
  });
}

async function selectFilings(ctx: Context, where: SQL): Promise<FilingView[]> {
  const rows = await ctx.db
    .select({
      id: filings.id,
      dossierId: filings.dossierId,
      kind: filings.kind,
      number: filings.number,
      state: filings.state,
      details: filings.details,
      staffId: filings.staffId,
      debtorId: filings.debtorId,
      mediator: { name: mandates.name, organisation: mandates.organisation },
      filedAt: filings.filedAt,
    })
    .from(filings)
    .innerJoin(dossiers, eq(dossiers.id, filings.dossierId))
    .leftJoin(mandates, eq(mandates.id, filings.mandateId))
    .where(and(where, filingsWithinReach(ctx.actor, 'read')))
    .orderBy(desc(filings.filedAt), desc(filings.number))
    .limit(100);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const events = await ctx.db
    .select()
    .from(filingEvents)
    .where(inArray(filingEvents.filingId, ids))
    .orderBy(filingEvents.id);
  const attached = await ctx.db
    .select({
      filingId: filingFiles.filingId,
      fileId: files.id,
      name: files.name,
      sizeBytes: files.sizeBytes,
      sha256: files.sha256,
    })
    .from(filingFiles)
    .innerJoin(files, eq(files.id, filingFiles.fileId))
    .where(and(inArray(filingFiles.filingId, ids), mandateAllows(ctx.actor, 'download')))
    .orderBy(asc(files.createdAt));
  const begun = await ctx.db.select().from(stops).where(inArray(stops.filingId, ids)).orderBy(stops.id);
  return rows.map(({ staffId, debtorId, details, ...row }) => {
    const stop = begun.findLast(({ filingId }) => filingId === row.id);
    return {
      ...row,
      details: details as Details,
      by: staffId ? ('staff' as const) : debtorId ? ('debtor' as const) : ('nobody' as const),
      filedOn: dayIn(row.filedAt),
      files: attached.filter(({ filingId }) => filingId === row.id).map(({ filingId: _, ...file }) => file),
      events: events
        .filter(({ filingId }) => filingId === row.id)
        .map((event) => ({
          ...{ act: event.act, state: event.state, note: event.note, at: event.at },
          details: event.details as Details | null,
          by: event.staffId ? ('staff' as const) : event.debtorId ? ('debtor' as const) : ('rule' as const),
        })),
      stop: stop
        ? {
            ...{
              filingId: row.id,
              kind: stop.kind,
              from: stop.fromOn as Day,
              last: stop.lastOn as Day | null,
            },
            ...{ registered: stop.registeredOn as Day | null, ended: stop.endedOn as Day | null },
          }
        : null,
    };
  });
}

/** The last day that was noted by an act about a filing. */
const dayOfAct = (act: string) =>
  sql<Day | null>`(select max(${filingEvents.details}->>'day') from ${filingEvents}
    where ${filingEvents.filingId} = ${filings.id} and ${filingEvents.act} = ${act})`;

/** The states in which a kind of filing waits for staff. */
const waiting = filingKinds.flatMap((kind) =>
  statesOf(kind)
    .filter((state) => waitsForStaff(kind, state))
    .map((state) => ({ kind, state })),
);

/** When a creditor was asked who did not answer since. */
const creditorAskedAt = sql<string | null>`(select max(asked.at) from filing_events asked
  where asked.filing_id = filings.id and asked.act = 'sendToCreditor' and not exists (
    select 1 from filing_events answer where answer.filing_id = filings.id and answer.act = 'recordAnswer'
      and answer.id > asked.id))`;

/** What waits for staff within reach, the nearest legal day first; with how many there are in all. */
export async function listFilingQueue(
  ctx: Context<StaffActor>,
  most: number,
): Promise<{ rows: QueuedFiling[]; total: number }> {
  const isWaiting = sql.join(
    waiting.map(({ kind, state }) => sql`(${filings.kind} = ${kind} and ${filings.state} = ${state})`),
    sql` or `,
  );
  return ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({
        id: filings.id,
        dossierId: dossiers.id,
        kind: filings.kind,
        state: filings.state,
        reference: dossiers.reference,
        debtorName: debtors.name,
        creditorName: creditors.name,
        filedAt: filings.filedAt,
        notified: dayOfAct('notified'),
        warned: dayOfAct('warned'),
        registered: sql<Day | null>`(select max(${stops.registeredOn})::text from ${stops} where ${stops.filingId} = ${filings.id})`,
        askedAt: creditorAskedAt,
        last: sql<Day | null>`(select max(${stops.lastOn})::text from ${stops} where ${stops.filingId} = ${filings.id})`,
      })
      .from(filings)
      .innerJoin(dossiers, eq(dossiers.id, filings.dossierId))
      .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
      .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
      .where(and(sql`(${isWaiting})`, filingsWithinReach(ctx.actor)));
    await record(tx, ctx, { type: 'filings.seen', facts: { found: found.length } });
    const rows = found.map(({ registered, last, notified, warned, askedAt, ...row }) => ({
      ...row,
      isSilent: isCreditorSilent(askedAt ? dayIn(new Date(askedAt)) : null, ctx.today),
      dueOn: dueOnOf({ ...row, on: dayIn(row.filedAt), registered, last, notified, warned }),
    }));
    const never = '9999-12-31';
    rows.sort((a, b) => (a.dueOn ?? never).localeCompare(b.dueOn ?? never) || +a.filedAt - +b.filedAt);
    return { rows: rows.slice(0, most), total: rows.length };
  });
}
