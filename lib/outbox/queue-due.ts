import { sql } from 'drizzle-orm';
import { instantOf } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { planOfDossier } from '../plans/plan-of-dossier.ts';
import { progressOfPlan } from '../plans/progress.ts';
import { rowsOf } from '../rows-of.ts';
import { quietFrom } from './guard.ts';
import { queueMail } from './queue-mail.ts';

/** How many days before a payment of a plan who asked for it is reminded. */
const daysBefore = 3;
/** How many days back a payment that is late is still written about. */
const daysBack = 30;
const mostAtOnce = 5_000;

type Due = { dossier_id: string; plan_id: string; number: number; due_on: Day; remind_before: boolean };

/**
 * Queues a mail for each payment of a plan that comes in three days, where that was asked for, and for each that is late: once
 * each. Whether it may leave is judged when it leaves.
 */
export async function queueInstalments(ctx: Context<SystemActor>): Promise<number> {
  const { db, today } = ctx;
  const due = await rowsOf<Due>(
    db,
    sql`select plan.dossier_id, plan.id as plan_id, one.number, one.due_on::text, coalesce(wishes.remind_before, false) as remind_before
      from plan_instalments one
      join plans plan on plan.id = one.plan_id and plan.ended_on is null
      join dossiers dossier on dossier.id = plan.dossier_id and dossier.closed_on is null
      join debtors debtor on debtor.id = dossier.debtor_id and debtor.confirmed_email is not null
      left join lateral (select remind_before from contact_wishes wish where wish.debtor_id = debtor.id
        order by wish.id desc limit 1) wishes on true
      where one.due_on between ${addDays(today, -daysBack)}::date and ${addDays(today, daysBefore)}::date
        and (one.due_on < ${today}::date or wishes.remind_before)
        and not exists (select 1 from mails known where known.cause =
          case when one.due_on < ${today}::date then 'instalmentLate ' else 'instalmentSoon ' end || plan.id || ' ' || one.number)
      order by one.due_on limit ${mostAtOnce}`,
  );
  let queued = 0;
  for (const { dossier_id: dossierId, plan_id: planId, number, due_on: dueOn } of due) {
    const plan = await planOfDossier(db, today, dossierId);
    const one = plan?.id === planId && progressOfPlan(plan, today).find((each) => each.number === number);
    if (!one || one.leftCents <= 0) continue;
    const isLate = dueOn < today;
    if (isLate && one.state !== 'late') continue;
    await queueMail(db, ctx, {
      ...{ kind: isLate ? 'instalmentLate' : 'instalmentSoon', dossierId, cause: `${planId} ${number}` },
      facts: { planId, number: `${number}`, day: dueOn },
      uselessAt: instantOf(isLate ? addDays(dueOn, daysBack) : dueOn, quietFrom),
    });
    queued += 1;
  }
  return queued;
}

/** Queues the statement of each plan that runs a year, or another one, since it was agreed. @source Code of Economic Law, art. XIX.12 */
export async function queueStatements({ db, now, today }: Context<SystemActor>): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const queued = await rowsOf(
    db,
    sql`insert into mails (kind, cause, dossier_id, debtor_id, language, facts, queued_at, next_at)
      select 'statement', 'statement ' || dossier.id || ' ' || plan.agreed_on || ' ' || extract(year from age(${today}::date, plan.agreed_on)),
        dossier.id, debtor.id, debtor.language, '{}', ${at}, ${at}
      from plans plan
      join dossiers dossier on dossier.id = plan.dossier_id and dossier.closed_on is null
      join debtors debtor on debtor.id = dossier.debtor_id
      where plan.ended_on is null and plan.agreed_on <= (${today}::date - interval '1 year')::date
      on conflict (cause) do nothing returning id`,
  );
  return queued.length;
}
