import type { Database } from '@/db/client.ts';
import { now, today } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';

/** The context of a shell command: who typed it is known to the machine, not to us. */
export const shellContext = (db: Database, name: string): Context<SystemActor> => ({
  db,
  actor: { kind: 'system', name },
  now: now(),
  today: today(),
});
