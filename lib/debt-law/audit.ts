import type { Claim } from './claim.ts';
import type { Day } from './day.ts';
import { type Cents, cents, highest, less } from './money.ts';
import type { Reading } from './reading.ts';
import { because, type Reason } from './reasons.ts';
import { type PricedReminder, reminderCosts } from './reminder-costs.ts';
import { recoveryRulesApply } from './scope.ts';
import { type Statement, type StatementFacts, statement } from './statement.ts';

/** What a letter asks on top of the invoices, in cents. */
export type Asked = { charge: Cents; interest: Cents; reminderCosts: Cents; ownCosts: Cents };
export type AskedHead = keyof Asked;

/**
 * `ok`: within the safe reading; `doubtful`: between the two readings; `tooHigh`: above even the strict one, by so many
 * cents; `notJudged`: other rules govern the claim. `allowed` is the most of the safe and the strict reading, in cents.
 */
export type Verdict = {
  verdict: 'ok' | 'doubtful' | 'tooHigh' | 'notJudged';
  asked: Cents;
  by: Cents;
  allowed: { safe: Cents; strict: Cents | null };
  because: readonly Reason[];
};

export type Audit = { heads: Record<AskedHead, Verdict>; safe: Statement; strict: Statement };

/** What was asked against what is allowed, head by head. @source Code of Economic Law, art. XIX.2, XIX.4 and XIX.13 */
export function audit(
  asked: Asked,
  claim: Claim,
  facts: StatementFacts,
  on: Day,
  reminders: { sent: readonly PricedReminder[]; isWhole: boolean } = { sent: [], isWhole: true },
): Audit {
  const open: Claim = { ...claim, asked: { charge: null, interest: asked.interest } };
  const safe = statement(open, facts, on, 'safe');
  const strict = statement(open, facts, on, 'strict');
  const isJudged = safe.scope.value === 'inScope';
  const noCap = strict.invoices.some(({ terms }) => ['before', 'doubtful'].includes(terms.rule));
  const judge = (
    head: AskedHead,
    [safeMost, strictMost]: readonly [Cents, Cents | null],
    reasons: readonly Reason[],
  ): Verdict =>
    isJudged
      ? verdictOn(asked[head], safeMost, strictMost, reasons)
      : {
          ...verdictOn(cents(0), cents(0), null, safe.scope.because),
          verdict: 'notJudged',
          asked: asked[head],
        };
  const strictInterest = noCap || strict.rateUnknown ? null : strict.interest.value;
  // Reminders are one of the costs that a charge or interest covers: on top of those, they are doubtful.
  const isOnTop = asked.charge + asked.interest > 0;
  const isRecurring = claim.isRecurring ?? null;
  const reminderMost = mostOfReminders(reminders, isRecurring, 'strict');
  const reminderSafe = isOnTop
    ? cents(0)
    : (mostOfReminders(reminders, isRecurring, 'safe').value ?? cents(0));
  const isRecovery = recoveryRulesApply(claim.contract, on);
  const tiny = asked.charge > safe.principal ? [because('chargeTiny', { principal: safe.principal })] : [];
  const heads = {
    charge: judge(
      'charge',
      [safe.charge.value ?? cents(0), noCap ? null : strict.charge.value],
      // Where nobody knows of a clause, what may be asked at most says more than that we would ask nothing.
      [
        ...termReasons(safe),
        ...(claim.contract.charge === 'unknown' ? strict : safe).charge.because,
        ...tiny,
      ],
    ),
    interest: judge(
      'interest',
      [safe.interest.value, strictInterest],
      [
        ...termReasons(safe),
        ...safe.interest.because,
        ...safe.invoices.flatMap((invoice) => invoice.because),
      ],
    ),
    reminderCosts: judge(
      'reminderCosts',
      [reminderSafe, noCap ? null : reminderMost.value],
      reminderMost.because,
    ),
    ownCosts: judge('ownCosts', [cents(0), isRecovery ? cents(0) : null], [because('ownCostsNever', {})]),
  };
  return { heads, safe, strict };
}

function verdictOn(asked: Cents, safe: Cents, strict: Cents | null, reasons: readonly Reason[]): Verdict {
  const isTooHigh = strict !== null && asked > highest(strict, safe);
  const verdict = asked <= safe ? 'ok' : isTooHigh ? 'tooHigh' : 'doubtful';
  const by = isTooHigh ? less(asked, highest(strict, safe)) : cents(0);
  return { verdict, asked, by, allowed: { safe, strict }, because: reasons };
}

const termReasons = ({ invoices }: Statement): Reason[] =>
  invoices.flatMap(({ terms }) => [...terms.because]);

/** The most that all reminders together may have cost; null when a postage is unknown. */
function mostOfReminders(
  { sent, isWhole }: { sent: readonly PricedReminder[]; isWhole: boolean },
  isRecurring: boolean | null,
  reading: Reading,
): { value: Cents | null; because: Reason[] } {
  const costs = reminderCosts(sent, isRecurring, reading, isWhole);
  const value = costs.reduce<Cents | null>(
    (total, cost) => (total === null || cost.value === null ? null : cents(total + cost.value)),
    cents(0),
  );
  return { value, because: costs.flatMap((cost) => [...cost.because]) };
}
