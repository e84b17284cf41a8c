import { type ClaimFacts, standingOf } from '../claims/rules.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import { err, ok, type Result } from '../result.ts';
import { type Every, type Instalment, instalmentDay } from './schedule.ts';

/** How many instalments a plan has at most. */
export const mostInstalments = 120;
const latestStart = 90;

export type Simulation = {
  instalments: Instalment[];
  /** All instalments together, in cents. */
  totalCents: Cents;
  /** What comes on top of today's balance because it takes longer, in cents. There is never a fee (art. XIX.13). */
  extraCents: Cents;
  endsOn: Day;
  /** The first day without a known rate of interest: from then on none is counted here. */
  rateUnknownFrom: Day | null;
};

export type SimulationFault = 'nothingOpen' | 'amountTooSmall' | 'tooLate';

type Wanted = { firstDueOn: Day; every: Every } & ({ instalmentCents: number } | { instalments: number });

/**
 * Pays a debt in instalments on paper: the law library counts what is open on each due day, so that the booking of the
 * same payments comes to the same cent. The last instalment is what is open on its day.
 */
export function simulatePlan(
  facts: ClaimFacts,
  today: Day,
  wanted: Wanted,
): Result<Simulation, SimulationFault> {
  const now = standingOf(facts, today).statement;
  const openCents = now.balance - now.surplus;
  if (openCents <= 0) return err('nothingOpen');
  if (wanted.firstDueOn < today || wanted.firstDueOn > addDays(today, latestStart)) return err('tooLate');
  const pay = (amountCents: number, most: number) => paid(facts, wanted, amountCents, most);
  let instalments: Instalment[] | null;
  if ('instalmentCents' in wanted) instalments = pay(wanted.instalmentCents, mostInstalments);
  else {
    // Interest comes on top of an equal part of today's balance: a few cents more each time.
    let amountCents = Math.ceil(openCents / wanted.instalments);
    instalments = pay(amountCents, wanted.instalments);
    for (let turn = 0; instalments === null && turn < mostTurns; turn += 1) {
      amountCents += Math.max(1, Math.ceil(left(facts, wanted, amountCents) / wanted.instalments));
      instalments = pay(amountCents, wanted.instalments);
    }
  }
  const last = instalments?.at(-1);
  if (!instalments || !last) return err('amountTooSmall');
  const totalCents = cents(instalments.reduce((sum, { amountCents }) => sum + amountCents, 0));
  const end = standingOf(withPayments(facts, instalments), last.dueOn).statement;
  return ok({
    instalments,
    totalCents,
    extraCents: cents(Math.max(0, totalCents - openCents)),
    endsOn: last.dueOn,
    rateUnknownFrom: end.rateUnknown?.from ?? null,
  });
}

const mostTurns = 20;

/** The instalments that pay all, or null when these are not enough. */
function paid(
  facts: ClaimFacts,
  { firstDueOn, every }: Wanted,
  amountCents: number,
  most: number,
): Instalment[] | null {
  const done: Instalment[] = [];
  for (let number = 1; number <= most; number += 1) {
    const dueOn = instalmentDay(firstDueOn, every, number);
    const { balance, surplus } = standingOf(withPayments(facts, done), dueOn).statement;
    const openCents = balance - surplus;
    if (openCents <= 0) return done;
    done.push({ number, dueOn, amountCents: cents(Math.min(amountCents, openCents)) });
    if (openCents <= amountCents) return done;
  }
  return null;
}

/** What stays open when so many instalments of an amount were paid, in cents. */
function left(facts: ClaimFacts, { firstDueOn, every, ...rest }: Wanted, amountCents: number): number {
  const count = 'instalments' in rest ? rest.instalments : mostInstalments;
  const done = Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    dueOn: instalmentDay(firstDueOn, every, i + 1),
    amountCents: cents(amountCents),
  }));
  const on = instalmentDay(firstDueOn, every, count);
  return Math.max(0, standingOf(withPayments(facts, done), on).statement.balance);
}

/** The facts of a claim as they will be when these instalments are paid on their days. */
export const withPayments = (facts: ClaimFacts, instalments: readonly Instalment[]): ClaimFacts => ({
  ...facts,
  money: [
    ...facts.money,
    ...instalments.map(({ number, dueOn, amountCents }) => ({
      // After all that was booked: ids compare as texts of one length.
      id: firstPaperId + number,
      kind: 'payment' as const,
      amount: amountCents,
      on: dueOn,
      invoiceId: null,
      reverses: null,
    })),
  ],
});

const firstPaperId = 9_000_000_000_000_000;
