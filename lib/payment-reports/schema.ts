import { z } from 'zod';
import { personText } from '../messaging/schema.ts';
import { compactIban, isIban } from '../payments/iban.ts';
import { typedAmount, typedDay } from '../payments/typed.ts';

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
  amountCents: typedAmount,
  paidOn: typedDay,
  accountEnd: z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
    .refine((text) => /^[A-Z0-9]{4}$/.test(text), 'accountEnd'),
});

export const proofSchema = z.object({
  dossierId: z.uuid('form'),
  submissionId: z.uuid('form'),
  amountCents: typedAmount,
  paidOn: typedDay,
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
