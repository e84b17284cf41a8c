import { z } from 'zod';
import { normaliseReference } from '../dossiers/reference.ts';
import { parseAmount } from '../intake/parse-amount.ts';
import { personText } from '../messaging/schema.ts';
import { compactIban, isIban } from '../payments/iban.ts';
import { typedAmount, typedDay } from '../payments/typed.ts';

export const paymentId = z
  .string()
  .regex(/^\d{1,15}$/, 'form')
  .transform(Number);

const part = (reference: string, amount: string) => ({ reference: reference.trim(), amount: amount.trim() });

/** Up to four dossiers; one without an amount takes what is left. */
export const linkSchema = z
  .object({
    paymentId,
    reference1: z.string().max(40).default(''),
    amount1: z.string().max(40).default(''),
    reference2: z.string().max(40).default(''),
    amount2: z.string().max(40).default(''),
    reference3: z.string().max(40).default(''),
    amount3: z.string().max(40).default(''),
    reference4: z.string().max(40).default(''),
    amount4: z.string().max(40).default(''),
  })
  .transform((form, ctx) => {
    const rows = [
      part(form.reference1, form.amount1),
      part(form.reference2, form.amount2),
      part(form.reference3, form.amount3),
      part(form.reference4, form.amount4),
    ];
    const parts = rows.flatMap(({ reference: typed, amount }, i) => {
      if (typed === '' && amount === '') return [];
      const reference = normaliseReference(typed);
      const cents = amount === '' ? null : parseAmount(amount);
      if (!reference) ctx.addIssue({ code: 'custom', message: 'reference', path: [`reference${i + 1}`] });
      if (cents && (!cents.ok || cents.value === 0))
        ctx.addIssue({ code: 'custom', message: 'amount', path: [`amount${i + 1}`] });
      if (!reference || (cents && !cents.ok)) return [];
      return [{ reference, amountCents: cents ? cents.value : null }];
    });
    if (rows.every(({ reference, amount }) => reference === '' && amount === ''))
      ctx.addIssue({ code: 'custom', message: 'required', path: ['reference1'] });
    return { paymentId: form.paymentId, parts };
  });

export const setAsideSchema = z.object({
  paymentId,
  kind: z.enum(['refund', 'settlement', 'mediator', 'double', 'other'], { error: 'choose' }),
  note: personText(500).refine((text) => text.length >= 3, 'tooShort'),
});

export const refundSchema = z.object({
  submissionId: z.uuid('form'),
  dossierId: z.union([z.literal('').transform(() => null), z.uuid('form')]),
  paymentId: z.union([z.literal('').transform(() => null), paymentId]),
  amountCents: typedAmount,
  account: z.string().transform(compactIban).refine(isIban, 'iban'),
  paidOn: typedDay,
});

export const decideReportSchema = z.object({
  reportId: z.uuid('form'),
  outcome: z.enum(['creditor', 'notFound'], { error: 'choose' }),
  note: personText(500).refine((text) => text.length >= 3, 'tooShort'),
});
