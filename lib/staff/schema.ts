import { z } from 'zod';
import { parseFileDay } from '../intake/parse-day.ts';
import { personText } from '../messaging/schema.ts';

export const searchSchema = z.object({
  query: personText(200).refine((text) => text.length >= 3, 'tooShort'),
});

export const addDocumentSchema = z.object({
  dossierId: z.uuid('form'),
  submissionId: z.uuid('form'),
  title: personText(200).refine((text) => text.length > 0, 'required'),
  kind: z.enum(['letter', 'contract', 'receipt', 'invoice', 'other'], { error: 'choose' }),
  issuedOn: z
    .string()
    .trim()
    .transform((typed, ctx) => {
      const on = parseFileDay(typed);
      if (on) return on;
      ctx.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'day' });
      return z.NEVER;
    }),
  file: z.instanceof(File, { error: 'chooseFile' }).refine((file) => file.name !== '', 'chooseFile'),
});
