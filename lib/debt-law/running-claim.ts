import { allocateOver, type Head, type Heads, totalOf } from './allocation.ts';
import { type ChargeBase, chargeOn } from './charge.ts';
import type { Claim, MoneyFact } from './claim.ts';
import type { Day } from './day.ts';
import { type ExactInterest, type InterestMeter, interestCents } from './interest.ts';
import { type InvoiceTerms, invoiceTerms } from './invoice-terms.ts';
import { type Cents, cents, highest, less, lowest, sum } from './money.ts';
import type { Term } from './notice-periods.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { textOrder } from './text-order.ts';

/** How a payment was split: what each invoice took, what went to the charge, and what was too much; all in cents. */
export type Split = {
  id: string;
  on: Day;
  kind: MoneyFact['kind'];
  amount: Cents;
  parts: { invoiceId: string; interest: Cents; principal: Cents }[];
  charge: Cents;
  surplus: Cents;
  because: readonly Reason[];
};

/** An invoice on its way through the days: its interest was counted up to `accruedOn`, null before it bears any. */
type RunningInvoice = {
  id: string;
  dueOn: Day;
  terms: InvoiceTerms;
  open: Heads;
  exact: ExactInterest;
  interestPaid: Cents;
  accruedOn: Day | null;
  /** The balance when its fourteen days were over; null before. */
  base: Cents | null;
  periods: { principal: Cents; from: Day; to: Day }[];
  /** What was open before each payment within the fourteen days, for interest that may count from before their end. */
  before: { principal: Cents; to: Day }[];
};

type WaitingInvoice = RunningInvoice & { terms: { term: Term } };

/** A claim on its way through the days. Facts are taken in the order of their days. */
export class RunningClaim {
  readonly invoices: RunningInvoice[];
  readonly splits: Split[] = [];
  chargePaid = cents(0);
  surplus = cents(0);
  readonly #claim: Claim;
  readonly #meter: InterestMeter | null;
  readonly #reading: Reading;
  readonly #order: readonly Head[];
  readonly #waiting: WaitingInvoice[];
  readonly #bases: ChargeBase[] = [];
  readonly #byId: ReadonlyMap<string | null, RunningInvoice>;
  #settled = 0;
  /** What was not taken back yet of each payment that a reversal touched. */
  readonly #rests = new Map<Split, Pick<Split, 'charge' | 'surplus' | 'parts'>>();

  constructor(claim: Claim, meter: InterestMeter | null, reading: Reading, order: readonly Head[]) {
    this.#claim = claim;
    this.#meter = meter;
    this.#reading = reading;
    this.#order = order;
    this.invoices = claim.invoices
      .map((invoice) => ({
        id: invoice.id,
        dueOn: invoice.dueOn,
        terms: invoiceTerms(claim, invoice, reading),
        open: { interest: cents(0), principal: invoice.principal, charge: cents(0) },
        exact: 0n,
        interestPaid: cents(0),
        accruedOn: null,
        base: null,
        periods: [],
        before: [],
      }))
      .sort((a, b) => textOrder(a.dueOn, b.dueOn) || textOrder(a.id, b.id));
    this.#byId = new Map(this.invoices.map((invoice) => [invoice.id, invoice]));
    this.#waiting = this.invoices
      .filter((invoice): invoice is WaitingInvoice => invoice.terms.term !== null)
      .sort((a, b) => textOrder(a.terms.term.from, b.terms.term.from));
  }

  /** The charge on all invoices whose fourteen days were over on the day reached. */
  charge(): Ruled<Cents | null> {
    return chargeOn(this.#claim, this.#bases, this.#reading);
  }

  /** Goes on to a day: terms that are over by then leave their balance and begin to bear interest. */
  reach(on: Day): void {
    for (;;) {
      const next = this.#waiting[0];
      if (!next || next.terms.term.from > on) return;
      this.#waiting.shift();
      this.#bases.push({
        balance: next.open.principal,
        on: next.terms.term.from,
        dueOn: next.dueOn,
        rule: next.terms.rule,
      });
      next.base = next.open.principal;
      next.accruedOn = next.terms.interestFrom;
      // What was paid within the term counted until its day; we do not charge that, nobody is accused of it.
      if (this.#reading === 'strict' && next.base > 0)
        for (const { principal, to } of next.before) this.#count(next, principal, to);
    }
  }

  /** Counts the interest of an invoice up to and without a day. */
  accrue(invoice: RunningInvoice, to: Day): void {
    this.#count(invoice, invoice.open.principal, to);
  }

  #count(invoice: RunningInvoice, principal: Cents, to: Day): void {
    const { accruedOn: from } = invoice;
    if (!this.#meter || from === null || from >= to) return;
    if (principal > 0) {
      invoice.exact += this.#meter.between(principal, from, to);
      invoice.periods.push({ principal, from, to });
      invoice.open.interest = less(interestCents(invoice.exact, this.#reading), invoice.interestPaid);
    }
    invoice.accruedOn = to;
  }

  /** Takes in money that moved, and keeps how it was split. */
  take(fact: MoneyFact): void {
    this.reach(fact.on);
    if (fact.kind === 'reversal') this.#reverse(fact);
    else this.#split(fact);
  }

  /** Takes a credit note off the invoices as if they had never asked for it. */
  credit(fact: MoneyFact): void {
    this.#split(fact);
  }

  #split(fact: MoneyFact): void {
    const isCredit = fact.kind === 'credit';
    const chargeFirst = this.#order[0] === 'charge' && !isCredit;
    const early = chargeFirst ? this.#payCharge(fact.amount) : nothing;
    const openOf = ({ open }: RunningInvoice) => (isCredit ? { ...open, interest: nothing } : open);
    const groups = this.#groups(fact);
    const { parts, surplus } = allocateOver(less(fact.amount, early), groups, openOf, this.#order);
    for (const { claim, paid } of parts) {
      if (claim.base === null) claim.before.push({ principal: claim.open.principal, to: fact.on });
      move(claim, paid.interest, paid.principal);
    }
    const late = isCredit || chargeFirst ? nothing : this.#payCharge(surplus);
    const charge = cents(early + late);
    const left = less(surplus, late);
    this.surplus = cents(this.surplus + left);
    const { id, on, kind, amount } = fact;
    this.splits.push({
      id,
      on,
      kind,
      amount,
      charge,
      surplus: left,
      parts: parts.map(({ claim, paid }) => ({
        invoiceId: claim.id,
        interest: paid.interest,
        principal: paid.principal,
      })),
      because: isCredit ? [] : splitReasons(fact, parts, charge),
    });
  }

  #payCharge(amount: Cents): Cents {
    if (amount === 0) return amount;
    const open = highest(nothing, less(this.charge().value ?? nothing, this.chargePaid));
    const paid = lowest(amount, open);
    this.chargePaid = cents(this.chargePaid + paid);
    return paid;
  }

  /** Gives back what a payment paid, to the same heads; of a part of it, what was paid last. */
  #reverse(fact: MoneyFact): void {
    let left = fact.amount;
    const back = (paid: Cents): [given: Cents, rest: Cents] => {
      const given = lowest(left, paid);
      left = less(left, given);
      return [given, less(paid, given)];
    };
    const parts: Split['parts'] = [];
    let charge = nothing;
    let surplus = nothing;
    for (const split of this.splits.toReversed()) {
      if (left === 0) break;
      if (split.kind !== 'payment' || (fact.reverses ?? split.id) !== split.id) continue;
      const rest = this.#restOf(split);
      const [tooMuch, lessTooMuch] = back(rest.surplus);
      const [ofCharge, lessOfCharge] = back(rest.charge);
      surplus = cents(surplus + tooMuch);
      charge = cents(charge + ofCharge);
      Object.assign(rest, { surplus: lessTooMuch, charge: lessOfCharge });
      for (const part of rest.parts.toReversed()) {
        const [principal, lessPrincipal] = back(part.principal);
        const [interest, lessInterest] = back(part.interest);
        Object.assign(part, { principal: lessPrincipal, interest: lessInterest });
        if (principal + interest > 0) parts.push({ invoiceId: part.invoiceId, interest, principal });
      }
    }
    for (const { invoiceId, interest, principal } of parts) {
      const invoice = this.#byId.get(invoiceId) as RunningInvoice;
      this.accrue(invoice, fact.on);
      move(invoice, cents(-interest), cents(-principal));
    }
    this.#settled = 0;
    this.surplus = less(this.surplus, surplus);
    this.chargePaid = less(this.chargePaid, charge);
    this.#spendSurplus(fact.on);
    const amount = less(fact.amount, left);
    this.splits.push({
      ...{ id: fact.id, on: fact.on, kind: fact.kind, amount, parts, charge, surplus },
      because: [because('sameSplitBack', { amount })],
    });
  }

  /** What was paid too much goes to what is open again, in the name of the payments that it came from. */
  #spendSurplus(on: Day): void {
    for (const split of this.splits) {
      if (split.kind !== 'payment' || this.surplus === 0) continue;
      const rest = this.#restOf(split);
      if (rest.surplus === 0) continue;
      const groups = this.#groups({ on, invoiceId: null });
      const { parts, surplus } = allocateOver(rest.surplus, groups, ({ open }) => open, this.#order);
      const spent = parts.map(({ claim, paid: { interest, principal } }) => ({
        invoiceId: claim.id,
        interest,
        principal,
      }));
      for (const { claim, paid } of parts) move(claim, paid.interest, paid.principal);
      this.surplus = less(this.surplus, less(rest.surplus, surplus));
      split.surplus = less(split.surplus, less(rest.surplus, surplus));
      split.parts = [...split.parts, ...spent];
      Object.assign(rest, { surplus, parts: [...rest.parts, ...spent.map((part) => ({ ...part }))] });
    }
  }

  /** Where the first invoice stands that is not settled: those before it are passed over from then on. */
  #firstOpen(): number {
    while (this.#settled < this.invoices.length) {
      const { open } = this.invoices[this.#settled] as RunningInvoice;
      // Without principal, no more interest comes to what was counted.
      if (open.principal > 0 || open.interest > 0) break;
      this.#settled += 1;
    }
    return this.#settled;
  }

  #restOf(split: Split): Pick<Split, 'charge' | 'surplus' | 'parts'> {
    const known = this.#rests.get(split);
    if (known) return known;
    const { charge, surplus, parts } = split;
    const rest = { charge, surplus, parts: parts.map((part) => ({ ...part })) };
    this.#rests.set(split, rest);
    return rest;
  }

  /**
   * The invoices in the order in which a payment reaches them, found as far as it goes: the chosen one; what bears
   * interest, which nothing does that is not due; what does not, due or not; each from the oldest on.
   */
  *#groups(fact: Pick<MoneyFact, 'on' | 'invoiceId'>): Generator<RunningInvoice[]> {
    const chosen = this.#byId.get(fact.invoiceId);
    if (chosen) {
      this.accrue(chosen, fact.on);
      yield [chosen];
    }
    for (const bears of [true, false]) {
      let group: RunningInvoice[] = [];
      for (let at = this.#firstOpen(); at < this.invoices.length; at += 1) {
        const invoice = this.invoices[at] as RunningInvoice;
        if (invoice === chosen || (this.#meter !== null && invoice.accruedOn !== null) !== bears) continue;
        if (group[0] && group[0].dueOn !== invoice.dueOn) {
          yield group;
          group = [];
        }
        this.accrue(invoice, fact.on);
        group.push(invoice);
      }
      yield group;
    }
  }
}

const nothing = cents(0);

function move(invoice: RunningInvoice, interest: Cents, principal: Cents): void {
  invoice.open.interest = less(invoice.open.interest, interest);
  invoice.open.principal = less(invoice.open.principal, principal);
  invoice.interestPaid = cents(invoice.interestPaid + interest);
}

function splitReasons(
  fact: MoneyFact,
  parts: readonly { claim: RunningInvoice; paid: Heads }[],
  charge: Cents,
): Reason[] {
  const chosen = parts.filter(({ claim }) => claim.id === fact.invoiceId);
  const interest = sum(parts.map(({ paid }) => paid.interest));
  const principal = sum(parts.map(({ paid }) => paid.principal));
  return [
    ...(chosen.length > 0
      ? [because('paidAsChosen', { amount: sum(chosen.map(({ paid }) => totalOf(paid))) })]
      : []),
    ...(interest > 0 ? [because('paidInterestFirst', { interest, principal })] : []),
    ...(parts.length > 1 ? [because('paidOldestFirst', { claims: parts.length })] : []),
    ...(charge > 0 ? [because('paidChargeLast', { charge })] : []),
  ];
}
