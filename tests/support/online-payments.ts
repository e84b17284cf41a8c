import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { startOnlinePayment } from '@/lib/online-payments/commands.ts';
import type { OnlineFact } from '@/lib/online-payments/port.ts';
import { drawTicket, settleOnlinePayment } from '@/lib/online-payments/settle.ts';
import { contextFor, debtorActor, noon, system } from './actors.ts';
import { givenDossier } from './given.ts';
import { providerIdOf, providerOf } from './online-provider.ts';

export const visitor = { address: '192.0.2.7' };

/** An online payment of € 50 that the debtor of a dossier with € 123.45 began. */
export async function givenOnlinePayment(db: Database, provider = providerOf()) {
  const dossier = await givenDossier(db);
  const id = crypto.randomUUID();
  const ctx = contextFor(db, debtorActor(dossier.debtorId));
  const started = await startOnlinePayment(ctx, provider, visitor, {
    ...{ submissionId: id, dossierId: dossier.id, amountCents: 5_000 },
    locale: 'nl',
  });
  if (!started.ok) throw new Error(started.error);
  const says = (fact: Partial<OnlineFact>): OnlineFact => ({
    ...{ providerId: providerIdOf(id), onlinePaymentId: id, status: 'paid', amountCents: 5_000 },
    ...{ refundedCents: 0, chargedBackCents: 0 },
    ...{ paidOn: null, refundedOn: null, chargedBackOn: null, wonOn: null },
    ...fact,
  });
  return {
    ...{ id, dossier, provider, says, checkoutUrl: started.value.checkoutUrl },
    settle: async (fact: Partial<OnlineFact>, at = noon, on = db, ticket?: number) =>
      settleOnlinePayment(contextFor(on, system, at), says(fact), ticket ?? (await drawTicket(on))),
  };
}

/** What stands in the ledger, in euro cents, oldest first. */
export const ledger = async (db: Database): Promise<number[]> => {
  const found = await db.execute(sql`select amount_cents from ledger_entries order by id`);
  return (found as unknown as { rows: { amount_cents: string }[] }).rows.map((row) =>
    Number(row.amount_cents),
  );
};
