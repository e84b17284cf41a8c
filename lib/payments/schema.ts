import { z } from 'zod';
import { normaliseStructuredCommunication } from './structured-communication.ts';
import { typedAmount } from './typed.ts';

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
  amountCents: typedAmount,
});

export type Transfer = z.output<typeof transferSchema>;
