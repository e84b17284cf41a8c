import type { Database } from '@/db/client.ts';
import { planInstalments, plans } from '@/db/schema/plans.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { type AgreedInstalment, type Every, instalmentDay } from '@/lib/plans/schedule.ts';
import type { PlanRules, PlanView } from '@/lib/plans/view.ts';

/** The table that the portal begins with. */
export const ruleValues: Omit<PlanRules, 'id'> = {
  ...{ leastInstalmentCents: 2_500, mostMonths: 12, firstWithinDays: 45, graceDays: 5 },
  ...{ moveDays: 14, skipsPerYear: 1, lowerMonths: 3, lowerToBps: 5_000, lowersPerYear: 1, extraMonths: 3 },
  ...{ pauseDays: 30, daysBetweenPauses: 365 },
};
export const firstRules: PlanRules = { id: 1, ...ruleValues };

/** Instalments of these amounts in cents, from a first day on. */
export const instalmentsOf = (
  firstDueOn: string,
  every: Every,
  amounts: readonly number[],
): AgreedInstalment[] =>
  amounts.map((amount, i) => {
    const on = instalmentDay(day(firstDueOn), every, i + 1);
    return { number: i + 1, dueOn: on, baseOn: on, amountCents: cents(amount) };
  });

/** A running plan with such instalments, of which nothing is paid. */
export const planOf = (instalments: readonly AgreedInstalment[], more: Partial<PlanView> = {}): PlanView => {
  const [first] = instalments;
  const last = instalments.at(-1);
  if (!first || !last) throw new Error('a plan has instalments');
  return {
    ...{
      id: 'p1',
      firstId: 'p1',
      agreedOn: first.dueOn,
      firstDueOn: first.dueOn,
      instalmentCents: first.amountCents,
    },
    ...{
      every: 'month',
      instalments,
      paidCents: cents(0),
      neededCents: cents(999_999),
      rules: firstRules,
      endsFirstOn: last.dueOn,
    },
    changes: [],
    ...more,
  };
};

/** Writes a plan that runs in a dossier, under the table that the portal begins with. */
export async function givenPlan(
  db: Database,
  dossierId: string,
  {
    agreedOn,
    firstDueOn,
    amounts,
    every = 'month',
    paidBeforeCents = 0,
  }: {
    agreedOn: string;
    firstDueOn: string;
    amounts: readonly number[];
    every?: Every;
    paidBeforeCents?: number;
  },
): Promise<string> {
  const instalments = instalmentsOf(firstDueOn, every, amounts);
  const [plan] = await db
    .insert(plans)
    .values({
      ...{ dossierId, agreedOn, firstDueOn, every, paidBeforeCents, instalmentCents: amounts[0] ?? 0 },
      ...{ instalments: amounts.length, rulesId: 1, byRules: false },
    })
    .returning({ id: plans.id });
  const planId = plan?.id ?? '';
  await db.insert(planInstalments).values(instalments.map((one) => ({ ...one, planId })));
  return planId;
}
