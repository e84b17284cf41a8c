import type { Day } from '../debt-law/day.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Result } from '../result.ts';

export const onlineStatuses = [
  'open',
  'pending',
  'authorized',
  'paid',
  'canceled',
  'expired',
  'failed',
] as const;

export type OnlineStatus = (typeof onlineStatuses)[number];

export type OnlineOrder = {
  /** Ours; the provider creates one payment for it, however often it is asked. */
  id: string;
  amountCents: number;
  description: string;
  redirectUrl: string;
  /** Null where the provider could not reach us: the return page asks it instead. */
  webhookUrl: string | null;
  locale: Locale;
};

/** What the provider says of a payment now. */
export type OnlineFact = {
  providerId: string;
  /** Our id, as the provider kept it for us; null where it is none of ours. */
  onlinePaymentId: string | null;
  status: OnlineStatus;
  /** Null in another currency than the euro. */
  amountCents: number | null;
  /** What went back to the payer and did not come again. */
  refundedCents: number;
  chargedBackCents: number;
  /** Days in Brussels: when it was paid, and when something last went back or, of a chargeback, came again. */
  paidOn: Day | null;
  refundedOn: Day | null;
  chargedBackOn: Day | null;
  wonOn: Day | null;
};

/** `refused`: the provider does not take what we ask; `unavailable`: no answer that can be read, or not now. */
export type ProviderError = 'unavailable' | 'refused' | 'notFound';

export type OnlineProvider = {
  create(order: OnlineOrder): Promise<Result<{ providerId: string; checkoutUrl: string }, ProviderError>>;
  fetch(providerId: string): Promise<Result<OnlineFact, ProviderError>>;
};
