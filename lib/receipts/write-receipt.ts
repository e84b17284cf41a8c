import { randomBytes, randomInt } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { receipts } from '@/db/schema/receipts.ts';
import { contentHashOf, linkHashOf, plain } from './chain.ts';
import { contentOf, type ReceiptKind } from './content-of.ts';

const letters: Record<Exclude<ReceiptKind, 'message' | 'filing'>, string> = {
  ...{ addition: 'A', report: 'T', closing: 'K' },
};

/** The number of what has none of its own: a letter and twelve digits. */
export const freshReceiptNumber = (kind: keyof typeof letters): string =>
  `${letters[kind]}-${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;

/** The receipt of a thing that may be asked for more than once: the one there is, or a new one. */
export async function receiptOf(
  tx: Database,
  ctx: { now: Date },
  what: { dossierId: string; kind: 'closing'; objectId: string },
): Promise<{ number: string; hash: string }> {
  await lockChain(tx, what.dossierId);
  const [known] = await tx
    .select({ number: receipts.number, hash: receipts.hash })
    .from(receipts)
    .where(and(eq(receipts.kind, what.kind), eq(receipts.objectId, what.objectId)));
  if (known) return known;
  const number = freshReceiptNumber(what.kind);
  return { number, ...(await writeReceipt(tx, ctx, { ...what, number })) };
}

const lockChain = (tx: Database, dossierId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`receipts ${dossierId}`}, 0))`);

/**
 * Adds the receipt of something to the chain of its dossier, last in the transaction that wrote it: what it is of stands
 * whole by then.
 */
export async function writeReceipt(
  tx: Database,
  { now }: { now: Date },
  {
    dossierId,
    kind,
    objectId,
    number,
  }: { dossierId: string; kind: ReceiptKind; objectId: string; number: string },
): Promise<{ hash: string }> {
  await lockChain(tx, dossierId);
  const [last] = await tx
    .select({ place: receipts.place, hash: receipts.hash })
    .from(receipts)
    .where(eq(receipts.dossierId, dossierId))
    .orderBy(desc(receipts.place))
    .limit(1);
  const content = await contentOf(tx, kind, objectId);
  if (content === null) throw new Error('a receipt is of something');
  const salt = randomBytes(16).toString('hex');
  const link = {
    ...{ kind, number: plain(number), at: now, previousHash: last?.hash ?? null },
    place: (last?.place ?? 0) + 1,
    contentHash: contentHashOf(salt, content),
  };
  const hash = linkHashOf(link);
  await tx.insert(receipts).values({ ...link, dossierId, objectId, salt, hash });
  return { hash };
}
