import { z } from 'zod';
import { addYears, type Day } from '../debt-law/day.ts';
import { parseFileDay } from '../intake/parse-day.ts';

export const decideClaimSchema = z.object({
  dossierId: z.uuid('form'),
  submissionId: z.uuid('form'),
  kind: z.enum(['returned', 'reduced', 'reminded'], { error: 'choose' }),
  /** The day on which our own first reminder left; of a reminder alone. */
  sentOn: z
    .string()
    .default('')
    .transform((typed, ctx) => {
      if (typed.trim() === '') return null;
      const on = parseFileDay(typed.trim());
      if (on) return on;
      ctx.addIssue({ code: 'custom', message: 'day' });
      return z.NEVER;
    }),
});

export type DecideClaim = z.output<typeof decideClaimSchema>;

/** The last day for which a balance is shown in advance: rates of later days are not known anyway. */
export const lastPayOnDay = (today: Day): Day => addYears(today, 1);

/** The day of the address on which somebody wants to pay, null when it is no day within reach; with what was typed. */
export function payOnDay(typed: string, today: Day): { typed: string; day: Day | null } {
  const text = typed.trim().slice(0, 20);
  const on = parseFileDay(text);
  return { typed: text, day: on !== null && on >= today && on <= lastPayOnDay(today) ? on : null };
}
