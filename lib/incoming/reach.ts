import type { Context, StaffActor } from '../context.ts';

/** Money comes in for every creditor: who works for some of them alone does not see it. */
export const seesAllMoney = ({ actor }: Pick<Context<StaffActor>, 'actor'>): boolean =>
  actor.kind === 'staff' && actor.reach === 'all';
