import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import type { ReportState } from './rules.ts';

export type ReportView = {
  id: string;
  kind: 'announced' | 'proof';
  amountCents: Cents;
  paidOn: Day;
  accountEnd: string;
  state: ReportState;
  reportedAt: Date;
  /** Until when it is normal that nothing is seen. */
  normalUntil: Day;
  /** Where a proof says the money went; null where it was not asked. */
  beneficiary: 'agency' | 'creditor' | 'other' | null;
  /** Whether the communication of a proof is that of the dossier; null where it was not asked. */
  isOurCommunication: boolean | null;
};
