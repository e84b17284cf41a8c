import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import { receipts } from '@/db/schema/receipts.ts';
import { contentHashOf, linkHashOf } from './chain.ts';
import { contentOf } from './content-of.ts';

type Receipt = typeof receipts.$inferSelect;

/** Whether what a receipt is of is unchanged, as far as it is still kept, and its place in the chain is whole. */
export async function isWhole(tx: Database, receipt: Receipt): Promise<boolean> {
  const content = await contentOf(tx, receipt.kind, receipt.objectId);
  if (content === null) {
    if (!(await wasRetired(tx, receipt))) return false;
  } else if (contentHashOf(receipt.salt, content) !== receipt.contentHash) return false;
  if (linkHashOf(receipt) !== receipt.hash) return false;
  const [before] = await tx
    .select({ hash: receipts.hash })
    .from(receipts)
    .where(and(eq(receipts.dossierId, receipt.dossierId), eq(receipts.place, receipt.place - 1)));
  return receipt.previousHash === (before?.hash ?? null) && (receipt.place === 1) === (before === undefined);
}

/** Whether what a receipt was of went when its term of keeping was over: the run that took it said so. */
async function wasRetired(tx: Database, { kind, dossierId, at }: Receipt): Promise<boolean> {
  if (kind !== 'message') return false;
  const said = and(
    eq(auditEvents.type, 'data.retired'),
    eq(auditEvents.dossierId, dossierId),
    gt(auditEvents.at, at),
  );
  return (await tx.$count(auditEvents, said)) > 0;
}

/** The first receipt of a dossier that is not whole, by its number; null where all are. */
export async function firstBroken(tx: Database, dossierId: string): Promise<string | null> {
  const chain = await tx
    .select()
    .from(receipts)
    .where(eq(receipts.dossierId, dossierId))
    .orderBy(asc(receipts.place));
  for (const receipt of chain) if (!(await isWhole(tx, receipt))) return receipt.number;
  return null;
}
