import type { MandateScope } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import type { MandateState } from './rules.ts';

/** A mandate as its debtor and staff see it. */
export type MandateView = {
  id: string;
  name: string;
  organisation: string;
  email: string;
  scopes: MandateScope[];
  fromOn: Day;
  lastOn: Day;
  state: MandateState;
  usedAt: Date | null;
  revokedAt: Date | null;
};

/** What a mediator did or looked at, from the trail. */
export type MandateLook = { id: number; at: Date; what: string };
