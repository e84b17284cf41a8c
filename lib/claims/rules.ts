import { type Audit, audit } from '../debt-law/audit.ts';
import type { ChargeClause, Claim, MoneyFact } from '../debt-law/claim.ts';
import type { Day } from '../debt-law/day.ts';
import { askedOf, intakeGate } from '../debt-law/intake-gate.ts';
import { cents, lowest } from '../debt-law/money.ts';
import { prescribedFrom } from '../debt-law/prescription.ts';
import type { Reason } from '../debt-law/reasons.ts';
import { dearReminders } from '../debt-law/reminder-costs.ts';
import { withoutReturned } from '../debt-law/returned-payments.ts';
import type { DebtKind, DebtorKind } from '../debt-law/scope.ts';
import { type Statement, type StatementFacts, statement } from '../debt-law/statement.ts';
import { interestStopsOf, type Stop } from '../filings/stops.ts';

export type DecisionKind = 'returned' | 'reduced' | 'reminded';

/** The facts of a dossier as the database hands them out, in cents and days. */
export type ClaimFacts = {
  debtorKind: DebtorKind;
  debtKind: DebtKind;
  isRecurring: boolean | null;
  creditorIsSme: boolean | null;
  contractOn: Day | null;
  contractRenewedOn: Day | null;
  clause: { text: string | null; flat: number | null; bps: number | null; minimum: number | null };
  interestBps: number | null;
  invoices: readonly {
    id: string;
    principal: number;
    issuedOn: Day;
    dueOn: Day;
    charge: number | null;
    interest: number | null;
  }[];
  reminders: readonly {
    invoiceId: string | null;
    kind: 'first_reminder' | 'reminder' | 'formal_notice';
    channel: 'post' | 'registered' | 'email' | 'sms';
    sentOn: Day;
    cost: number | null;
  }[];
  money: readonly {
    id: number;
    kind: 'payment' | 'credit_note' | 'reversal';
    amount: number;
    on: Day;
    invoiceId: string | null;
    reverses: number | null;
  }[];
  stops: readonly Stop[];
  decisions: readonly DecisionKind[];
};

/** `held`: not payable yet; `returned`: given back to the creditor; `notJudged`: other rules govern it. */
export type Standing = {
  state: 'open' | 'held' | 'returned' | 'notJudged';
  /** Why it is held, or not judged. */
  because: readonly Reason[];
  /** What is owed today; of a claim that is held or given back, the invoices alone. */
  statement: Statement;
  /** The open invoices that may no longer be enforced today, and from which day on. */
  prescribed: readonly { invoiceId: string; from: Day; because: readonly Reason[] }[];
};

/** The claim of a creditor and the money that moved, from the facts of the database. */
export function claimOf(facts: ClaimFacts): { claim: Claim; facts: StatementFacts } {
  const asked = (head: 'charge' | 'interest') => {
    const amounts = facts.invoices.flatMap((invoice) => (invoice[head] === null ? [] : [invoice[head]]));
    return amounts.length === 0 ? null : cents(amounts.reduce((total, amount) => total + amount, 0));
  };
  const claim: Claim = {
    debtorKind: facts.debtorKind,
    debtKind: facts.debtKind,
    isRecurring: facts.isRecurring,
    hasEnforceableTitle: false,
    creditorIsSme: facts.creditorIsSme,
    contract: {
      on: facts.contractOn,
      renewedOn: facts.contractRenewedOn,
      charge: clauseOf(facts.clause),
      interest: facts.interestBps ?? 'unknown',
    },
    invoices: facts.invoices.map(({ id, principal, dueOn }) => ({
      id,
      principal: cents(principal),
      dueOn,
      reminders: facts.reminders
        .filter(({ invoiceId }) => invoiceId === null || invoiceId === id)
        .map(({ kind, channel, sentOn, cost }) => ({
          sentOn,
          channel: channel === 'post' || channel === 'registered' ? 'post' : 'electronic',
          isNotice: kind === 'formal_notice',
          cost: cents(cost ?? 0),
        })),
    })),
    asked: { charge: asked('charge'), interest: asked('interest') },
  };
  const money = facts.money.map(
    ({ id, kind, amount, on, invoiceId, reverses }): MoneyFact => ({
      id: ledgerId(id),
      kind: kind === 'credit_note' ? 'credit' : kind,
      on,
      amount: cents(Math.abs(amount)),
      invoiceId,
      reverses: reverses === null ? null : ledgerId(reverses),
    }),
  );
  return { claim, facts: { money, stops: interestStopsOf(facts.stops) } };
}

/** Ids compare as texts: the later entry of a day comes later. */
export const ledgerId = (id: number): string => String(id).padStart(16, '0');

/** A creditor may leave the clause out of the file: that there is none is not said by that. */
function clauseOf({ text, flat, bps, minimum }: ClaimFacts['clause']): ChargeClause | 'unstated' | 'unknown' {
  if (flat === null && bps === null && minimum === null) return text === null ? 'unknown' : 'unstated';
  return { flat: cents(flat ?? 0), bps: bps ?? 0, minimum: cents(minimum ?? 0) };
}

/**
 * Where a claim stands on a day: what the gate says of it, after what staff decided, and what is owed. Nothing that staff
 * decide opens a claim that breaks the law: a reduction lowers what is asked to what is lawful.
 * @source Code of Economic Law, art. XIX.7 § 1
 */
export function standingOf(raw: ClaimFacts, on: Day): Standing {
  const given = claimOf(raw);
  const { facts } = given;
  const claim = raw.decisions.includes('reduced') ? reduced(given.claim, facts, on) : given.claim;
  const gate = intakeGate(claim, facts, on);
  const state = gate.value !== 'notJudged' && raw.decisions.at(-1) === 'returned' ? 'returned' : gate.value;
  const isAsked = state === 'open' || state === 'notJudged';
  const owed = statement(isAsked ? claim : bare(claim), facts, on, 'safe');
  return { state, because: gate.because, statement: owed, prescribed: prescribedOf(raw, facts, owed) };
}

/** The first day on which an invoice is prescribed; null where no term is known for its kind. */
export type Prescription = { invoiceId: string; from: Day | null; because: readonly Reason[] };

/** The open invoices that are prescribed already. */
const prescribedOf = (raw: ClaimFacts, facts: StatementFacts, owed: Statement): Standing['prescribed'] =>
  prescriptions(raw, facts, owed).flatMap(({ from, ...found }) =>
    from !== null && from <= owed.on ? [{ ...found, from }] : [],
  );

/** When each open invoice is prescribed, or was, whether that day has come or not. */
export function prescriptionOf(raw: ClaimFacts, { statement: owed }: Standing): Prescription[] {
  return prescriptions(raw, claimOf(raw).facts, owed);
}

/** A payment that stayed is taken for a recognition of its invoice; care counts from the month of its invoice at the latest. */
function prescriptions(raw: ClaimFacts, { money }: StatementFacts, owed: Statement): Prescription[] {
  const kept = new Set(withoutReturned(money).map(({ id }) => id));
  const open = new Set(owed.invoices.filter(({ openPrincipal }) => openPrincipal > 0).map(({ id }) => id));
  return raw.invoices
    .filter(({ id }) => open.has(id))
    .map(({ id, dueOn, issuedOn }) => {
      const paid = owed.splits.filter(
        ({ id: paymentId, kind, parts }) =>
          kind === 'payment' && kept.has(paymentId) && parts.some(({ invoiceId }) => invoiceId === id),
      );
      const found = prescribedFrom(
        { kind: raw.debtKind, isRecurring: raw.isRecurring, dueOn, suppliedOn: issuedOn },
        paid.map(({ on }) => ({ kind: 'recognition', on })),
        'safe',
      );
      return { invoiceId: id, from: found.value, because: found.because };
    });
}

/** What the creditor asks, head by head, against what is allowed. */
export function auditOf(raw: ClaimFacts, on: Day): Audit {
  const { claim, facts } = claimOf(raw);
  return audit(askedOf(claim), claim, facts, on);
}

function reduced(claim: Claim, facts: StatementFacts, on: Day): Claim {
  if (dearReminders(claim).length > 0) return bare(claim);
  const { heads } = audit(askedOf(claim), claim, facts, on);
  const { charge, interest } = claim.asked;
  return {
    ...claim,
    asked: {
      charge: charge === null ? null : lowest(charge, heads.charge.allowed.safe),
      interest: interest === null ? null : lowest(interest, heads.interest.allowed.safe),
    },
  };
}

/** The invoices alone, and nothing of what reminders cost. */
const bare = (claim: Claim): Claim => ({
  ...claim,
  invoices: claim.invoices.map((invoice) => ({
    ...invoice,
    reminders:
      invoice.reminders === 'unknown'
        ? invoice.reminders
        : invoice.reminders.map((sent) => ({ ...sent, cost: cents(0) })),
  })),
  contract: { ...claim.contract, charge: null, interest: null },
  asked: { charge: null, interest: null },
});

/** Why the charge is what it is; before there is one, why not yet. */
export const chargeReasons = ({ charge, invoices }: Statement): readonly Reason[] =>
  charge.value === 0 && charge.because.length === 0 ? invoices.flatMap(notYet) : charge.because;

/** Why the interest is what it is, invoice by invoice. */
export const interestReasons = ({ interest, invoices }: Statement): readonly Reason[] => [
  ...interest.because,
  ...invoices.flatMap(({ because }) => because),
];

const notYet = ({ because, terms }: Statement['invoices'][number]): readonly Reason[] =>
  terms.term ? because : terms.because.filter(({ code }) => code === 'noFirstReminder');
