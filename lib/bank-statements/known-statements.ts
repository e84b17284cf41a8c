import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankStatements } from '@/db/schema/banking.ts';
import { rowsOf } from '../rows-of.ts';
import type { BankFormat, InspectedStatement } from './bank-file.ts';

/** Which statement of which file. */
export type Origin = { sha256: string; format: BankFormat; place: number };

/** Whether this very statement was taken in before. */
export async function wasBooked(tx: Database, { sha256, place }: Origin): Promise<boolean> {
  const { fileSha256: file, place: of, isBookable } = bankStatements;
  const [known] = await tx
    .select({ id: bankStatements.id })
    .from(bankStatements)
    .where(and(eq(file, sha256), eq(of, place), eq(isBookable, true)));
  return known !== undefined;
}

// One format dates a statement by its closing balance, another by when it was made.
const daysBetweenFormats = 4;

/**
 * Whether a statement with the same balances and sums of about the same day was taken in for this account before: the same
 * money in another format, or with other references.
 */
export async function isRepeat(
  tx: Database,
  account: string,
  { opening, closing, creditSum, debitSum, statedOn }: InspectedStatement,
): Promise<boolean> {
  const known = await rowsOf(
    tx,
    sql`select 1 from bank_statements known where known.account = ${account} and known.is_bookable
      and known.opening::numeric = ${opening}::numeric and known.closing::numeric = ${closing}::numeric
      and known.credit_sum::numeric = ${creditSum}::numeric and known.debit_sum::numeric = ${debitSum}::numeric
      and abs(known.stated_on - ${statedOn}::date) <= ${daysBetweenFormats} limit 1`,
  );
  return known.length > 0;
}
