import { z } from 'zod';
import { personText } from '../messaging/schema.ts';
import { staffReasons } from './rules.ts';

export const eraseSchema = z
  .object({
    dossierId: z.uuid('form'),
    submissionId: z.uuid('form'),
    reason: z.enum(staffReasons, { error: 'choose' }),
    'sure-yes': z.string().optional(),
  })
  .transform(({ 'sure-yes': sure, ...input }, ctx) => {
    if (sure === 'on') return input;
    ctx.addIssue({ code: 'custom', message: 'tickSure', path: ['sure'] });
    return z.NEVER;
  });

export const liftSchema = z.object({
  erasureId: z.uuid('form'),
  note: personText(500).refine((text) => text.length >= 3, 'tooShort'),
});

export const receiptSchema = z.object({
  number: z
    .string()
    .max(40, 'tooLong')
    .transform((typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .refine((typed) => /^[NG]?\d{12}$/.test(typed), 'receipt')
    .transform((typed) => `${typed.startsWith('G') ? 'G' : 'N'}-${typed.slice(-12)}`),
});
