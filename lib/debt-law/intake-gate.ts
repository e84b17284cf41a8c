import { type Asked, audit } from './audit.ts';
import type { Claim } from './claim.ts';
import type { Day } from './day.ts';
import { cents } from './money.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { dearReminders } from './reminder-costs.ts';
import type { StatementFacts } from './statement.ts';

/** What a claim asks on top, head by head: nothing where its creditor leaves it to the law. */
export const askedOf = ({ asked: { charge, interest } }: Pick<Claim, 'asked'>): Asked => ({
  charge: charge ?? cents(0),
  interest: interest ?? cents(0),
  reminderCosts: cents(0),
  ownCosts: cents(0),
});

/**
 * Whether the collector may begin to recover a claim: `open`, `held` while it is not due, its amounts break a cap, a
 * reminder cost too much, or the creditor's reminder or waiting time is missing, or `notJudged` where other rules govern
 * it. Above the safe reading is held.
 * @source Code of Economic Law, art. XIX.7 § 1 and XIX.8
 */
export function intakeGate(
  claim: Claim,
  facts: StatementFacts,
  on: Day,
): Ruled<'open' | 'held' | 'notJudged'> {
  const asked = askedOf(claim);
  const { heads, safe } = audit(asked, claim, facts, on);
  if (safe.scope.value !== 'inScope') return { value: 'notJudged', because: safe.scope.because };
  const reasons: Reason[] = [];
  const isSaid = (clause: unknown) => clause !== null && clause !== 'unknown';
  const { charge, interest } = claim.contract;
  const wantsMore = isSaid(charge) || isSaid(interest) || asked.charge + asked.interest > 0;
  const open = safe.invoices.filter(({ openPrincipal }) => openPrincipal > 0);
  const dueOn = new Map(claim.invoices.map((invoice) => [invoice.id, invoice.dueOn]));
  const lastDue = open
    .flatMap(({ id }) => dueOn.get(id) ?? [])
    .sort()
    .at(-1);
  if (lastDue && lastDue >= on) reasons.push(because('notDueYet', { dueOn: lastDue }));
  if (wantsMore && open.some(({ terms }) => terms.term === null)) {
    reasons.push(because('noFirstReminder', {}), because('collectorReminds', {}));
  }
  const waiting = open.flatMap(({ terms }) => (terms.term && terms.term.from > on ? [terms.term.from] : []));
  const lastFrom = waiting.sort().at(-1);
  if (wantsMore && lastFrom) reasons.push(because('stillWaiting', { from: lastFrom }));
  reasons.push(...dearReminders(claim));
  // What is asked too early is judged when its time has come.
  const isEarly = reasons.length > 0;
  for (const head of isEarly ? [] : (['charge', 'interest'] as const)) {
    const { verdict, allowed } = heads[head];
    if (verdict === 'ok') continue;
    reasons.push(
      because(verdict === 'tooHigh' ? 'askedTooMuch' : 'askedDoubtful', {
        head,
        asked: asked[head],
        allowed: allowed.safe,
      }),
      ...heads[head].because,
    );
  }
  return { value: reasons.length > 0 ? 'held' : 'open', because: reasons };
}
