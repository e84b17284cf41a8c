'use server';
import { defineAction } from '../actions/define-action.ts';
import { ok } from '../result.ts';
import { transferSchema } from './schema.ts';
import { rememberTransfer } from './transfer-cookie.ts';

export const transferAction = defineAction({
  who: 'anyone',
  schema: transferSchema,
  keep: ['communication', 'amountCents'],
  run: async (_ctx, transfer) => {
    await rememberTransfer(transfer);
    return ok({});
  },
  goTo: (_value, _input, { locale }) => `/${locale}/transfer#data`,
});
