import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { ledgerSplits } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { claimFacts } from '../claims/facts.ts';
import { ledgerId, standingOf } from '../claims/rules.ts';
import type { Day } from '../debt-law/day.ts';
import type { Split } from '../debt-law/running-claim.ts';
import type { Booked } from './after-booking.ts';

const batchSize = 500;

/**
 * Keeps how each entry was split on the day it was booked, as the law splits it and as the debtor reads it. Answers the
 * dossiers in which nothing is open any more, by a payment among them.
 */
export async function keepSplits(tx: Database, booked: readonly Booked[], today: Day): Promise<string[]> {
  const entries = new Map<string, number[]>();
  for (const { ledger_entry_id, dossier_id } of booked) {
    const ids = entries.get(dossier_id);
    if (ids) ids.push(Number(ledger_entry_id));
    else entries.set(dossier_id, [Number(ledger_entry_id)]);
  }
  const extinguished: string[] = [];
  const ids = [...entries.keys()];
  // Two bookings of one dossier at once: the second one waits here, and then sees the first.
  await tx.execute(
    sql`select 1 from dossiers where id = any(${`{${ids.join()}}`}::uuid[]) order by id for no key update`,
  );
  // The database hands out some dossiers while the ones before are split.
  let coming = factsOf(tx, ids.slice(0, batchSize));
  for (let at = 0; at < ids.length; at += batchSize) {
    const rows = await coming;
    coming = factsOf(tx, ids.slice(at + batchSize, at + 2 * batchSize));
    const splits = rows.flatMap(({ id, facts }) => {
      const { state, statement } = standingOf(facts, today);
      const byId = new Map(statement.splits.map((split) => [split.id, split]));
      const written = (entries.get(id) ?? []).map((entryId) => ({
        entryId,
        split: byId.get(ledgerId(entryId)),
      }));
      // Of a claim that is held, what may be asked on top is not known yet.
      const isOver = statement.balance <= 0 && (state === 'open' || state === 'notJudged');
      if (isOver && written.some(({ split }) => split && paidSomething(split))) extinguished.push(id);
      return written.flatMap(({ entryId, split }) => splitRows(entryId, split));
    });
    await coming;
    await writeSplits(tx, splits);
  }
  return extinguished;
}

/** Where all of a payment was too much, nothing was open before it. */
const paidSomething = ({ kind, parts, charge }: Split): boolean =>
  kind === 'payment' && (parts.length > 0 || charge > 0);

const factsOf = async (tx: Database, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : await tx
        .select({ id: dossiers.id, facts: claimFacts })
        .from(dossiers)
        .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
        .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
        .where(inArray(dossiers.id, [...ids]));

type SplitRow = typeof ledgerSplits.$inferInsert;

async function writeSplits(tx: Database, rows: readonly SplitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`insert into ledger_splits (ledger_entry_id, place, invoice_id, interest_cents, principal_cents, charge_cents, surplus_cents)
      select "ledgerEntryId", "place", "invoiceId", "interestCents", "principalCents", "chargeCents", "surplusCents"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("ledgerEntryId" int8, "place" int2, "invoiceId" uuid,
        "interestCents" int8, "principalCents" int8, "chargeCents" int8, "surplusCents" int8)`,
  );
}

/** A payment of a later value day has no split yet. */
function splitRows(ledgerEntryId: number, split: Split | undefined): SplitRow[] {
  if (!split) return [];
  const none = { invoiceId: null, interestCents: 0, principalCents: 0, chargeCents: 0, surplusCents: 0 };
  const whole = { ...none, ledgerEntryId, place: 0, chargeCents: split.charge, surplusCents: split.surplus };
  const parts = split.parts.map(({ invoiceId, interest, principal }, i) => ({
    ...{ ...none, ledgerEntryId, invoiceId },
    place: i + 1,
    interestCents: interest,
    principalCents: principal,
  }));
  return split.charge + split.surplus > 0 ? [whole, ...parts] : parts;
}
