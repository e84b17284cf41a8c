import type { Day } from '../debt-law/day.ts';
import type { DecisionKind } from './rules.ts';

export type HeldView = {
  dossierId: string;
  debtorName: string;
  creditorName: string;
  heldSince: Day;
  /** The codes of why, as the last check said. */
  codes: string[];
};

export type DecisionView = { kind: DecisionKind; decidedAt: Date; staffName: string };
