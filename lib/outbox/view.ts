import type { Limits } from './guard.ts';

/** How a debtor wants to be written to; `setAt` is null for who never chose. */
export type Wishes = Limits & { papersByMail: boolean; remindBefore: boolean; setAt: Date | null };

/** What was sent to a debtor or was not, as the debtor may see it. */
export type ContactView = {
  id: string;
  at: Date;
  kind: string;
  /** `later`: held back until its hour. `printed`: a letter that went to print. */
  event: 'sent' | 'byPost' | 'portal' | 'later' | 'refused' | 'failed' | 'bounced' | 'printed';
  reason: string | null;
  until: Date | null;
};
