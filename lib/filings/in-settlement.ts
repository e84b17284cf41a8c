import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { Day } from '../debt-law/day.ts';
import { rowsOf } from '../rows-of.ts';

/**
 * Whether a dossier is in a collective settlement of debts on a day: no payment is booked then.
 * @source Judicial Code, art. 1675/7 §§ 1, 3 and 4
 */
export const inSettlement = (dossierId: SQL, on: SQL): SQL =>
  sql`exists (select 1 from stops where stops.dossier_id = ${dossierId} and stops.kind = 'settlement'
    and coalesce(stops.registered_on + 1, stops.from_on) <= ${on} and coalesce(stops.ended_on > ${on}, true))`;

/** Those of these dossiers that are in a collective settlement on a day. */
export async function settledAmong(
  tx: Database,
  dossierIds: readonly string[],
  on: Day,
): Promise<{ id: string }[]> {
  return rowsOf(
    tx,
    sql`select id from dossiers where id = any(${`{${dossierIds.join()}}`}::uuid[])
      and ${inSettlement(sql`dossiers.id`, sql`${on}::date`)}`,
  );
}
