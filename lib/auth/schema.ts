import { z } from 'zod';
import { normaliseReference } from '../dossiers/reference.ts';
import { normaliseAccessCode } from './access-code.ts';

export type SessionLevel = 'letter' | 'email' | 'password' | 'mandate';

const text = (most: number) => z.string({ error: 'required' }).trim().min(1, 'required').max(most, 'tooLong');

export const letterSchema = z.object({
  reference: text(40).transform((typed, ctx) => {
    const reference = normaliseReference(typed);
    if (reference) return reference;
    ctx.addIssue({ code: 'custom', message: 'reference' });
    return z.NEVER;
  }),
  code: text(60).transform((typed, ctx) => {
    const code = normaliseAccessCode(typed);
    if (code) return code;
    ctx.addIssue({ code: 'custom', message: 'accessCode' });
    return z.NEVER;
  }),
});

const email = text(254)
  .pipe(z.email('email'))
  .transform((address) => address.toLowerCase());
const mailCode = text(20).transform((typed, ctx) => {
  const code = typed.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (/^[0-9A-HJKMNP-TV-Z]{6}$/.test(code)) return code;
  ctx.addIssue({ code: 'custom', message: 'mailCode' });
  return z.NEVER;
});

export const staffSchema = z.object({
  email,
  password: z.string({ error: 'required' }).min(1, 'required').max(200, 'tooLong'),
});
export const askMailCodeSchema = z.object({ email });
export const mailCodeSchema = z.object({ code: mailCode });

export type LetterSignIn = z.output<typeof letterSchema>;
export type StaffSignIn = z.output<typeof staffSchema>;

export const newStaffSchema = z.object({
  email,
  name: text(120),
  password: z
    .string({ error: 'is missing' })
    .min(15, 'must have at least 15 characters')
    .max(200, 'must have at most 200 characters'),
  role: z.enum(['agent', 'administrator'], { error: 'is agent or administrator' }).default('administrator'),
  reach: z.enum(['all', 'listed'], { error: 'is all or listed' }).default('all'),
  language: z.enum(['nl', 'fr', 'de', 'en'], { error: 'is nl, fr, de or en' }).default('nl'),
});

const next = { next: z.string().max(500).optional() };
export const letterFormSchema = letterSchema.extend(next);
export const staffFormSchema = staffSchema.extend(next);
export const mailCodeFormSchema = mailCodeSchema.extend(next);
export const askMailCodeFormSchema = askMailCodeSchema.extend(next);
export const emptySchema = z.object({});
