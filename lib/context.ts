import type { Database } from '@/db/client.ts';
import type { Day } from './debt-law/day.ts';

export type StaffRole = 'agent' | 'administrator';

export type DebtorActor = { kind: 'debtor'; sessionId: string; debtorIds: readonly string[] };
export type StaffActor = {
  kind: 'staff';
  sessionId: string;
  staffId: string;
  role: StaffRole;
  reach: 'all' | 'listed';
};
export type SystemActor = { kind: 'system'; name: string };
export type NobodyActor = { kind: 'nobody' };

export type Actor = DebtorActor | StaffActor | SystemActor | NobodyActor;

/** Who asks, on which database or transaction, and when. Rules take the day from here, never from the clock. */
export type Context<Who extends Actor = Actor> = { db: Database; actor: Who; now: Date; today: Day };
