import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankStatements } from '@/db/schema/banking.ts';
import { record } from '../audit/record.ts';
import type { Context, StaffActor, SystemActor } from '../context.ts';
import { err } from '../result.ts';
import { rowsOf } from '../rows-of.ts';
import { type Booked, closeReports, finishBookings } from './after-booking.ts';
import {
  BankFileInspection,
  type InspectedFile,
  type InspectedStatement,
  type OpenFile,
  readBankFile,
} from './bank-file.ts';
import { bookMatched, bookReported, bookReversals } from './book-payments.ts';
import { isSetAside, keepWaiting } from './keep-waiting.ts';
import { isRepeat, type Origin, wasBooked } from './known-statements.ts';
import { type BankLeaf, UnreadableBankFile } from './model.ts';
import { type Piece, type Pieces, piecesOf } from './pieces.ts';
import { writePayments } from './write-payments.ts';

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

/** Ends a transaction and undoes it, with what there was to know. */
class Undone<T> extends Error {
  constructor(readonly known: T) {
    super('undone');
  }
}

/**
 * Takes in a bank file: each statement that may be booked is written, matched and booked. All of the file or nothing:
 * what it brings is seen when all of it has been read. What came before, in this file or another, is passed over. With
 * `dryRun` nothing stays.
 */
export async function importBankFile(
  ctx: Context<StaffActor | SystemActor>,
  { open, accounts, dryRun }: BankFile,
): Promise<BankImport> {
  // A bank file holds payments for every creditor: who sees some of them alone does not see it.
  if (ctx.actor.kind !== 'system' && !(ctx.actor.kind === 'staff' && ctx.actor.reach === 'all'))
    return err('notFound');
  try {
    const sha256 = await sha256Of(open);
    return await ctx.db.transaction(async (tx) => {
      const done = await takeIn({ ...ctx, db: tx }, { open, accounts, sha256 });
      if (dryRun) throw new Undone(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Undone) return error.known;
    if (error instanceof UnreadableBankFile)
      return { ok: false, error: 'unreadable', line: error.line, code: error.code };
    throw error;
  }
}

async function sha256Of(open: OpenFile): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of open()) digest.update(chunk);
  return digest.digest('hex');
}

async function takeIn(
  ctx: Context<StaffActor | SystemActor>,
  { open, accounts, sha256 }: Omit<BankFile, 'dryRun'> & { sha256: string },
): Promise<BankImport> {
  // One file at a time: a second one waits, then finds what the first one wrote.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('bank import', 0))`);
  const { format, events } = await readBankFile(open);
  const pieces = piecesOf(events, new BankFileInspection(accounts));
  const statements: InspectedStatement[] = [];
  const booked: Booked[] = [];
  let [matched, unmatched] = [0, 0];
  for (let begun = await pieces.next(); !begun.done; begun = await pieces.next()) {
    const origin = { sha256, format, place: statements.length + 1 };
    const done = await takeInStatement(ctx, origin, pieces, begun.value);
    statements.push(done.statement);
    booked.push(...done.booked);
    matched += done.matched;
    unmatched += done.unmatched;
  }
  await finishBookings(ctx.db, ctx, booked);
  return { ok: true, file: { format, statements }, matched, unmatched };
}

type Taken = { statement: InspectedStatement; matched: number; unmatched: number; booked: Booked[] };

async function takeInStatement(
  ctx: Context<StaffActor | SystemActor>,
  origin: Origin,
  pieces: Pieces,
  begun: Piece,
): Promise<Taken> {
  try {
    return await ctx.db.transaction((tx) => writeStatement({ ...ctx, db: tx }, origin, pieces, begun));
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const statement: InspectedStatement = error.known;
    await keep(ctx, { origin, statement, id: randomUUID() });
    return { statement, matched: 0, unmatched: 0, booked: [] };
  }
}

/** Writes a statement while it is read; undoes itself when in the end it may not be booked. */
async function writeStatement(
  ctx: Context<StaffActor | SystemActor>,
  origin: Origin,
  pieces: Pieces,
  begun: Piece,
): Promise<Taken> {
  const { db: tx, now, today } = ctx;
  const id = randomUUID();
  const wasHere = await wasBooked(tx, origin);
  let account: string | null = null;
  // The database writes some payments while the next ones are read.
  let writing: Promise<unknown> = Promise.resolve();
  let [concerning, fresh] = [0, 0];
  const write = async (leaves: readonly BankLeaf[]) => {
    concerning += leaves.length;
    if (account !== null && !wasHere) fresh += await writePayments(tx, { statementId: id, account }, leaves);
  };
  let statement: InspectedStatement | null = null;
  try {
    let piece: Piece = begun;
    for (;;) {
      if (piece.type === 'begun') account = piece.account;
      else if (piece.type === 'leaves') {
        await writing;
        writing = write(piece.leaves);
      } else {
        statement = piece.statement;
        break;
      }
      piece = (await pieces.next()).value as Piece;
    }
  } finally {
    await Promise.allSettled([writing]);
  }
  await writing;
  if (!statement.bookable) throw new Undone(statement);
  if (wasHere) return { statement, matched: 0, unmatched: 0, booked: [] };
  if (fresh > 0 && account !== null && (await isRepeat(tx, account, statement)))
    throw new Undone({ ...statement, bookable: false, reasons: [...statement.reasons, 'alreadyHere'] });
  await keep(ctx, { origin, statement, id, account, known: concerning - fresh });
  // Of rows as new as these the database knows nothing, and would look for each in the worst way.
  if (fresh >= manyPayments) await tx.execute(sql`analyze bank_payments`);
  const at = { statementId: id, now, today };
  const matchedNow = await bookMatched(tx, at);
  await closeReports(tx, matchedNow, now);
  const reported = await bookReported(tx, at);
  await closeReports(tx, reported, now);
  const back = await bookReversals(tx, at);
  await keepWaiting(tx, at);
  const matched = matchedNow.length + reported.length;
  const unmatched = (await countCustomers(tx, id)) - matched;
  await record(tx, ctx, {
    type: 'bank.imported',
    facts: { statementId: id, payments: fresh, matched, unmatched, reversed: back.length },
  });
  return { statement, matched, unmatched, booked: [...matchedNow, ...reported, ...back] };
}

const manyPayments = 1_000;

async function countCustomers(tx: Database, statementId: string): Promise<number> {
  const [customers] = await rowsOf<{ n: string }>(
    tx,
    sql`select count(*) as n from bank_payments payment where statement_id = ${statementId}::uuid and kind = 'customer'
      and not ${isSetAside}`,
  );
  return Number(customers?.n);
}

type Kept = {
  origin: Origin;
  statement: InspectedStatement;
  id: string;
  account?: string | null;
  known?: number;
};

/** Keeps the figures of a statement, bookable or not. */
async function keep(
  { db: tx, actor, now }: Context<StaffActor | SystemActor>,
  { origin, statement, id, account = null, known = 0 }: Kept,
): Promise<void> {
  const { bookable, leafCredits: _, leafCreditSum, reconciles, structuredReferences, ...figures } = statement;
  const { sha256: fileSha256, place, format } = origin;
  await tx.insert(bankStatements).values({
    ...{ ...figures, id, fileSha256, place, format, isBookable: bookable },
    ...{ account: account ?? statement.account, knownPayments: known },
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    importedAt: now,
  });
}
