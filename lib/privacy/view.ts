import type { Day } from '../debt-law/day.ts';
import type { Erased, ErasureReason, Kept as KeptCounts } from './rules.ts';

/** A certificate: it names nobody. */
export type CertificateView = {
  id: string;
  number: string;
  reason: ErasureReason;
  erasedAt: Date;
  erased: Erased;
  kept: KeptCounts;
};

/** A certificate as staff see it. */
export type ErasureView = CertificateView & {
  creditorName: string;
  /** Nobody where the term was over. */
  staffName: string | null;
  /** Whether the creditor may not send in the person again; null where that was never so. */
  isPersonBlocked: boolean | null;
  lifted: { note: string; at: Date } | null;
};

/** What an erasure of a dossier would remove, and what stands against it. */
export type ErasurePlan = { erased: Erased; kept: KeptCounts; isMoneyOpen: boolean; isWholePerson: boolean };

/** How long something of a dossier is kept: the last day where the dossier ended, else in years from its end. */
export type Kept = { until: Day | null; years: number };
