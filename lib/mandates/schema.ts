import { z } from 'zod';
import { normaliseAccessCode } from '../auth/access-code.ts';
import { today } from '../clock.ts';
import { normaliseReference } from '../dossiers/reference.ts';
import { typedDay } from '../payments/typed.ts';
import { dayFaultOf } from './rules.ts';

const line = (most: number) =>
  z
    .string({ error: 'required' })
    .max(most * 2, 'tooLong')
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'characters')
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text !== '', 'required')
    .refine((text) => text.length <= most, 'tooLong');

const email = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .max(254, 'tooLong')
  .pipe(z.email('email'))
  .transform((address) => address.toLowerCase());

const mark = z
  .string()
  .optional()
  .transform((value) => value === 'on');

export const mandateSchema = z
  .object({
    dossierId: z.uuid('form'),
    name: line(120),
    organisation: line(160),
    email,
    'may-download': mark,
    'may-message': mark,
    'may-plan': mark,
    fromOn: typedDay,
    lastOn: typedDay,
  })
  .superRefine(({ fromOn, lastOn }, ctx) => {
    const fault = dayFaultOf({ fromOn, lastOn }, today());
    if (fault) ctx.addIssue({ code: 'custom', path: [fault.field], message: fault.code });
  })
  .transform(({ 'may-download': mayDownload, 'may-message': mayMessage, 'may-plan': mayPlan, ...rest }) => ({
    ...rest,
    mayDownload,
    mayMessage,
    mayPlan,
  }));

export type NewMandate = z.output<typeof mandateSchema>;

export const mandateIdSchema = z.object({ mandateId: z.uuid('form') });

const read = <T>(most: number, parse: (text: string) => T | null, refusal: string) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(most, 'tooLong')
    .transform((text, ctx) => {
      const value = parse(text);
      if (value !== null) return value;
      ctx.addIssue({ code: 'custom', message: refusal });
      return z.NEVER;
    });

export const invitationSchema = z.object({
  reference: read(40, normaliseReference, 'reference'),
  code: read(60, normaliseAccessCode, 'invitation'),
  next: z.string().max(500).optional(),
});
