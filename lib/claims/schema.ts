import { z } from 'zod';
import { parseDay } from '../debt-law/day.ts';

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
      const on = parseDay(typed.trim());
      if (on) return on;
      ctx.addIssue({ code: 'custom', message: 'day' });
      return z.NEVER;
    }),
});

export type DecideClaim = z.output<typeof decideClaimSchema>;
