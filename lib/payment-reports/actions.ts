'use server';
import { defineAction } from '../actions/define-action.ts';
import { announcePayment, provePayment } from './commands.ts';
import { readUpload } from './read-upload.ts';
import { typedFields } from './rules.ts';
import { announceSchema, proofSchema, readProofSchema } from './schema.ts';

export const announcePaymentAction = defineAction({
  who: 'debtor',
  schema: announceSchema,
  keep: ['amountCents', 'paidOn', 'accountEnd'],
  run: announcePayment,
  goTo: ({ dossierId, reportId }, _input, { locale }) =>
    `/${locale}/dossiers/${dossierId}/payments?report=${reportId}#reports`,
});

export const provePaymentAction = defineAction({
  who: 'debtor',
  schema: proofSchema,
  keep: ['amountCents', 'paidOn', 'payerAccount', 'beneficiaryAccount', 'communication'],
  run: async (ctx, input) => {
    const done = await provePayment(ctx, input);
    return !done.ok && done.error === 'empty' ? { ok: false, error: 'emptyFile' } : done;
  },
  goTo: ({ dossierId, reportId }, _input, { locale }) =>
    `/${locale}/dossiers/${dossierId}/payments?report=${reportId}#reports`,
});

export const readProofAction = defineAction({
  who: 'debtor',
  schema: readProofSchema,
  keep: [],
  run: readUpload,
  tell: (fields, { locale }) => typedFields(fields, locale),
});
