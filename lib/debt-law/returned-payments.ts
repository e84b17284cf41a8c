import type { MoneyFact } from './claim.ts';
import { textOrder } from './text-order.ts';

/**
 * The money without the payments that came back whole, and without what took them back: nothing was paid by them. A
 * reversal that names none is for the latest payment of its amount.
 */
export function withoutReturned(money: readonly MoneyFact[]): MoneyFact[] {
  const gone = new Set<MoneyFact>();
  const payments = money
    .filter(({ kind }) => kind === 'payment')
    .sort((a, b) => textOrder(b.on, a.on) || textOrder(b.id, a.id));
  for (const reversal of money.filter(({ kind }) => kind === 'reversal')) {
    const returned = payments.find(
      (payment) =>
        !gone.has(payment) &&
        payment.amount === reversal.amount &&
        (reversal.reverses === null ? payment.on <= reversal.on : reversal.reverses === payment.id),
    );
    if (returned) gone.add(returned).add(reversal);
  }
  return money.filter((fact) => !gone.has(fact));
}
