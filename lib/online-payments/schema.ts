import { z } from 'zod';
import { normaliseStructuredCommunication } from '../payments/structured-communication.ts';
import { typed, typedAmount } from '../payments/typed.ts';

const submissionId = z.uuid('form').toLowerCase();
const returnPath = z.string().max(500).default('');

export const payDossierOnlineSchema = z.object({
  submissionId,
  returnPath,
  amount: typedAmount,
  dossierId: z.uuid('form').toLowerCase(),
});

export const payOnlineSchema = z.object({
  submissionId,
  returnPath,
  amount: typedAmount,
  communication: typed(normaliseStructuredCommunication, 'communication'),
});
