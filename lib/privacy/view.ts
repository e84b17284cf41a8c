import type { Erased, ErasureReason, Kept } from './rules.ts';

/** A certificate: it names nobody. */
export type CertificateView = {
  id: string;
  number: string;
  reason: ErasureReason;
  erasedAt: Date;
  erased: Erased;
  kept: Kept;
};

/** A certificate as staff see it. */
export type ErasureView = CertificateView & {
  creditorName: string;
  staffName: string;
  /** Whether the creditor may not send in the person again; null where that was never so. */
  isPersonBlocked: boolean | null;
  lifted: { note: string; at: Date } | null;
};

/** What an erasure of a dossier would remove, and what stands against it. */
export type ErasurePlan = { erased: Erased; kept: Kept; isMoneyOpen: boolean; isWholePerson: boolean };
