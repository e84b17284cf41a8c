import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankStatements } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor, SystemActor } from '../context.ts';
import { err } from '../result.ts';
import {
  type InspectedFile,
  type InspectedStatement,
  inspectBankFile,
  type OpenFile,
  readBankFile,
} from './bank-file.ts';
import { bookMatched, bookReversals, keepSplits } from './book-payments.ts';
import { type BankLeaf, UnreadableBankFile } from './model.ts';
import { rowsOf, writePayments } from './write-payments.ts';

export type BankImport =
  | {
      ok: true;
      file: InspectedFile;
      /** Payments that this file brought first: booked by themselves, and waiting for a person. */
      matched: number;
      unmatched: number;
    }
  | { ok: false; error: 'unreadable'; line: number; code: UnreadableBankFile['code'] }
  | { ok: false; error: 'notFound' };

type BankFile = { open: OpenFile; accounts: readonly string[]; dryRun: boolean };

class Undone extends Error {
  constructor(readonly done: Done) {
    super('dry run');
  }
}

type Done = { matched: number; unmatched: number };

/**
 * Takes in a bank file: it is read whole first, then each statement that may be booked is written, matched and booked in
 * one transaction. What came before, in this file or another, is passed over. With `dryRun` nothing stays.
 */
export async function importBankFile(
  ctx: Context<StaffActor | SystemActor>,
  { open, accounts, dryRun }: BankFile,
): Promise<BankImport> {
  // A bank file holds payments for every creditor: who sees some of them alone does not see it.
  if (ctx.actor.kind !== 'system' && !(ctx.actor.kind === 'staff' && ctx.actor.reach === 'all'))
    return err('notFound');
  let file: InspectedFile;
  try {
    file = await inspectBankFile(open, accounts);
  } catch (error) {
    if (error instanceof UnreadableBankFile)
      return { ok: false, error: 'unreadable', line: error.line, code: error.code };
    throw error;
  }
  const sum = { matched: 0, unmatched: 0 };
  const batches = batchesOf(open);
  for (const [at, statement] of file.statements.entries()) {
    const done = await takeIn(ctx, { file, statement, place: at + 1, batches, dryRun });
    sum.matched += done.matched;
    sum.unmatched += done.unmatched;
  }
  return { ok: true, file, ...sum };
}

type Taken = {
  file: InspectedFile;
  statement: InspectedStatement;
  place: number;
  batches: AsyncGenerator<BankLeaf[] | 'end'>;
  dryRun: boolean;
};

async function takeIn(ctx: Context<StaffActor | SystemActor>, taken: Taken): Promise<Done> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const done = await write({ ...ctx, db: tx }, taken);
      if (taken.dryRun) throw new Undone(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Undone) return error.done;
    throw error;
  }
}

async function write(ctx: Context<StaffActor | SystemActor>, taken: Taken): Promise<Done> {
  const { db: tx, now, today } = ctx;
  const { file, statement, place, batches } = taken;
  const account = statement.account ?? '';
  // One statement of an account at a time: a second one waits, then finds what the first one wrote.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bank:${account}`}, 0))`);
  const isNew = statement.bookable && !(await wasBooked(tx, file.sha256, place));
  const statementId = isNew || !statement.bookable ? await keep(ctx, taken) : '';
  let fresh = 0;
  for (;;) {
    const { value: batch, done } = await batches.next();
    if (done || batch === 'end') break;
    if (isNew) fresh += await writePayments(tx, { statementId, account }, batch);
  }
  if (!isNew) return { matched: 0, unmatched: 0 };
  const booked = await bookMatched(tx, { statementId, now, today });
  const back = await bookReversals(tx, { statementId, now, today });
  await keepSplits(tx, [...booked, ...back], today);
  const [customers] = await rowsOf<{ n: string }>(
    tx,
    sql`select count(*) as n from bank_payments where statement_id = ${statementId}::uuid and kind = 'customer'`,
  );
  const matched = booked.length;
  const unmatched = Number(customers?.n) - matched;
  await record(tx, ctx, {
    type: 'bank.imported',
    facts: { statementId, payments: fresh, matched, unmatched, reversed: back.length },
  });
  return { matched, unmatched };
}

async function wasBooked(tx: Database, fileSha256: string, place: number): Promise<boolean> {
  const { fileSha256: file, place: of, isBookable } = bankStatements;
  const [known] = await tx
    .select({ id: bankStatements.id })
    .from(bankStatements)
    .where(and(eq(file, fileSha256), eq(of, place), eq(isBookable, true)));
  return known !== undefined;
}

/** Keeps the figures of a statement, bookable or not; answers its id. */
async function keep(
  { db: tx, actor, now }: Context<StaffActor | SystemActor>,
  { file, statement, place }: Taken,
): Promise<string> {
  const { bookable, leafCredits: _, leafCreditSum, reconciles, structuredReferences, ...figures } = statement;
  const [kept] = await tx
    .insert(bankStatements)
    .values({
      ...figures,
      ...{ fileSha256: file.sha256, place, format: file.format, isBookable: bookable },
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      importedAt: now,
    })
    .returning({ id: bankStatements.id });
  if (!kept) throw new Error('the statement was not written');
  return kept.id;
}

const batchSize = 1_000;

/** The payments of a file that concern us, in batches, and where each statement ends. */
async function* batchesOf(open: OpenFile): AsyncGenerator<BankLeaf[] | 'end'> {
  let batch: BankLeaf[] = [];
  for await (const event of readBankFile(open)) {
    if (event.type === 'leaf' && event.leaf.kind !== 'debit') batch.push(event.leaf);
    if (batch.length < batchSize && event.type !== 'end') continue;
    if (batch.length > 0) yield batch;
    batch = [];
    if (event.type === 'end') yield 'end';
  }
}
