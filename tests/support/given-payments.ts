import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankPayments } from '@/db/schema/banking.ts';
import { importBankFile } from '@/lib/bank-statements/commands.ts';
import { contextFor, noon, system } from './actors.ts';
import { type CodaPayment, codaStatement } from './coda.ts';

export const ourAccount = 'BE68539007547034';

let made = 0;

/** Takes in a statement of our account with these payments; answers the ids of what it brought, in its order. */
export async function givenStatement(
  db: Database,
  payments: readonly CodaPayment[],
  now = noon,
): Promise<number[]> {
  const before = new Set((await db.select({ id: bankPayments.id }).from(bankPayments)).map(({ id }) => id));
  made += 1;
  const file = codaStatement([...payments], { sequence: made, opening: made * 1_000_000_000 });
  const done = await importBankFile(contextFor(db, system, now), {
    open: async function* () {
      yield Buffer.from(file, 'latin1');
    },
    accounts: [ourAccount],
    dryRun: false,
  });
  if (!done.ok) throw new Error(done.error);
  const after = await db
    .select({ id: bankPayments.id })
    .from(bankPayments)
    .where(eq(bankPayments.account, ourAccount))
    .orderBy(bankPayments.id);
  return after.map(({ id }) => id).filter((id) => !before.has(id));
}
