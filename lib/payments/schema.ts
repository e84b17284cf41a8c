import { z } from 'zod';
import { parseAmount } from '../intake/parse-amount.ts';
import { normaliseStructuredCommunication } from './structured-communication.ts';

export const transferSchema = z.object({
  communication: z
    .string()
    .max(60, 'communication')
    .default('')
    .transform((typed, ctx) => {
      const digits = normaliseStructuredCommunication(typed);
      if (digits) return digits;
      const isComplete = typed.replace(/\D/g, '').length === 12;
      const message = typed.trim() === '' ? 'required' : isComplete ? 'communicationDigit' : 'communication';
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  amountCents: z
    .string()
    .max(40, 'amount')
    .default('')
    .transform((typed, ctx) => {
      const amount = parseAmount(typed.trim());
      if (amount.ok && amount.value > 0) return amount.value;
      ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'amount' });
      return z.NEVER;
    }),
});

export type Transfer = z.output<typeof transferSchema>;
