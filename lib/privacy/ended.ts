import { and, asc, eq, gt, isNotNull, isNull, lte, max, or, type SQL, sql } from 'drizzle-orm';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { findDossier } from '../dossiers/queries.ts';
import type { DossierView } from '../dossiers/view.ts';

type Asked = Pick<DossierView, 'id' | 'closedOn' | 'openCents'>;

/** The day on which a dossier ended: closed, or paid in full with nothing after; null while it runs. */
export async function endedOnOf(
  { db }: Pick<Context, 'db'>,
  { id, closedOn, openCents }: Asked,
): Promise<Day | null> {
  if (closedOn || openCents > 0) return closedOn;
  const [last] = await db
    .select({ on: max(ledgerEntries.valueOn) })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.dossierId, id));
  return (last?.on ?? null) as Day | null;
}

const pageSize = 200;

/** The dossiers that ended on a day or before and fit a condition on `dossiers`, one by one. */
export async function* dossiersEndedBy(
  ctx: Context<SystemActor>,
  day: Day,
  also: SQL = sql`true`,
): AsyncGenerator<string> {
  const later = sql`exists (select 1 from ${ledgerEntries} where ${ledgerEntries.dossierId} = ${dossiers.id}
    and ${ledgerEntries.valueOn} > ${day}::date)`;
  const old = lte(sql`(${dossiers.createdAt} at time zone 'Europe/Brussels')::date`, sql`${day}::date`);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await ctx.db
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(
        and(
          gt(dossiers.id, after),
          also,
          or(
            and(isNotNull(dossiers.closedOn), lte(dossiers.closedOn, day)),
            and(isNull(dossiers.closedOn), old, sql`not ${later}`),
          ),
        ),
      )
      .orderBy(asc(dossiers.id))
      .limit(pageSize);
    for (const { id } of page) {
      const dossier = await findDossier(ctx, id);
      const endedOn = dossier && (await endedOnOf(ctx, dossier));
      if (endedOn && endedOn <= day) yield id;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.id;
  }
}
