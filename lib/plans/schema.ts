import { z } from 'zod';
import { personText } from '../messaging/schema.ts';
import { typedAmount, typedDay, typedWhole } from '../payments/typed.ts';

const words = personText(2_000).refine((text) => text !== '', 'required');

/** The least and the most of each number of the table. */
export const ruleLimits = {
  mostMonths: [1, 120],
  firstWithinDays: [1, 90],
  graceDays: [0, 60],
  moveDays: [0, 60],
  skipsPerYear: [0, 12],
  lowerMonths: [0, 12],
  lowerToPercent: [0, 100],
  lowersPerYear: [0, 12],
  extraMonths: [0, 60],
  pauseDays: [10, 90],
  daysBetweenPauses: [30, 1_000],
} as const;

export const rulesSchema = z
  .object({
    submissionId: z.uuid('form'),
    /** Empty: for all creditors. */
    creditorId: z.union([z.literal('').transform(() => null), z.uuid('form')]),
    leastInstalmentCents: typedAmount,
    mostMonths: typedWhole(ruleLimits.mostMonths),
    firstWithinDays: typedWhole(ruleLimits.firstWithinDays),
    graceDays: typedWhole(ruleLimits.graceDays),
    moveDays: typedWhole(ruleLimits.moveDays),
    skipsPerYear: typedWhole(ruleLimits.skipsPerYear),
    lowerMonths: typedWhole(ruleLimits.lowerMonths),
    lowerToPercent: typedWhole(ruleLimits.lowerToPercent),
    lowersPerYear: typedWhole(ruleLimits.lowersPerYear),
    extraMonths: typedWhole(ruleLimits.extraMonths),
    pauseDays: typedWhole(ruleLimits.pauseDays),
    daysBetweenPauses: typedWhole(ruleLimits.daysBetweenPauses),
  })
  .transform(({ lowerToPercent, ...rest }) => ({ ...rest, lowerToBps: lowerToPercent * 100 }));

export const recordPlanSchema = z.object({
  submissionId: z.uuid('form'),
  dossierId: z.uuid('form'),
  as: z.enum(['accepted', 'proposed'], 'choose'),
  way: z.enum(['amount', 'count'], 'form'),
  instalmentCents: z.union([z.literal('').transform(() => null), typedAmount]).default(null),
  instalments: z.union([z.literal('').transform(() => null), typedWhole([1, 120])]).default(null),
  firstDueOn: typedDay,
  every: z.enum(['week', 'month'], 'form'),
  words,
});

export const breakPlanSchema = z.object({
  submissionId: z.uuid('form'),
  dossierId: z.uuid('form'),
  planId: z.uuid('form'),
  words,
});
