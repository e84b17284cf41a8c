import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { Day } from '../debt-law/day.ts';
import { rowsOf } from '../rows-of.ts';
import { type CodeLetterKind, isCodeLetter, type LetterKind } from './rules.ts';

/** Whether collection rests in a dossier on a day, as a condition. */
export const isResting = (dossierId: SQL, on: SQL): SQL => sql`exists (select 1 from stops
  where stops.dossier_id = ${dossierId} and stops.from_on <= ${on}
    and (stops.last_on is null or stops.last_on >= ${on}) and (stops.ended_on is null or stops.ended_on > ${on}))`;

// What the gate said last, of a claim that staff did not give back.
const isHeldFor = (code: string): SQL =>
  sql`verdict.said = 'held' and verdict.reasons @> ${JSON.stringify([{ code }])}::jsonb`;

const due: Record<CodeLetterKind, (now: Date) => SQL> = {
  // Who has no code that works, and never got a letter with one that is still on its way.
  access: (now) => sql`not exists (select 1 from access_codes code where code.dossier_id = dossier.id
    and code.replaced_at is null and code.expires_at > ${now.toISOString()}::timestamptz)`,
  // Of a claim that waits for nothing but the first reminder, which the creditor did not send.
  reminder: () => sql`${isHeldFor('noFirstReminder')} and not (${isHeldFor('notDueYet')})
    and coalesce((select decision.kind from claim_decisions decision where decision.dossier_id = dossier.id
      order by decision.id desc limit 1)::text, '') <> 'returned'`,
  // Once a dossier, and only of a claim that may be collected and has something open.
  notice:
    () => sql`verdict.said = 'open' and not exists (select 1 from letters sent where sent.dossier_id = dossier.id
      and sent.kind = 'notice' and sent.printed_at is not null)
    and (select coalesce(sum(principal_cents), 0) from invoices where invoices.dossier_id = dossier.id)
      > (select coalesce(sum(amount_cents), 0) from ledger_entries where ledger_entries.dossier_id = dossier.id)`,
};

/** The dossiers that a letter of a kind is due for: open, checked, not resting, and taken in on or after a day. */
const dossiersDue = (
  kind: CodeLetterKind,
  { now, today, since }: { now: Date; today: Day; since: Day | null },
): SQL => sql`
  from dossiers dossier
  join lateral (select claim.verdict as said, claim.reasons from claim_checks claim where claim.dossier_id = dossier.id
    order by claim.id desc limit 1) verdict on (verdict.said = 'held') = (${kind} = 'reminder')
  where dossier.closed_on is null and ${due[kind](now)}
    and not ${isResting(sql`dossier.id`, sql`${today}::date`)}
    and not exists (select 1 from letters waiting where waiting.dossier_id = dossier.id and waiting.kind = ${kind} and waiting.printed_at is null)
    ${since ? sql`and (dossier.created_at at time zone 'Europe/Brussels')::date >= ${since}::date` : sql``}`;

type When = { now: Date; today: Day; since: Day | null };

/** Orders a letter for each dossier that one is due for; answers how many were new. */
export async function orderDue(tx: Database, kind: CodeLetterKind, when: When): Promise<number> {
  const [row] = await rowsOf<{ n: string }>(
    tx,
    sql`with ordered as (
        insert into letters (dossier_id, kind, cause, ordered_at)
        select dossier.id, ${kind}::letter_kind, 'batch', ${when.now.toISOString()}::timestamptz ${dossiersDue(kind, when)}
        on conflict do nothing returning id)
      select count(*) as n from ordered`,
  );
  return Number(row?.n ?? 0);
}

/** How many letters a run would print: those that wait, and those that are due. Papers wait already. */
export async function countDue(tx: Database, kind: LetterKind, when: When): Promise<number> {
  const due = isCodeLetter(kind) ? sql`(select count(*) ${dossiersDue(kind, when)})` : sql`0`;
  const [row] = await rowsOf<{ n: string }>(
    tx,
    sql`select ${due} + (select count(*) from letters where kind = ${kind} and printed_at is null) as n`,
  );
  return Number(row?.n ?? 0);
}
