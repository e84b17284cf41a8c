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
/** What a debtor may give a mediator besides reading. */
export const mandateScopes = ['download', 'message', 'plan'] as const;
export type MandateScope = (typeof mandateScopes)[number];

/** A debt mediator whom a debtor let in: one dossier, what was chosen, looked up on a day. */
export type MediatorActor = {
  kind: 'mediator';
  sessionId: string;
  mandateId: string;
  dossierId: string;
  scopes: readonly MandateScope[];
  on: Day;
};
export type SystemActor = { kind: 'system'; name: string };
export type NobodyActor = { kind: 'nobody' };

export type Actor = DebtorActor | MediatorActor | StaffActor | SystemActor | NobodyActor;

/** Who asks, on which database or transaction, and when. Rules take the day from here, never from the clock. */
export type Context<Who extends Actor = Actor> = { db: Database; actor: Who; now: Date; today: Day };
