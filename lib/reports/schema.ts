import { z } from 'zod';
import { normaliseReference } from '../dossiers/reference.ts';
import { notMeReasons } from '../filings/journeys.ts';
import { personText } from '../messaging/schema.ts';

export const notMeSchema = z.object({
  submissionId: z.uuid('form'),
  reason: z.enum(notMeReasons, { error: 'choose' }),
  reference: z
    .string()
    .max(40, 'tooLong')
    .default('')
    .transform((typed, ctx) => {
      if (typed.trim() === '') return null;
      const reference = normaliseReference(typed);
      if (reference) return reference;
      ctx.addIssue({ code: 'custom', message: 'reference' });
      return z.NEVER;
    }),
  explanation: personText(2_000).default(''),
  contact: personText(200).default(''),
});

export const handleReportSchema = z.object({ reportId: z.uuid('form') });

export type NotMe = z.output<typeof notMeSchema>;
