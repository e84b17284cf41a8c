import type { Day } from '../debt-law/day.ts';
import type { Stop } from './stops.ts';

export const filingKinds = [
  'plan',
  'planChange',
  'dispute',
  'mediation',
  'settlement',
  'proof',
  'pause',
  'notMe',
  'right',
] as const;
export type FilingKind = (typeof filingKinds)[number];

/** What was filled in, by the name of its field: days as ISO, amounts in cents, nothing as null. */
export type Details = Readonly<Record<string, string | number | null>>;

/** What a person has typed so far, by the name of its field. */
export type Typed = Readonly<Record<string, string>>;

export type FilingFile = { fileId: string; name: string; sizeBytes: number };

/** The same with the fingerprint of its bytes. */
export type SentFile = FilingFile & { sha256: string };

/** What a person has begun and not sent; without an id nothing was typed yet. */
export type DraftView = { id: string | null; typed: Typed; files: FilingFile[] };

export type FilingEvent = {
  act: string;
  state: string;
  note: string | null;
  details: Details | null;
  by: 'debtor' | 'staff' | 'rule';
  at: Date;
};

export type FilingView = {
  id: string;
  dossierId: string;
  kind: FilingKind;
  /** The number on its receipt. */
  number: string;
  state: string;
  details: Details;
  /** Nobody where it was said without signing in. */
  by: 'debtor' | 'staff' | 'nobody';
  /** Who proposed it for the debtor. */
  mediator: { name: string; organisation: string } | null;
  filedAt: Date;
  filedOn: Day;
  events: FilingEvent[];
  files: SentFile[];
  /** The stop that it began last, whether it still runs or not. */
  stop: Stop | null;
};

/** A filing that waits for staff, with the day that comes nearest by law or by our own promise. */
export type QueuedFiling = {
  id: string;
  dossierId: string;
  kind: FilingKind;
  state: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  filedAt: Date;
  dueOn: Day | null;
  /** Whether the creditor was asked and did not answer in time. */
  isSilent: boolean;
};
