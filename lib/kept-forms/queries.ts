import { and, desc, eq, gt, notInArray, type SQL, sql } from 'drizzle-orm';
import { keptForms, sessionDebtors, sessions } from '@/db/schema/access.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { keptMinutes, pageOf } from './rules.ts';

export type Typist = Context<DebtorActor | MediatorActor | StaffActor>;

/**
 * What a person typed on a page when the session was over: the same member of staff or mediator, or a debtor who
 * reaches everybody whom the ended session reached.
 */
export function ownKeptForms({ actor, now }: Typist, path: string): SQL | undefined {
  const debtorsOf = sql`select 1 from ${sessionDebtors} where ${sessionDebtors.sessionId} = ${keptForms.sessionId}`;
  const others = notInArray(sessionDebtors.debtorId, actor.kind === 'debtor' ? [...actor.debtorIds] : []);
  const session = sql`select 1 from ${sessions} where ${sessions.id} = ${keptForms.sessionId}`;
  const same =
    actor.kind === 'staff'
      ? sql`exists (${session} and ${sessions.staffId} = ${actor.staffId})`
      : actor.kind === 'mediator'
        ? sql`exists (${session} and ${sessions.mandateId} = ${actor.mandateId})`
        : sql`exists (${debtorsOf}) and not exists (${debtorsOf} and ${others})`;
  const since = new Date(now.getTime() - keptMinutes * 60_000);
  return and(eq(keptForms.page, pageOf(path)), gt(keptForms.keptAt, since), same);
}

/** The newest of what this person typed on this page when the session was over. */
export async function findKeptForm(ctx: Typist, path: string): Promise<Record<string, string> | null> {
  const [row] = await ctx.db
    .select({ typed: keptForms.typed })
    .from(keptForms)
    .where(ownKeptForms(ctx, path))
    .orderBy(desc(keptForms.keptAt))
    .limit(1);
  return row ? (JSON.parse(row.typed) as Record<string, string>) : null;
}
