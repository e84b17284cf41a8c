import { now, today } from '../clock.ts';
import type { Context, MediatorActor } from '../context.ts';
import { database } from '../database.ts';
import { findFile } from '../documents/queries.ts';
import { findDossier } from '../dossiers/queries.ts';
import { seesAllMoney } from '../incoming/reach.ts';
import { mayOpen } from '../mandates/rules.ts';
import { actorOfSession } from './queries.ts';
import { may, type Permission } from './rules.ts';
import type { Zone } from './zones.ts';

export type Gate = 'open' | 'signIn' | 'staffSignIn' | 'notFound';

const permissionOf = (path: string): Permission => {
  if (/\/admin\/audit(\/|$)/.test(path)) return 'audit';
  if (/\/admin\/reports(\/|$)/.test(path)) return 'reports';
  if (/\/admin\/claims(\/|$)/.test(path)) return 'claims';
  if (/\/admin\/payments(\/|$)/.test(path)) return 'bank';
  if (/\/admin\/(erasures|dossiers\/[^/]+\/erase)(\/|$)/.test(path)) return 'erase';
  return 'dossiers';
};

// The rooms of all money; what debtors announced is shown within reach.
const isAllMoney = (path: string) => /\/admin\/payments\/+(?!reports(\/|$))[^/]/.test(path);

/**
 * The first of two locks, so that a stranger gets a 404 that reads without scripts. The page asks the same
 * queries again: this one alone would not be enough.
 */
export async function gateOf(zone: Zone, path: string, sessionId: string | undefined): Promise<Gate> {
  if (zone.kind !== 'account' && zone.kind !== 'staff') return 'open';
  const db = await database();
  const at = now();
  const actor = await actorOfSession(db, sessionId, at);
  if (actor.kind === 'nobody') return zone.kind === 'staff' ? 'staffSignIn' : 'signIn';
  const ctx: Context = { db, actor, now: at, today: today() };
  if (zone.kind === 'account' && zone.fileId) return (await findFile(ctx, zone.fileId)) ? 'open' : 'notFound';
  if (zone.kind === 'account' && actor.kind === 'mediator') return mediatorGate(ctx, actor, zone, path);
  if (zone.kind === 'account' && actor.kind !== 'debtor') return 'notFound';
  if (zone.kind === 'staff' && (actor.kind !== 'staff' || !may(actor.role, permissionOf(path))))
    return 'notFound';
  if (zone.kind === 'staff' && actor.kind === 'staff' && isAllMoney(path) && !seesAllMoney({ actor }))
    return 'notFound';
  if (zone.dossierId) return (await findDossier(ctx, zone.dossierId)) ? 'open' : 'notFound';
  return 'open';
}

async function mediatorGate(
  ctx: Context,
  actor: MediatorActor,
  { dossierId }: { dossierId: string | null },
  path: string,
): Promise<Gate> {
  if (!mayOpen(path.split('/').filter(Boolean).slice(1), actor)) return 'notFound';
  return !dossierId || (await findDossier(ctx, dossierId, 'read')) ? 'open' : 'notFound';
}
