import { and, eq, inArray, isNotNull, isNull, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankPayments } from '@/db/schema/banking.ts';
import { attachments, files, messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { contacts, mails } from '@/db/schema/mails.ts';
import { retentions } from '@/db/schema/retention.ts';
import { record } from '../audit/record.ts';
import { instantOf } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import { addDays } from '../debt-law/day.ts';
import { removeBytes } from '../documents/store-judged.ts';
import { storage } from '../storage/storage.ts';
import { dossiersEndedBy } from './ended.ts';
import { eraseLocked } from './erase-locked.ts';
import { isOverSince, type Term } from './terms.ts';

type Kind = Extract<Term['kind'], 'notMe' | 'contacts' | 'messages' | 'dossier' | 'bank'>;
export type Retired = Record<Kind, number>;

/** How many rows one transaction removes, and how many transactions one run has for each kind. */
type Bounds = { size: number; most: number };

/**
 * Removes what we keep no longer. Each transaction removes what it found and says so, so that a run that is killed or comes twice
 * does no harm: what it left, the next one finds.
 * @source GDPR, art. 5(1)(e)
 */
export async function retire(
  ctx: Context<SystemActor>,
  {
    store = storage(),
    bounds = { size: 500, most: 100 },
  }: { store?: ReturnType<typeof storage>; bounds?: Bounds } = {},
): Promise<Retired> {
  const retired: Retired = { notMe: 0, contacts: 0, messages: 0, dossier: 0, bank: 0 };
  // The first moment of the day after: what happened until then is over.
  const until = (kind: Kind): Date => instantOf(addDays(isOverSince(kind, ctx.today), 1), 0);
  retired.notMe = await inBatches(ctx, 'notMe', bounds, async (tx) => {
    const { id, handledAt } = notMeReports;
    const old = lte(handledAt, until('notMe'));
    const ids = await taken(tx.select({ id }).from(notMeReports).where(old).limit(bounds.size));
    return { count: ids.length, remove: () => tx.delete(notMeReports).where(inArray(id, ids)) };
  });
  retired.contacts = await inBatches(ctx, 'contacts', bounds, async (tx) => {
    const old = lte(contacts.at, until('contacts'));
    const ids = await taken(tx.select({ id: contacts.id }).from(contacts).where(old).limit(bounds.size));
    return { count: ids.length, remove: () => tx.delete(contacts).where(inArray(contacts.id, ids)) };
  });
  retired.contacts += await inBatches(ctx, 'contacts', bounds, async (tx) => {
    const spoken = tx.select({ one: sql`1` }).from(contacts).where(eq(contacts.mailId, mails.id));
    const old = and(lte(mails.endedAt, until('contacts')), notExists(spoken));
    const ids = await taken(tx.select({ id: mails.id }).from(mails).where(old).limit(bounds.size));
    return { count: ids.length, remove: () => tx.delete(mails).where(inArray(mails.id, ids)) };
  });
  retired.bank = await inBatches(ctx, 'bank', bounds, async (tx) => {
    const { id, bookedOn, payerName, payerAccount } = bankPayments;
    const named = or(isNotNull(payerName), isNotNull(payerAccount), isNotNull(bankPayments.text));
    const old = and(lte(bookedOn, isOverSince('bank', ctx.today)), named);
    const ids = await taken(tx.select({ id }).from(bankPayments).where(old).limit(bounds.size));
    const nobody = { payerName: null, payerAccount: null, text: null, endToEndId: null, mandate: null };
    return {
      count: ids.length,
      remove: () => tx.update(bankPayments).set(nobody).where(inArray(id, ids)),
    };
  });
  for await (const dossierId of dossiersEndedBy(ctx, isOverSince('dossier', ctx.today)))
    retired.dossier += await expire(ctx, dossierId, store);
  // Not again and again for those whose messages went before.
  const hasMessages = sql`exists (select 1 from messages where messages.dossier_id = ${dossiers.id} and messages.notice is null)`;
  for await (const dossierId of dossiersEndedBy(ctx, isOverSince('messages', ctx.today), hasMessages))
    retired.messages += await retireMessages(ctx, dossierId, store);
  return retired;
}

const taken = async <Id>(query: {
  for: (how: 'update', with_: { skipLocked: true }) => Promise<{ id: Id }[]>;
}) => (await query.for('update', { skipLocked: true })).map(({ id }) => id);

async function inBatches(
  ctx: Context<SystemActor>,
  kind: Kind,
  { size, most }: Bounds,
  find: (tx: Database) => Promise<{ count: number; remove: () => Promise<unknown> }>,
): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < most; batch++) {
    const number = await ctx.db.transaction(async (tx) => {
      const { count, remove } = await find(tx);
      if (count === 0) return 0;
      await say(tx, ctx, kind, count);
      await remove();
      return count;
    });
    removed += number;
    if (number < size) break;
  }
  return removed;
}

/** Opens the door of the tables that are append-only, for this transaction. */
async function say(
  tx: Database,
  ctx: Context,
  kind: Kind,
  removed: number,
  dossierId?: string,
): Promise<void> {
  await tx.insert(retentions).values({ kind, removed, at: ctx.now });
  await record(tx, ctx, {
    type: 'data.retired',
    ...(dossierId ? { dossierId } : {}),
    facts: { kind, removed },
  });
}

/** Erases a dossier whose term is over, with its certificate. */
async function expire(
  ctx: Context<SystemActor>,
  dossierId: string,
  store: ReturnType<typeof storage>,
): Promise<number> {
  const keys = await ctx.db.transaction(async (tx) => {
    const [locked] = await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(eq(dossiers.id, dossierId))
      .for('update');
    if (!locked) return null;
    const asked = { dossierId, submissionId: crypto.randomUUID(), reason: 'expired', staffId: null } as const;
    const erased = await eraseLocked(tx, ctx, asked);
    return erased.ok ? erased.value.storageKeys : null;
  });
  if (!keys) return 0;
  await removeBytes(keys, store);
  return 1;
}

/** What people wrote in a dossier that ended, with what was attached. What the law wanted to be sent stays. */
async function retireMessages(
  ctx: Context<SystemActor>,
  dossierId: string,
  store: ReturnType<typeof storage>,
): Promise<number> {
  const written: SQL | undefined = and(eq(messages.dossierId, dossierId), isNull(messages.notice));
  const done = await ctx.db.transaction(async (tx) => {
    const found = tx.select({ id: messages.id }).from(messages).where(written);
    const ids = await taken<string>(found);
    if (ids.length === 0) return { count: 0, keys: [] };
    await say(tx, ctx, 'messages', ids.length, dossierId);
    const attached = await tx
      .delete(attachments)
      .where(inArray(attachments.messageId, ids))
      .returning({ fileId: attachments.fileId });
    const fileIds = attached.map(({ fileId }) => fileId);
    const gone = await tx
      .delete(files)
      .where(inArray(files.id, fileIds))
      .returning({ storageKey: files.storageKey });
    await tx.delete(messages).where(inArray(messages.id, ids));
    return { count: ids.length, keys: gone.map(({ storageKey }) => storageKey) };
  });
  await removeBytes(done.keys, store);
  return done.count;
}
