import { randomInt } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { filings } from '@/db/schema/filings.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { erasureMarks, erasures } from '@/db/schema/privacy.ts';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import { erasurePlanOf } from './erasure-plan.ts';
import { debtMarks, type Mark, markOf, personMarks } from './marks.ts';
import { removeDossier } from './remove-dossier.ts';
import { blocksPerson, type ErasureReason } from './rules.ts';

// Twelve digits: a second certificate with the same number will not be seen.
const freshNumber = () => `E-${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;

/** What an erasure leaves: its certificate, and the keys of the bytes that are to be removed. */
export type Erasure = { erasureId: string; storageKeys: string[] };

type Asked = { dossierId: string; submissionId: string; reason: ErasureReason; staffId: string | null };

/** Erases a dossier whose row this transaction holds. `money`: something that was paid has not gone back yet. */
export async function eraseLocked(
  tx: Database,
  ctx: Context,
  { dossierId, submissionId, reason, staffId }: Asked,
): Promise<Result<Erasure, 'money'>> {
  const plan = await erasurePlanOf(tx, dossierId);
  if (plan.isMoneyOpen && reason !== 'expired') return err('money');
  const { creditorId, ...named } = await namedIn(tx, dossierId);
  const [written] = await tx
    .insert(erasures)
    .values({
      ...{ submissionId, number: freshNumber(), creditorId, reason, erased: plan.erased, kept: plan.kept },
      ...{ staffId, erasedAt: ctx.now },
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
