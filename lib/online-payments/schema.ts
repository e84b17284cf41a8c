import { z } from 'zod';
import { normaliseStructuredCommunication } from '../payments/structured-communication.ts';
import { typed, typedAmount } from '../payments/typed.ts';

const submissionId = z.uuid('form').toLowerCase();

export const payDossierOnlineSchema = z.object({
  submissionId,
  amount: typedAmount,
  dossierId: z.uuid('form').toLowerCase(),
});

export const payOnlineSchema = z.object({
  submissionId,
  amount: typedAmount,
  communication: typed(normaliseStructuredCommunication, 'communication'),
});
