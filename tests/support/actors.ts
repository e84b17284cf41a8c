import type { Database } from '@/db/client.ts';
import { dayIn } from '@/lib/clock.ts';
import type {
  Actor,
  Context,
  DebtorActor,
  MandateScope,
  MediatorActor,
  NobodyActor,
  StaffActor,
  SystemActor,
} from '@/lib/context.ts';

/** The instant of tests that name no other: a Monday afternoon in Brussels. */
export const noon = new Date('2026-11-23T12:00:00.000Z');

export const minutesLater = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);

export const nobody: NobodyActor = { kind: 'nobody' };
export const system: SystemActor = { kind: 'system', name: 'test' };

export const debtorActor = (...debtorIds: string[]): DebtorActor => ({
  kind: 'debtor',
  sessionId: crypto.randomUUID(),
  debtorIds,
});

export const mediatorActor = (
  mandate: { id: string; dossierId: string },
  scopes: readonly MandateScope[] = ['download', 'message', 'plan'],
  on = dayIn(noon),
): MediatorActor => ({
  kind: 'mediator',
  sessionId: crypto.randomUUID(),
  mandateId: mandate.id,
  dossierId: mandate.dossierId,
  scopes,
  on,
});

export const staffActor = (staffId: string, rights: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  sessionId: crypto.randomUUID(),
  staffId,
  role: 'agent',
  reach: 'listed',
  ...rights,
});

export const contextFor = <Who extends Actor>(db: Database, actor: Who, now = noon): Context<Who> => ({
  db,
  actor,
  now,
  today: dayIn(now),
});
