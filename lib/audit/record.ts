import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import type { Actor } from '../context.ts';

/** Facts are ids, codes and numbers: no name, no text of a person, no reference. */
export type AuditEvent = {
  type: (typeof auditEvents.$inferInsert)['type'];
  dossierId?: string | undefined;
  facts?: Record<string, string | number | boolean | null>;
};

export const actorIdOf = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'debtor':
      return actor.debtorIds.join(' ');
    case 'mediator':
      return actor.mandateId;
    case 'staff':
      return actor.staffId;
    case 'system':
      return actor.name;
    case 'nobody':
      return null;
  }
};

/** Adds a row to the audit trail, in the transaction of the thing that it tells of. */
export async function record(
  tx: Database,
  { actor, now }: { actor: Actor; now: Date },
  event: AuditEvent,
): Promise<void> {
  await tx.insert(auditEvents).values({
    at: now,
    actorKind: actor.kind,
    actorId: actorIdOf(actor),
    type: event.type,
    dossierId: event.dossierId ?? null,
    facts: event.facts ?? {},
  });
}
