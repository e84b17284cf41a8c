import type { Day } from '../debt-law/day.ts';
import type { Cents } from '../debt-law/money.ts';
import type { AgreedInstalment, Every } from './schedule.ts';

/** What of a plan holds without a person: the page shows this table and the engine reads it. Amounts in cents. */
export type PlanRules = {
  /** Which row of the table it is. */
  id: number;
  /** The least that is paid each time. */
  leastInstalmentCents: number;
  /** In how many months the last instalment comes at the latest. */
  mostMonths: number;
  /** In how many days the first instalment comes at the latest. */
  firstWithinDays: number;
  /** How many days an instalment may be late before it is called late. */
  graceDays: number;
  /** By how many days one instalment may be moved. */
  moveDays: number;
  skipsPerYear: number;
  /** For how many months the amount may be lowered, to which part of it (5000 is half), and how often a year. */
  lowerMonths: number;
  lowerToBps: number;
  lowersPerYear: number;
  /** By how many months all changes together may lengthen the plan. */
  extraMonths: number;
  /** The most days of a pause, and how many days pass from the start of one to the next. */
  pauseDays: number;
  daysBetweenPauses: number;
};

export const changeKinds = ['move', 'skip', 'lower', 'pause'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A plan that runs, in its version of today. */
export type PlanView = {
  id: string;
  /** Its first version: the same through all changes. */
  firstId: string;
  agreedOn: Day;
  firstDueOn: Day;
  instalmentCents: Cents;
  every: Every;
  instalments: readonly AgreedInstalment[];
  /** What was paid since it was agreed, in cents. */
  paidCents: Cents;
  /** What is still needed when the rest is paid on its days, in cents. */
  neededCents: Cents;
  rules: PlanRules;
  /** When it was to end when it was agreed. */
  endsFirstOn: Day;
  /** How it was changed since, the oldest first. */
  changes: readonly { kind: ChangeKind; on: Day; byRules: boolean }[];
};

export type LatePlan = {
  dossierId: string;
  reference: string;
  debtorName: string;
  creditorName: string;
  /** The day of the oldest payment that is late, and what should have come by now, in cents. */
  since: Day;
  missingCents: Cents;
};

export type RulesOfCreditor = {
  /** Null: for all. */
  creditorId: string | null;
  name: string | null;
  rules: PlanRules;
  /** Whether the creditor has a table of its own. */
  isOwn: boolean;
  setOn: Day;
};
