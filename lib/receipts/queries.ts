import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { receipts } from '@/db/schema/receipts.ts';
import { attemptSucceeded, takeAttempt, type Visitor } from '../auth/limits.ts';
import type { Context, DebtorActor } from '../context.ts';
import { findDossier, isId } from '../dossiers/queries.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { err, ok, type Result } from '../result.ts';
import { isSameSecret } from '../same-secret.ts';
import { checkCodeOf, plain, shownNumber } from './chain.ts';
import { isWhole } from './check.ts';
import type { CheckedReceipt, ReceiptRow } from './view.ts';

/** The receipts of a dossier, the oldest first, as each is bound to the one before it. */
export async function listReceipts(
  ctx: Context<DebtorActor>,
  dossier: Owned<DossierView>,
): Promise<ReceiptRow[]> {
  const rows = await ctx.db
    .select({
      id: receipts.id,
      kind: receipts.kind,
      objectId: receipts.objectId,
      number: receipts.number,
      hash: receipts.hash,
      at: receipts.at,
    })
    .from(receipts)
    .innerJoin(dossiers, eq(dossiers.id, receipts.dossierId))
    .where(and(eq(receipts.dossierId, dossier.id), dossiersWithinReach(ctx.actor)))
    .orderBy(asc(receipts.place))
    .limit(1000);
  return rows.map(({ hash, number, ...row }) => ({
    ...row,
    number: shownNumber(number),
    code: checkCodeOf(hash),
  }));
}

/** The code that a receipt is checked by, for its PDF; null for what was received before there were chains. */
export async function checkCodeFor(
  db: Database,
  kind: ReceiptRow['kind'],
  objectId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ hash: receipts.hash })
    .from(receipts)
    .where(and(eq(receipts.kind, kind), eq(receipts.objectId, objectId)));
  return row ? checkCodeOf(row.hash) : null;
}

/** Finds a receipt by what stands on it, in as many tries as the limits leave: number and code must both be right. */
export async function findReceipt(
  ctx: Context,
  visitor: Visitor,
  { number, code }: { number: string; code: string },
): Promise<Result<{ receiptId: string }, 'limited' | 'noReceipt'>> {
  const attempt = await takeAttempt(ctx.db, { kind: 'certificate', subject: number, visitor, now: ctx.now });
  if (attempt === null) return err('limited');
  const [row] = await ctx.db
    .select({ id: receipts.id, hash: receipts.hash })
    .from(receipts)
    .where(eq(receipts.number, number));
  if (!isSameSecret(code, plain(checkCodeOf(row?.hash ?? '0'.repeat(64)))) || !row) return err('noReceipt');
  await attemptSucceeded(ctx.db, attempt);
  return ok({ receiptId: row.id });
}

/** The receipt at an opaque address, checked now, for whoever has it: it names nobody. */
export async function checkReceipt(ctx: Context, receiptId: string): Promise<CheckedReceipt | null> {
  if (!isId(receiptId)) return null;
  const [row] = await ctx.db.select().from(receipts).where(eq(receipts.id, receiptId));
  if (!row) return null;
  const asked = { ...ctx, actor: { kind: 'system' as const, name: 'receipt' } };
  const dossier = row.kind === 'closing' ? await findDossier(asked, row.dossierId) : null;
  return {
    ...{ number: shownNumber(row.number), kind: row.kind, at: row.at, isWhole: await isWhole(ctx.db, row) },
    stillHolds: dossier === null || dossier.openCents <= 0,
  };
}
