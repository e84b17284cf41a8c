'use server';
import { defineAction } from '../actions/define-action.ts';
import { findReceipt } from './queries.ts';
import { checkReceiptSchema } from './schema.ts';

export const checkReceiptAction = defineAction({
  who: 'anyone',
  schema: checkReceiptSchema,
  keep: ['number', 'code'],
  run: (ctx, input, { visitor }) => findReceipt(ctx, visitor, input),
  goTo: ({ receiptId }, _input, { locale }) => `/${locale}/receipt-check/${receiptId}`,
});
