import { type ClaimFacts, standingOf } from '../claims/rules.ts';
import { addDays, addMonths, type Day, laterOf } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { err, ok, type Result } from '../result.ts';
import { neededCents, type Progress, progressOf } from './progress.ts';
import { type AgreedInstalment, type Every, nextDay } from './schedule.ts';
import { mostInstalments, withPayments } from './simulate.ts';
import type { ChangeKind, PlanView } from './view.ts';

export type Change =
  | { kind: 'move'; number: number; toOn: Day }
  | { kind: 'skip'; number: number }
  | { kind: 'lower'; months: number; amountCents: number }
  /** A rest of so many days from a day on: what falls into it comes after it. */
  | { kind: 'pause'; fromOn: Day; days: number };

export type ChangeFault = 'noInstalment' | 'sameDay' | 'afterNext' | 'pastDay' | 'notLower' | 'neverPaid';

/**
 * A plan after a change, whole: what is paid stays as it was, and what comes later by interest is on the last instalment, as
 * the law library counts it. A fault says what of the change cannot be.
 */
export function changePlan(
  facts: ClaimFacts,
  plan: PlanView,
  change: Change,
  today: Day,
): Result<AgreedInstalment[], ChangeFault> {
  const { paidCents, rules } = plan;
  const needed = neededCents(facts, plan.instalments, paidCents, today);
  const progress = progressOf(plan.instalments, {
    ...{ paidCents, neededCents: needed, today, graceDays: rules.graceDays },
  });
  const done = progress.filter(({ state }) => state === 'paid');
  const open = progress.filter(({ leftCents }) => leftCents > 0);
  if (open.length === 0) return err('noInstalment');
  const wanted = want(open, plan, change, today);
  if (!wanted.ok) return wanted;
  const before = leftAfter(facts, open.map(openOf), today);
  const lowUntil = change.kind === 'lower' && open[0] ? addMonths(open[0].dueOn, change.months) : null;
  const rest = settled(facts, plan, wanted.value, { before, today, lowUntil });
  if (!rest) return err('neverPaid');
  return ok(
    [...done, ...rest].map(({ dueOn, baseOn, amountCents, paidCents }, i) => ({
      ...{ number: i + 1, dueOn, baseOn },
      // Of one that is paid in part, what was paid stands in it again.
      amountCents: i < done.length ? amountCents : cents(amountCents + paidCents),
    })),
  );
}

/** What is left to pay of an instalment as its amount; what was paid of it before stands beside it. */
type Open = Omit<AgreedInstalment, 'number'> & { paidCents: Cents };

const openOf = ({ dueOn, baseOn, leftCents, paidCents }: Progress<AgreedInstalment>): Open => ({
  ...{ dueOn, baseOn, amountCents: leftCents, paidCents },
});

/** The days and amounts that a change asks for. */
function want(
  open: readonly Progress<AgreedInstalment>[],
  plan: PlanView,
  change: Change,
  today: Day,
): Result<Open[], ChangeFault> {
  const all = open.map(openOf);
  switch (change.kind) {
    case 'move': {
      const at = open.findIndex(({ number }) => number === change.number);
      const [one, next] = [all[at], all[at + 1]];
      if (!one) return err('noInstalment');
      if (change.toOn < today) return err('pastDay');
      if (change.toOn === one.dueOn) return err('sameDay');
      if (next && change.toOn >= next.dueOn) return err('afterNext');
      return ok(all.with(at, { ...one, dueOn: change.toOn }));
    }
    case 'skip': {
      const at = open.findIndex(({ number }) => number === change.number);
      return at < 0 ? err('noInstalment') : ok(shifted(all, at, plan));
    }
    case 'lower': {
      const [first] = all;
      if (!first || change.amountCents >= plan.instalmentCents) return err('notLower');
      const until = addMonths(first.dueOn, change.months);
      return ok(
        all.map((one) =>
          one.dueOn < until
            ? { ...one, amountCents: cents(Math.min(one.amountCents, change.amountCents)) }
            : one,
        ),
      );
    }
    case 'pause': {
      const last = addDays(change.fromOn, change.days - 1);
      let rest = all;
      while (rest[0] && rest[0].dueOn <= last) rest = shifted(rest, 0, plan);
      return rest === all ? err('sameDay') : ok(rest);
    }
  }
}

/** From one instalment on, each takes the day of the one after it. */
const shifted = (
  all: readonly Open[],
  at: number,
  { firstDueOn, every }: { firstDueOn: Day; every: Every },
): Open[] =>
  all.map((one, i) => {
    if (i < at) return one;
    const on = nextDay(firstDueOn, every, one.baseOn);
    return { ...one, dueOn: on, baseOn: on };
  });

/** What is open when these are paid on their days, in cents; what is late is paid today. */
function leftAfter(facts: ClaimFacts, open: readonly Open[], today: Day): number {
  const last = open.at(-1);
  if (!last) return 0;
  const paid = open.map(({ dueOn, amountCents }, i) => ({
    ...{ number: i + 1, dueOn: laterOf(dueOn, today), amountCents },
  }));
  const { balance, surplus } = standingOf(withPayments(facts, paid), laterOf(last.dueOn, today)).statement;
  return Math.max(0, balance - surplus);
}

/**
 * The instalments that leave open what the plan left open before, and no more: the last one takes what interest adds, or
 * new ones follow after days of a lower amount. Null when there would be too many.
 */
function settled(
  facts: ClaimFacts,
  { firstDueOn, every, instalmentCents }: PlanView,
  wanted: readonly Open[],
  { before, today, lowUntil }: { before: number; today: Day; lowUntil: Day | null },
): Open[] | null {
  const all = [...wanted];
  while (all.length <= mostInstalments) {
    const more = leftAfter(facts, all, today) - before;
    const last = all.at(-1);
    if (!last) return null;
    if (more === 0) return all;
    if (more < 0) {
      all.pop();
      if (last.amountCents + more > 0)
        return [...all, { ...last, amountCents: cents(last.amountCents + more) }];
      continue;
    }
    const isLow = lowUntil !== null && last.dueOn < lowUntil;
    const room = isLow ? 0 : lowUntil === null ? more : instalmentCents * mostLast - last.amountCents;
    if (more <= room) return [...all.slice(0, -1), { ...last, amountCents: cents(last.amountCents + more) }];
    const added = isLow ? 0 : Math.max(0, instalmentCents - last.amountCents);
    all.splice(-1, 1, { ...last, amountCents: cents(last.amountCents + added) });
    const on = nextDay(firstDueOn, every, last.baseOn);
    const amountCents = cents(Math.min(more - added, instalmentCents));
    all.push({ dueOn: on, baseOn: on, amountCents, paidCents: cents(0) });
  }
  return null;
}

// A last instalment may be a tenth more than the others, so that no few cents follow on a day of their own.
const mostLast = 1.1;

export type OutsideChange = 'moveFar' | 'skipUsed' | 'lowerLong' | 'lowerMuch' | 'lowerUsed' | 'endsLate';

/** What of a change lies outside the table under which the plan was agreed: then a person decides. */
export function outsideChange(
  plan: PlanView,
  change: Change,
  changed: readonly AgreedInstalment[],
  today: Day,
): OutsideChange[] {
  const { rules } = plan;
  const used = (kind: ChangeKind) =>
    plan.changes.filter((one) => one.kind === kind && one.on > addDays(today, -daysOfYear)).length;
  const found: OutsideChange[] = [];
  switch (change.kind) {
    case 'move': {
      const base = plan.instalments.find(({ number }) => number === change.number)?.baseOn;
      if (base && change.toOn > addDays(base, rules.moveDays)) found.push('moveFar');
      break;
    }
    case 'skip':
      if (used('skip') >= rules.skipsPerYear) found.push('skipUsed');
      break;
    case 'lower':
      if (change.months > rules.lowerMonths) found.push('lowerLong');
      if (change.amountCents * 10_000 < plan.instalmentCents * rules.lowerToBps) found.push('lowerMuch');
      if (used('lower') >= rules.lowersPerYear) found.push('lowerUsed');
      break;
    case 'pause':
      // Its own rule says how long and how often.
      return [];
  }
  const last = changed.at(-1);
  if (last && last.baseOn > addMonths(plan.endsFirstOn, rules.extraMonths)) found.push('endsLate');
  return found;
}

const daysOfYear = 365;
