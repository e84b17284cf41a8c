import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { filings, stops } from '@/db/schema/filings.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { rulesOfDossier } from '../plans/rules-of-dossier.ts';
import { isSettled, statesOf } from './machine.ts';
import type { Details, FilingKind } from './view.ts';

/** Why nothing more of a kind may be open in a dossier: one is, or the pause of this year was used. */
export async function sendRefusal(
  tx: Database,
  today: Day,
  { dossierId, kind, details }: { dossierId: string; kind: FilingKind; details: Details },
): Promise<'openAlready' | 'pauseUsed' | 'pauseLong' | null> {
  if (kind === 'pause') {
    const { pauseDays, daysBetweenPauses } = await rulesOfDossier(tx, dossierId);
    if (Number(details.days) > pauseDays) return 'pauseLong';
    const used = await tx.$count(
      stops,
      and(
        eq(stops.dossierId, dossierId),
        eq(stops.kind, 'pause'),
        sql`${stops.fromOn} > ${addDays(today, -daysBetweenPauses)}`,
      ),
    );
    return used > 0 ? 'pauseUsed' : null;
  }
  const settled = statesOf(kind).filter((state) => isSettled(kind, state));
  const open = await tx.$count(
    filings,
    and(
      eq(filings.dossierId, dossierId),
      eq(filings.kind, kind),
      notInArray(filings.state, settled),
      // Each right may be asked for while another waits.
      kind === 'right' ? sql`${filings.details} ->> 'right' = ${details.right ?? ''}` : undefined,
      // What somebody said without signing in keeps nobody from saying it.
      sql`num_nonnulls(${filings.debtorId}, ${filings.staffId}) > 0`,
    ),
  );
  return open > 0 ? 'openAlready' : null;
}
