import { randomInt } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { filings } from '@/db/schema/filings.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { erasureLifts, erasureMarks, erasures } from '@/db/schema/privacy.ts';
import { record } from '../audit/record.ts';
import { may } from '../auth/rules.ts';
import type { Context, StaffActor } from '../context.ts';
import { removeBytes } from '../documents/store-judged.ts';
import { creditorsWithinReach, dossiersWithinReach } from '../dossiers/reach.ts';
import { err, ok, type Result } from '../result.ts';
import { storage } from '../storage/storage.ts';
import { erasurePlanOf } from './erasure-plan.ts';
import { debtMarks, type Mark, markOf, personMarks } from './marks.ts';
import { removeDossier } from './remove-dossier.ts';
import { blocksPerson, type ErasureReason } from './rules.ts';

// Twelve digits: a second certificate with the same number will not be seen.
const freshNumber = () => `E-${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;

// What cannot be undone asks for the permission itself, whoever calls it.
const mayErase = ({ actor }: Pick<Context<StaffActor>, 'actor'>): boolean =>
  actor.kind === 'staff' && may(actor.role, 'erase');

/**
 * Erases a dossier for good, with the person where no other dossier is left, and leaves a certificate that names nobody and
 * hashes by which a creditor's file cannot bring it back. `money`: something that was paid has not gone back yet.
 * @source GDPR, art. 17; GBA 91/2025
 */
export async function eraseDossier(
  ctx: Context<StaffActor>,
  { dossierId, submissionId, reason }: { dossierId: string; submissionId: string; reason: ErasureReason },
  store = storage(),
): Promise<Result<{ erasureId: string }, 'notFound' | 'money'>> {
  if (!mayErase(ctx)) return err('notFound');
  const done = await ctx.db.transaction(async (tx): Promise<Result<Done, 'notFound' | 'money'>> => {
    // Two at once: the second one waits here, and then finds nothing.
    const [locked] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.id, dossierId), dossiersWithinReach(ctx.actor)))
      .for('update');
    if (!locked) {
      const erasureId = await sentBefore(tx, ctx, submissionId);
      return erasureId ? ok({ erasureId, storageKeys: [] }) : err('notFound');
    }
    const plan = await erasurePlanOf(tx, dossierId);
    if (plan.isMoneyOpen) return err('money');
    const { creditorId, ...named } = await namedIn(tx, dossierId);
    const [written] = await tx
      .insert(erasures)
      .values({
        ...{ submissionId, number: freshNumber(), creditorId, reason, erased: plan.erased, kept: plan.kept },
        ...{ staffId: ctx.actor.staffId, erasedAt: ctx.now },
      })
      .returning({ id: erasures.id });
    if (!written) throw new Error('the certificate was not written');
    const erasureId = written.id;
    const marks = [
      ...debtMarks(named),
      ...(plan.isWholePerson && blocksPerson(reason) ? personMarks(named) : []),
      ...(await receiptMarks(tx, dossierId)),
    ];
    await tx.insert(erasureMarks).values(marks.map((mark) => ({ ...mark, erasureId })));
    const storageKeys = await removeDossier(tx, { dossierId, erasureId });
    await record(tx, ctx, { type: 'dossier.erased', dossierId, facts: { erasureId, reason } });
    return ok({ erasureId, storageKeys });
  });
  if (!done.ok) return done;
  // What fails now, or is not reached, no row names: the daily sweep removes it.
  await removeBytes(done.value.storageKeys, store);
  return ok({ erasureId: done.value.erasureId });
}

type Done = { erasureId: string; storageKeys: string[] };

async function sentBefore(
  tx: Database,
  ctx: Context<StaffActor>,
  submissionId: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: erasures.id })
    .from(erasures)
    .where(and(eq(erasures.submissionId, submissionId), eq(erasures.staffId, ctx.actor.staffId)));
  return row?.id ?? null;
}

async function namedIn(tx: Database, dossierId: string) {
  const [row] = await tx
    .select({
      creditorId: creditors.id,
      enterpriseNumber: creditors.enterpriseNumber,
      dossierNumber: dossiers.number,
      customerNumber: debtors.number,
      name: debtors.name,
      street: debtors.street,
      postalCode: debtors.postalCode,
    })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!row) throw new Error('a dossier has a creditor and a debtor');
  const numbered = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(eq(invoices.dossierId, dossierId));
  return { ...row, invoiceNumbers: numbered.map(({ number }) => number) };
}

/** The receipts of who said that it is not for them, in the dossier or before it was known, or asked for an erasure: by them the certificate is found. */
async function receiptMarks(tx: Database, dossierId: string): Promise<Mark[]> {
  const rows = await tx
    .select({ number: filings.number })
    .from(filings)
    .where(and(eq(filings.dossierId, dossierId), inArray(filings.kind, ['notMe', 'right'])));
  const reported = await tx
    .select({ number: notMeReports.receipt })
    .from(notMeReports)
    .innerJoin(dossiers, eq(dossiers.reference, notMeReports.typedReference))
    .where(eq(dossiers.id, dossierId));
  return [...rows, ...reported].map(({ number }) => markOf('receipt', number));
}

/** Lets a creditor send in the person of an erasure again, with another debt; the erased debt itself stays refused. */
export async function liftErasure(
  ctx: Context<StaffActor>,
  { erasureId, note }: { erasureId: string; note: string },
): Promise<Result<{ erasureId: string }, 'notFound'>> {
  if (!mayErase(ctx)) return err('notFound');
  return ctx.db.transaction(async (tx) => {
    const [erasure] = await tx
      .select({ id: erasures.id })
      .from(erasures)
      .innerJoin(creditors, eq(creditors.id, erasures.creditorId))
      .where(and(eq(erasures.id, erasureId), creditorsWithinReach(ctx.actor)));
    if (!erasure) return err('notFound');
    const [lifted] = await tx
      .insert(erasureLifts)
      .values({ erasureId, note, staffId: ctx.actor.staffId, liftedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: erasureLifts.erasureId });
    if (lifted) await record(tx, ctx, { type: 'erasure.lifted', facts: { erasureId } });
    return ok({ erasureId });
  });
}
