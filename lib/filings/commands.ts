import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents } from '@/db/schema/correspondence.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { filingDrafts, filingEvents, filings, stops } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import { finishBookings } from '../bank-statements/after-booking.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import { holdMandate } from '../mandates/hold.ts';
import { tell } from '../messaging/tell.ts';
import { type AgreementFault, agreementFor, endPlan, outlookOf, writeAgreement } from '../plans/agreement.ts';
import { rulesOfDossier } from '../plans/rules-of-dossier.ts';
import { err, ok, type Result } from '../result.ts';
import { addLater, handOver, touchDraft } from './drafts.ts';
import { actOf, isSettled, statesOf } from './machine.ts';
import { acceptByRules, isAboutPlan, restPlan } from './plan-filing.ts';
import { findDraft } from './queries.ts';
import { filingsWithinReach, needOf } from './reach.ts';
import { detailsOf } from './read-fields.ts';
import { isSettling } from './stops.ts';
import type { Details, FilingKind, Typed } from './view.ts';
import { moveFiling, type Writer, writeFiling } from './write-filing.ts';

/** Keeps what was typed on one page of a journey, so that nothing is lost by an error or a session that ends. */
export async function saveStep(
  ctx: Context<DebtorActor | MediatorActor>,
  { dossierId, kind, typed }: { dossierId: string; kind: FilingKind; typed: Typed },
): Promise<Result<{ typed: Typed }, 'notFound'>> {
  return ctx.db.transaction(async (tx) => {
    const draft = await touchDraft(tx, ctx, dossierId, kind);
    if (!draft) return err('notFound');
    const all = { ...draft.typed, ...typed };
    await tx
      .update(filingDrafts)
      .set({ details: all, updatedAt: ctx.now })
      .where(eq(filingDrafts.id, draft.id));
    await record(tx, ctx, { type: 'filing.drafted', dossierId, facts: { kind } });
    return ok({ typed: all });
  });
}

export type Sent = { filingId: string; dossierId: string };
export type SendRefusal =
  | 'notFound'
  | 'incomplete'
  | 'openAlready'
  | 'pauseUsed'
  | 'closed'
  | 'inSettlement'
  | 'pauseLong'
  | AgreementFault;

/**
 * Sends what was filled in: from this moment collection rests. The same form twice is one filing; of each kind one may be
 * open in a dossier, and a pause comes once a year. What a mediator proposes is decided by a person.
 */
export async function sendFiling(
  ctx: Context<DebtorActor | MediatorActor>,
  { dossierId, kind, submissionId }: { dossierId: string; kind: FilingKind; submissionId: string },
): Promise<Result<Sent, SendRefusal>> {
  return ctx.db.transaction(async (tx) => {
    const { actor } = ctx;
    const within = { ...ctx, db: tx };
    if (!(await holdMandate(tx, ctx, needOf(kind)))) return err('notFound');
    if (!(await findDossier(within, dossierId, needOf(kind)))) return err('notFound');
    // Two at once: the second one waits here, and then sees what the first one left.
    const [dossier] = await tx
      .select({ debtorId: dossiers.debtorId, closedOn: dossiers.closedOn })
      .from(dossiers)
      .where(eq(dossiers.id, dossierId))
      .for('update');
    const before = await sentBefore(tx, dossierId, submissionId);
    if (before) return before;
    if (!dossier || dossier.closedOn) return err('closed');
    const draft = await findDraft(within, dossierId, kind);
    const details = detailsOf(kind, draft?.typed ?? {}, ctx.today);
    if (!details.ok) return err('incomplete');
    const refusal = await refusalOf(tx, ctx.today, { dossierId, kind, details: details.value });
    if (refusal) return err(refusal);
    const asked = { kind, details: details.value };
    const agreement = isAboutPlan(asked) ? await agreementFor(tx, ctx.today, dossierId, asked) : null;
    if (agreement && !agreement.ok) return agreement;
    const seen = await findDossier(within, dossierId, needOf(kind));
    if (!seen) return err('notFound');
    if (agreement && isSettling(seen.stops, ctx.today)) return err('inSettlement');
    const { debtorId } = dossier;
    const filing = await writeFiling(tx, ctx, {
      ...{ submissionId, dossierId, kind, debtorId },
      details: details.value,
    });
    if (draft?.id) await handOver(tx, ctx, draft.id, filing.id);
    // What a mediator proposes is for staff to decide, and the debtor sees it.
    if (actor.kind === 'debtor') {
      const own = { ...ctx, actor };
      if (agreement && (await outlookOf(tx, ctx.today, seen, agreement.value)).isAtOnce)
        await acceptByRules(tx, own, {
          ...{ id: filing.id, dossierId, kind, details: details.value, state: 'filed' },
          agreement: agreement.value,
        });
      if (kind === 'pause')
        await restPlan(tx, own, { dossierId, filingId: filing.id, details: details.value });
    }
    return ok({ filingId: filing.id, dossierId });
  });
}

async function sentBefore(
  tx: Database,
  dossierId: string,
  submissionId: string,
): Promise<Result<Sent, 'notFound'> | null> {
  const [row] = await tx
    .select({ filingId: filings.id, dossierId: filings.dossierId })
    .from(filings)
    .where(eq(filings.submissionId, submissionId));
  if (!row) return null;
  return row.dossierId === dossierId ? ok(row) : err('notFound');
}

async function refusalOf(
  tx: Database,
  today: Day,
  { dossierId, kind, details }: { dossierId: string; kind: FilingKind; details: Details },
): Promise<'openAlready' | 'pauseUsed' | 'pauseLong' | null> {
  if (kind === 'pause') {
    const { pauseDays, daysBetweenPauses } = await rulesOfDossier(tx, dossierId);
    if (Number(details.days) > pauseDays) return 'pauseLong';
    const used = await tx.$count(
      stops,
      and(
        eq(stops.dossierId, dossierId),
        eq(stops.kind, 'pause'),
        sql`${stops.fromOn} > ${addDays(today, -daysBetweenPauses)}`,
      ),
    );
    return used > 0 ? 'pauseUsed' : null;
  }
  const settled = statesOf(kind).filter((state) => isSettled(kind, state));
  const open = await tx.$count(
    filings,
    and(eq(filings.dossierId, dossierId), eq(filings.kind, kind), notInArray(filings.state, settled)),
  );
  return open > 0 ? 'openAlready' : null;
}

export type Done = { filingId: string; dossierId: string };
export type ActRefusal =
  | 'notFound'
  | 'notNow'
  | 'needsWords'
  | 'amount'
  | 'day'
  | 'noDocument'
  | AgreementFault;

export type ActInput = {
  filingId: string;
  submissionId: string;
  act: string;
  note: string | null;
  amountCents: number | null;
  day: Day | null;
};

/**
 * Does one thing about a filing: the debtor withdraws or adds, staff decide. Who comes second sees `notNow`. What a
 * creditor gives up by a decision becomes a credit note on the same day.
 */
export async function actOnFiling(ctx: Writer, input: ActInput): Promise<Result<Done, ActRefusal>> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ filing: filings, debtorId: dossiers.debtorId })
      .from(filings)
      .innerJoin(dossiers, eq(dossiers.id, filings.dossierId))
      .where(and(eq(filings.id, input.filingId), filingsWithinReach(ctx.actor)))
      .for('update', { of: filings });
    if (!row) return err('notFound');
    const { filing } = row;
    const done = ok({ filingId: filing.id, dossierId: filing.dossierId });
    const again = await tx.$count(
      filingEvents,
      and(eq(filingEvents.submissionId, input.submissionId), eq(filingEvents.filingId, filing.id)),
    );
    if (again > 0) return done;
    const side = ctx.actor.kind === 'staff' ? 'staff' : 'debtor';
    const act = actOf(filing.kind, filing.state, input.act, side);
    if (!act.ok) return act;
    const { to, isReasoned, asks, stop } = act.value;
    if (isReasoned && !input.note) return err('needsWords');
    if (asks === 'amount' && input.amountCents === null) return err('amount');
    if (asks === 'day' && input.day === null) return err('day');
    if (input.act === 'give' && !(await hasNewDocument(tx, filing))) return err('noDocument');
    const details = filing.details as Details;
    const { dossierId } = filing;
    const isAgreed = isAboutPlan(filing) && to === 'accepted';
    // Two who agree or end a plan at once: the second one waits here.
    if (isAboutPlan(filing) || filing.kind === 'settlement')
      await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
    const agreement = isAgreed
      ? await agreementFor(tx, ctx.today, dossierId, { kind: filing.kind, details })
      : null;
    if (agreement && !agreement.ok) return agreement;
    const moved = await moveFiling(tx, ctx, {
      ...{ filing: { ...filing, details }, to, stop },
      ...{ submissionId: input.submissionId, act: input.act, note: input.note },
      details: { amountCents: input.amountCents, day: input.day },
      debtorId: side === 'debtor' ? row.debtorId : null,
    });
    if (!moved) return err('notNow');
    if (agreement)
      await writeAgreement(tx, ctx, {
        dossierId,
        filingId: filing.id,
        agreement: agreement.value,
        byRules: false,
      });
    if (filing.kind === 'settlement' && to === 'confirmed') await endPlan(tx, ctx, dossierId, 'settlement');
    if (isAboutPlan(filing) && side === 'staff' && (to === 'accepted' || to === 'refused'))
      await tell(tx, ctx, {
        ...{ dossierId, notice: to === 'accepted' ? 'planAgreed' : 'planRefused' },
        values: { number: filing.number },
      });
    if (asks === 'amount' && input.amountCents)
      await creditDisputed(tx, ctx, filing, input.amountCents, input.submissionId);
    if (side === 'debtor' && row.debtorId) await addLater(tx, ctx, { ...filing, debtorId: row.debtorId });
    if (input.act === 'confirm' && asks === 'day')
      await tx.update(stops).set({ registeredOn: input.day }).where(eq(stops.filingId, filing.id));
    return done;
  });
}

/** "Proof" is given when staff added a document since it was asked for. */
const hasNewDocument = async (tx: Database, { dossierId, filedAt }: typeof filings.$inferSelect) =>
  (await tx.$count(
    documents,
    and(
      eq(documents.dossierId, dossierId),
      isNotNull(documents.addedByStaffId),
      sql`${documents.createdAt} >= ${filedAt.toISOString()}::timestamptz`,
    ),
  )) > 0;

async function creditDisputed(
  tx: Database,
  ctx: Context<DebtorActor | StaffActor>,
  { dossierId }: { dossierId: string },
  amountCents: number,
  submissionId: string,
): Promise<void> {
  const [entry] = await tx
    .insert(ledgerEntries)
    .values({
      ...{ dossierId, kind: 'credit_note' as const, amountCents, valueOn: ctx.today },
      ...{ source: `dispute:${submissionId}`, recordedAt: ctx.now },
    })
    .returning({ id: ledgerEntries.id });
  if (!entry) throw new Error('the credit note was not written');
  await finishBookings(tx, ctx, [{ ledger_entry_id: entry.id, dossier_id: dossierId }]);
}
