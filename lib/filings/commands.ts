import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filingDrafts, filingEvents, filings, stops } from '@/db/schema/filings.ts';
import { record } from '../audit/record.ts';
import { dayIn } from '../clock.ts';
import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import { disputedCents } from '../disputes/disputed-cents.ts';
import { findDossier, listInvoices } from '../dossiers/queries.ts';
import { holdMandate } from '../mandates/hold.ts';
import { tell } from '../messaging/tell.ts';
import { type AgreementFault, agreementFor, endPlan, outlookOf, writeAgreement } from '../plans/agreement.ts';
import { freshReceiptNumber, writeReceipt } from '../receipts/write-receipt.ts';
import { err, ok, type Result } from '../result.ts';
import { actsBefore, hasNewDocument, hasNewFile } from './act-facts.ts';
import { type ActFault, type ActInput, actFault, keptOf } from './act-fault.ts';
import { creditDisputed } from './credit-disputed.ts';
import { decisionFactsOf } from './decision-facts.ts';
import { disputeFault } from './dispute-fault.ts';
import { scopeOf } from './dispute-steps.ts';
import { addLater, handOver, touchDraft } from './drafts.ts';
import { actOf } from './machine.ts';
import { acceptByRules, isAboutPlan, restPlan } from './plan-filing.ts';
import { findDraft } from './queries.ts';
import { filingsWithinReach, needOf } from './reach.ts';
import { detailsOf } from './read-fields.ts';
import { sendRefusal } from './send-refusal.ts';
import { isSettling } from './stops.ts';
import { tellDecision } from './tell-decision.ts';
import type { Details, FilingKind, Typed } from './view.ts';
import { moveFiling, type Writer, writeFiling } from './write-filing.ts';

/** Keeps what was typed on one page of a journey, so that nothing is lost by an error or a session that ends. */
export async function saveStep(
  ctx: Context<DebtorActor | MediatorActor>,
  { dossierId, kind, typed }: { dossierId: string; kind: FilingKind; typed: Typed },
): Promise<Result<{ typed: Typed }, 'notFound' | 'moreThanOpen'>> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await findDossier({ ...ctx, db: tx }, dossierId, needOf(kind));
    if (!dossier) return err('notFound');
    const fault = kind === 'dispute' ? disputeFault(dossier, typed) : null;
    if (fault) return err(fault);
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
    // Who is not the debtor may say so of a dossier that is over, too; and who has data there may ask about it.
    if (!dossier || (dossier.closedOn && kind !== 'notMe' && kind !== 'right')) return err('closed');
    const draft = await findDraft(within, dossierId, kind);
    const details = detailsOf(kind, draft?.typed ?? {}, ctx.today);
    if (!details.ok) return err('incomplete');
    const refusal = await sendRefusal(tx, ctx.today, { dossierId, kind, details: details.value });
    if (refusal) return err(refusal);
    const asked = { kind, details: details.value };
    const agreement = isAboutPlan(asked) ? await agreementFor(tx, ctx.today, dossierId, asked) : null;
    if (agreement && !agreement.ok) return agreement;
    const seen = await findDossier(within, dossierId, needOf(kind));
    if (!seen) return err('notFound');
    if (agreement && isSettling(seen.stops, ctx.today)) return err('inSettlement');
    const { debtorId } = dossier;
    const planId = agreement?.value.kind === 'change' ? agreement.value.before.firstId : null;
    const filing = await writeFiling(tx, ctx, {
      ...{ submissionId, dossierId, kind, debtorId },
      details: planId ? { ...details.value, planId } : details.value,
    });
    if (draft?.id) await handOver(tx, ctx, draft.id, { filingId: filing.id });
    await writeReceipt(tx, ctx, { dossierId, kind: 'filing', objectId: filing.id, number: filing.number });
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

export type Done = { filingId: string; dossierId: string };
export type ActRefusal = ActFault | 'notFound' | 'notNow' | 'openAlready' | 'noDocument' | AgreementFault;

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
    const dossier = await findDossier({ ...ctx, db: tx }, filing.dossierId);
    if (!dossier) return err('notFound');
    const before = await actsBefore(tx, filing.id);
    const act = actOf(filing.kind, filing.state, input.act, side, before);
    if (!act.ok) return act;
    const { to, asks = [], stop } = act.value;
    const details = filing.details as Details;
    const { dossierId } = filing;
    const fault = actFault(act.value, input, {
      ...{ details, filedOn: dayIn(filing.filedAt), today: ctx.today },
      claimedCents: dossier.principalCents + dossier.chargeCents + dossier.interestCents,
      hasNewFile: side === 'debtor' && (await hasNewFile(tx, filing, row.debtorId)),
    });
    if (fault) return err(fault);
    if (input.act === 'give' && !(await hasNewDocument(tx, filing))) return err('noDocument');
    if (stop === 'begins' && (await sendRefusal(tx, ctx.today, { ...filing, details })))
      return err('openAlready');
    const isAgreed = isAboutPlan(filing) && to === 'accepted';
    // Two who agree or end a plan at once: the second one waits here.
    if (isAboutPlan(filing) || filing.kind === 'settlement')
      await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
    const agreement = isAgreed
      ? await agreementFor(tx, ctx.today, dossierId, { kind: filing.kind, details })
      : null;
    if (agreement && !agreement.ok) return agreement;
    const disputed = disputedCents(scopeOf(details), {
      ...{ openCents: dossier.openCents, invoices: dossier.standing.statement.invoices },
    });
    const kept = keptOf(act.value, input, Math.max(0, disputed - (input.amountCents ?? 0)));
    const moved = await moveFiling(tx, ctx, {
      ...{ filing: { ...filing, details }, to, stop, details: kept },
      ...{ submissionId: input.submissionId, act: input.act, note: input.note },
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
        ...{ values: { number: filing.number }, filingId: filing.id },
      });
    if (input.act === 'giveBack')
      await tx.update(dossiers).set({ closedOn: ctx.today }).where(eq(dossiers.id, dossierId));
    if (filing.kind === 'notMe' && filing.debtorId && side === 'staff')
      await tell(tx, ctx, {
        ...{ dossierId, notice: 'notMeDecided', values: { number: filing.number }, filingId: filing.id },
      });
    if (filing.kind === 'right' && side === 'staff')
      await tell(tx, ctx, {
        ...{ dossierId, notice: to === 'extended' ? 'rightExtended' : 'rightDecided' },
        ...{ values: { number: filing.number }, filingId: filing.id },
      });
    if (asks.includes('amount') && input.amountCents)
      await creditDisputed(tx, ctx, {
        ...{ dossierId: filing.dossierId, amountCents: input.amountCents },
        submissionId: input.submissionId,
      });
    const decision = decisionFactsOf(
      { details, filedOn: dayIn(filing.filedAt) },
      { act: input.act, note: input.note, details: kept, at: ctx.now },
      { invoices: await listInvoices({ ...ctx, db: tx }, dossier), isLast: before.includes('reopen') },
    );
    if (filing.kind === 'dispute' && decision) await tellDecision(tx, ctx, dossier, decision, filing.id);
    if (side === 'debtor' && row.debtorId) {
      const { eventId } = moved;
      await addLater(tx, ctx, { ...filing, debtorId: row.debtorId, eventId });
      const number = freshReceiptNumber('addition');
      await writeReceipt(tx, ctx, { dossierId, kind: 'addition', objectId: `${eventId}`, number });
    }
    if (input.act === 'confirm' && asks.includes('day'))
      await tx.update(stops).set({ registeredOn: input.day }).where(eq(stops.filingId, filing.id));
    return done;
  });
}
