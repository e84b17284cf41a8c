import { z } from 'zod';
import { normaliseReference } from '../dossiers/reference.ts';
import { personText } from '../messaging/schema.ts';

export const notMeSchema = z.object({
  submissionId: z.uuid('form'),
  reason: z.enum(['other_person', 'moved', 'deceased', 'fraud', 'other'], { error: 'choose' }),
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
