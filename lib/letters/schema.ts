import { z } from 'zod';
import { normaliseReference } from '../dossiers/reference.ts';

export const askLetterSchema = z.object({
  reference: z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(40, 'tooLong')
    .transform((typed, ctx) => {
      const reference = normaliseReference(typed);
      if (reference) return reference;
      ctx.addIssue({ code: 'custom', message: 'reference' });
      return z.NEVER;
    }),
});

export const orderLetterSchema = z.object({ dossierId: z.uuid('form') });
