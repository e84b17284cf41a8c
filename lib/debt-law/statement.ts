import { type Head, paymentOrder } from './allocation.ts';
import type { Claim, MoneyFact } from './claim.ts';
import type { Day } from './day.ts';
import { type InterestMeter, type InterestStop, interestMeter, type RateUnknown } from './interest.ts';
import { interestTermsOf } from './interest-terms.ts';
import type { InvoiceTerms } from './invoice-terms.ts';
import { type Cents, cents, highest, less, sum } from './money.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { dearReminders } from './reminder-costs.ts';
import { withoutReturned } from './returned-payments.ts';
import { RunningClaim, type Split } from './running-claim.ts';
import { type Scope, scopeOf } from './scope.ts';
import { textOrder } from './text-order.ts';

/** One invoice of a statement, in cents: how its interest came to be, and what is open. */
export type InvoiceStatement = {
  id: string;
  terms: InvoiceTerms;
  interest: Cents;
  openPrincipal: Cents;
  openInterest: Cents;
  /** Why the interest is what it is. */
  because: readonly Reason[];
};

/**
 * What is owed on a day, in cents: each head as it came to be, what was paid, and what is left. `principal` is what the
 * invoices ask, `credited` what credit notes took off. `charge` is null where no cap is certain (strict reading alone).
 */
export type Statement = {
  on: Day;
  reading: Reading;
  scope: Ruled<Scope>;
  principal: Cents;
  credited: Cents;
  charge: Ruled<Cents | null>;
  interest: Ruled<Cents>;
  reminderCosts: Ruled<Cents>;
  ownCosts: Ruled<Cents>;
  paid: Cents;
  openPrincipal: Cents;
  openCharge: Cents;
  openInterest: Cents;
  balance: Cents;
  surplus: Cents;
  invoices: readonly InvoiceStatement[];
  splits: readonly Split[];
  /** The first day without a known rate: from then on no interest is charged. */
  rateUnknown: RateUnknown | null;
};

export type StatementFacts = { money: readonly MoneyFact[]; stops: readonly InterestStop[] };

/**
 * The statement of a claim on a day, the same whatever the order in which its facts are given. Outside the scope of the
 * law on debts of consumers it holds the invoices and payments alone. In the safe reading a credit note counts from the
 * start, in the strict one from its day. A payment that came back whole paid nothing in the strict reading.
 */
export function statement(
  claim: Claim,
  { money, stops }: StatementFacts,
  on: Day,
  reading: Reading,
  order: readonly Head[] = paymentOrder,
): Statement {
  const scope = scopeOf(claim);
  const isJudged = scope.value === 'inScope';
  const freed = isJudged && reading === 'safe' ? dearReminders(claim) : [];
  const hasClauses = isJudged && freed.length === 0;
  const terms = hasClauses ? interestTermsOf(claim, reading) : { value: null, because: freed };
  const meter = terms.value && interestMeter(terms.value, stops, reading);
  const running = new RunningClaim(claim, meter, reading, order);
  const moved = paymentsFirst(money).filter((fact) => fact.on <= on);
  const past = (reading === 'strict' ? withoutReturned(moved) : moved).sort(inOrder);
  const isEarly = ({ kind }: MoneyFact) => reading === 'safe' && kind === 'credit';
  for (const fact of past.filter(isEarly)) running.credit(fact);
  for (const fact of past.filter((fact) => !isEarly(fact))) running.take(fact);
  running.reach(on);

  const charge: Ruled<Cents | null> = hasClauses ? running.charge() : { value: nothing, because: freed };
  let rateUnknown: RateUnknown | null = null;
  const invoices = running.invoices.map((invoice): InvoiceStatement => {
    running.accrue(invoice, on);
    const unknown = meter ? unknownIn(meter, invoice.periods) : null;
    if (unknown && (rateUnknown === null || unknown.from < rateUnknown.from)) rateUnknown = unknown;
    return {
      id: invoice.id,
      terms: invoice.terms,
      interest: cents(invoice.interestPaid + invoice.open.interest),
      openPrincipal: invoice.open.principal,
      openInterest: invoice.open.interest,
      // Thousands of reasons, of which a screen shows a few: made when they are read.
      because: whyOf(invoice, meter),
    };
  });
  const openCharge = highest(nothing, less(charge.value ?? nothing, running.chargePaid));
  const openPrincipal = sum(invoices.map((invoice) => invoice.openPrincipal));
  const openInterest = sum(invoices.map((invoice) => invoice.openInterest));
  const totals = { payment: nothing, credit: nothing, reversal: nothing };
  for (const { kind, amount } of running.splits) totals[kind] = cents(totals[kind] + amount);
  const overCharge = highest(nothing, less(running.chargePaid, charge.value ?? nothing));
  const unknown = rateUnknown ? [because('rateUnknown', rateUnknown)] : [];
  return {
    on,
    reading,
    scope,
    principal: sum(claim.invoices.map(({ principal }) => principal)),
    credited: totals.credit,
    charge,
    interest: {
      value: sum(invoices.map(({ interest }) => interest)),
      because: [...terms.because, ...unknown],
    },
    reminderCosts: { value: nothing, because: [because('reminderOnTop', {})] },
    ownCosts: { value: nothing, because: [because('ownCostsNever', {})] },
    paid: less(totals.payment, totals.reversal),
    openPrincipal,
    openCharge,
    openInterest,
    balance: sum([openPrincipal, openCharge, openInterest]),
    surplus: cents(running.surplus + overCharge),
    invoices,
    splits: running.splits,
    rateUnknown,
  };
}

function whyOf(invoice: RunningClaim['invoices'][number], meter: InterestMeter | null): Reason[] {
  const why = whyNothing(invoice);
  if (meter)
    for (const { principal, from, to } of invoice.periods) why.push(...meter.explain(principal, from, to));
  return why;
}

/** Why an invoice with a first reminder bears nothing on top yet, or never will. */
function whyNothing({ terms, base }: RunningClaim['invoices'][number]): Reason[] {
  if (terms.term === null) return [];
  if (base === null) return [because('stillWaiting', { from: terms.term.from })];
  return base === 0 ? [because('paidInTime', { lastDay: terms.term.lastDay })] : [];
}

const unknownIn = (meter: InterestMeter, periods: readonly { from: Day; to: Day }[]): RateUnknown | null =>
  periods.reduce<RateUnknown | null>((found, { from, to }) => found ?? meter.unknownIn(from, to), null);

const nothing = cents(0);
/** A bank may date a return before the payment that it takes back: it counts on the day of that payment. */
function paymentsFirst(money: readonly MoneyFact[]): MoneyFact[] {
  const paidOn = new Map(money.filter(({ kind }) => kind === 'payment').map(({ id, on }) => [id, on]));
  return money.map((fact) => {
    const paid = fact.kind === 'reversal' && fact.reverses !== null && paidOn.get(fact.reverses);
    return paid && paid > fact.on ? { ...fact, on: paid } : fact;
  });
}

const kindRank = { credit: 0, payment: 1, reversal: 2 } as const;
const inOrder = (a: MoneyFact, b: MoneyFact): number =>
  textOrder(a.on, b.on) || kindRank[a.kind] - kindRank[b.kind] || textOrder(a.id, b.id);
