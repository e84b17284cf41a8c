import type { ChargeClause, Claim, ClaimedInvoice, Contract, MoneyFact } from '@/lib/debt-law/claim.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';

/** An invoice of a claim, with one letter of reminder unless another list is given. */
export const anInvoice = (
  id: string,
  principal: number,
  dueOn: string,
  reminders: [sentOn: string, channel?: 'post' | 'electronic'][] | 'unknown' = [],
): ClaimedInvoice => ({
  id,
  principal: cents(principal),
  dueOn: day(dueOn),
  reminders:
    reminders === 'unknown'
      ? reminders
      : reminders.map(([sentOn, channel = 'post']) => ({ sentOn: day(sentOn), channel })),
});

export const aClause = (flat: number, bps = 0, minimum = 0): ChargeClause => ({
  flat: cents(flat),
  bps,
  minimum: cents(minimum),
});

/** A consumer's claim out of a contract of 2024, within the law unless changed. */
export const aClaim = (
  invoices: ClaimedInvoice[],
  more: Partial<Omit<Claim, 'contract'>> & { contract?: Partial<Contract> } = {},
): Claim => ({
  debtorKind: 'consumer',
  debtKind: 'services',
  hasEnforceableTitle: false,
  creditorIsSme: false,
  asked: { charge: null, interest: null },
  ...more,
  invoices,
  contract: { on: day('2024-05-02'), renewedOn: null, charge: 'unstated', interest: 'cap', ...more.contract },
});

export const money = (
  kind: MoneyFact['kind'],
  id: string,
  on: string,
  amount: number,
  more: Partial<Pick<MoneyFact, 'invoiceId' | 'reverses'>> = {},
): MoneyFact => ({ kind, id, on: day(on), amount: cents(amount), invoiceId: null, reverses: null, ...more });
