import type { OnlineFact, OnlineOrder, OnlineProvider } from '@/lib/online-payments/port.ts';

/** A provider of online payments in memory: `says` is what it answers for a payment. */
export function providerOf(says: Record<string, Partial<OnlineFact>> = {}) {
  const orders: OnlineOrder[] = [];
  const provider: OnlineProvider & { orders: OnlineOrder[] } = {
    orders,
    create: async (order) => {
      if (!orders.some(({ id }) => id === order.id)) orders.push(order);
      const providerId = providerIdOf(order.id);
      return { ok: true, value: { providerId, checkoutUrl: `https://pay.example/${providerId}` } };
    },
    fetch: async (providerId) => {
      const order = orders.find(({ id }) => providerIdOf(id) === providerId);
      if (!order) return { ok: false, error: 'notFound' };
      return { ok: true, value: { ...factOf(order), ...says[providerId] } };
    },
  };
  return provider;
}

export const providerIdOf = (id: string) => `tr_${id.replaceAll('-', '')}`;

const factOf = ({ id, amountCents }: OnlineOrder): OnlineFact => ({
  ...{ providerId: providerIdOf(id), onlinePaymentId: id, status: 'open', amountCents },
  ...{ refundedCents: 0, chargedBackCents: 0 },
  ...{ paidOn: null, refundedOn: null, chargedBackOn: null, wonOn: null },
});
