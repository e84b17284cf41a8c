import type { Actor } from '../context.ts';
import type { AuditEvent } from './record.ts';

/** A row of the audit trail as staff see it. */
export type TrailEvent = {
  id: number;
  at: Date;
  actorKind: Actor['kind'];
  staffName: string | null;
  type: AuditEvent['type'];
  dossierId: string | null;
};
