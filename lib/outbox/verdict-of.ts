import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/mails.ts';
import type { Context, SystemActor } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { restsOn } from '../filings/stops.ts';
import { planOfDossier } from '../plans/plan-of-dossier.ts';
import { progressOfPlan } from '../plans/progress.ts';
import { rowsOf } from '../rows-of.ts';
import { mayLeave, type Verdict } from './guard.ts';
import { collectingKinds } from './rules.ts';
import { wishesOf } from './wishes.ts';

const week = 7 * 24 * 60 * 60_000;

/** Asks the guard about a reminder of an instalment, with what the database knows at this moment. */
export async function verdictOf(
  ctx: Context<SystemActor>,
  { dossierId, debtorId, facts }: { dossierId: string; debtorId: string; facts: Record<string, string> },
): Promise<Verdict> {
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) return { kind: 'never', because: 'settled' };
  const plan = await planOfDossier(ctx.db, ctx.today, dossierId);
  const instalment =
    plan && plan.id === facts.planId
      ? progressOfPlan(plan, ctx.today).find(({ number }) => `${number}` === facts.number)
      : undefined;
  const [open] = await rowsOf<{ n: string }>(
    ctx.db,
    sql`select count(*) as n from payment_reports report where report.dossier_id = ${dossierId}::uuid
      and not exists (select 1 from payment_report_outcomes outcome where outcome.report_id = report.id)`,
  );
  const sentInSevenDays = await ctx.db.$count(
    contacts,
    and(
      eq(contacts.debtorId, debtorId),
      eq(contacts.event, 'sent'),
      inArray(contacts.kind, [...collectingKinds]),
      gt(contacts.at, new Date(ctx.now.getTime() - week)),
    ),
  );
  return mayLeave({
    now: ctx.now,
    rests: dossier.stops.some((stop) => restsOn(stop, ctx.today)),
    hasOpenReport: Number(open?.n) > 0,
    isSettled:
      dossier.closedOn !== null || dossier.openCents <= 0 || !instalment || instalment.leftCents <= 0,
    limits: await wishesOf(ctx.db, debtorId),
    sentInSevenDays,
  });
}
