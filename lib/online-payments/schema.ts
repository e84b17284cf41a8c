import { z } from 'zod';
import { parseAmount } from '../intake/parse-amount.ts';
import { normaliseStructuredCommunication } from '../payments/structured-communication.ts';

const read = <T>(parse: (typed: string) => T | null, refusal: string) =>
  z
    .string(refusal)
    .max(60, refusal)
    .transform((typed, ctx) => {
      const value = parse(typed);
      if (value !== null) return value;
      ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : refusal });
      return z.NEVER;
    });

const amount = read((typed) => {
  const parsed = parseAmount(typed.trim());
  return parsed.ok ? parsed.value : null;
}, 'amount');

const submissionId = z.uuid('form').toLowerCase();
const returnPath = z.string().max(500).default('');

export const payDossierOnlineSchema = z.object({
  submissionId,
  returnPath,
  amount,
  dossierId: z.uuid('form').toLowerCase(),
});

export const payOnlineSchema = z.object({
  submissionId,
  returnPath,
  amount,
  communication: read(normaliseStructuredCommunication, 'communication'),
});
