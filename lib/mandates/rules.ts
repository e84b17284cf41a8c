import { type MandateScope, mandateScopes } from '../context.ts';
import { addDays, addMonths, type Day } from '../debt-law/day.ts';

/** How many mandates of one dossier run, or begin later, at once. */
export const mostMandates = 3;

/** For how long a mandate runs at most, and how far ahead it may begin. */
export const mostMonths = 12;
const latestStart = 90;

export type DayFault = {
  field: 'fromOn' | 'lastOn';
  code: 'dayPast' | 'startsTooLate' | 'endsBefore' | 'endsTooLate';
};

/** What is wrong with the days of a mandate that is about to be given. */
export function dayFaultOf({ fromOn, lastOn }: { fromOn: Day; lastOn: Day }, today: Day): DayFault | null {
  if (fromOn < today) return { field: 'fromOn', code: 'dayPast' };
  if (fromOn > addDays(today, latestStart)) return { field: 'fromOn', code: 'startsTooLate' };
  if (lastOn < fromOn) return { field: 'lastOn', code: 'endsBefore' };
  return lastOn > addMonths(fromOn, mostMonths) ? { field: 'lastOn', code: 'endsTooLate' } : null;
}

export type MandateState = 'draft' | 'later' | 'running' | 'over' | 'ended';

type Times = { fromOn: Day; lastOn: Day; givenAt: Date | null; revokedAt: Date | null };

/** Where a mandate stands on a day. */
export function stateOf({ fromOn, lastOn, givenAt, revokedAt }: Times, today: Day): MandateState {
  if (!givenAt) return 'draft';
  if (revokedAt) return 'ended';
  if (lastOn < today) return 'over';
  return fromOn > today ? 'later' : 'running';
}

/** The scopes of a mandate, from its columns. */
export const scopesOf = (row: {
  mayDownload: boolean;
  mayMessage: boolean;
  mayPlan: boolean;
}): MandateScope[] => {
  const may = { download: row.mayDownload, message: row.mayMessage, plan: row.mayPlan };
  return mandateScopes.filter((scope) => may[scope]);
};

const rooms: Record<string, readonly ('read' | MandateScope)[]> = {
  '': ['read'],
  invoices: ['read'],
  payments: ['read'],
  filings: ['read'],
  documents: ['download'],
  overview: ['download'],
  calendar: ['download'],
  confirmation: ['download'],
  receipts: ['download', 'message'],
  messages: ['message'],
  plan: ['plan'],
};

/** Whether a mediator finds a page of the account, by the parts of its path after the language. */
export function mayOpen(parts: readonly string[], { scopes }: { scopes: readonly MandateScope[] }): boolean {
  const [zone, id, room = '', next] = parts;
  if (zone !== 'dossiers') return false;
  if (id === undefined) return true;
  // Telling of a payment and proving it is for the debtor.
  if (room === 'payments' && next !== undefined) return false;
  const needs = Object.hasOwn(rooms, room) ? rooms[room] : undefined;
  return needs?.every((need) => need === 'read' || scopes.includes(need)) ?? false;
}
