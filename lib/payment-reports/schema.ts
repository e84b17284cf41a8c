import { z } from 'zod';
import { parseAmount } from '../intake/parse-amount.ts';
import { parseFileDay } from '../intake/parse-day.ts';
import { personText } from '../messaging/schema.ts';
import { compactIban, isIban } from '../payments/iban.ts';

const amountCents = z
  .string()
  .max(40, 'tooLong')
  .default('')
  .transform((typed, ctx) => {
    const amount = parseAmount(typed.trim());
    if (amount.ok && amount.value > 0) return amount.value;
    ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'amount' });
    return z.NEVER;
  });

const paidOn = z
  .string()
  .max(40, 'tooLong')
  .default('')
  .transform((typed, ctx) => {
    const on = parseFileDay(typed.trim());
    if (on) return on;
    ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'day' });
    return z.NEVER;
  });

const iban = z
  .string()
  .max(60, 'tooLong')
  .default('')
  .transform(compactIban)
  .refine((text) => text !== '', 'required')
  .refine((text) => text === '' || isIban(text), 'iban');

export const announceSchema = z.object({
  dossierId: z.uuid('form'),
  submissionId: z.uuid('form'),
  amountCents,
  paidOn,
  accountEnd: z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
    .refine((text) => /^[A-Z0-9]{4}$/.test(text), 'accountEnd'),
});

export const proofSchema = z.object({
  dossierId: z.uuid('form'),
  submissionId: z.uuid('form'),
  amountCents,
  paidOn,
  payerAccount: iban,
  beneficiaryAccount: iban,
  communication: personText(140).refine((text) => text.length > 0, 'required'),
  file: z.instanceof(File, { error: 'chooseFile' }).refine((file) => file.name !== '', 'chooseFile'),
});

export const readProofSchema = z.object({
  dossierId: z.uuid('form'),
  file: z.instanceof(File, { error: 'chooseFile' }),
});

export type Announcement = z.output<typeof announceSchema>;
export type Proof = z.output<typeof proofSchema>;
