'use server';
import { defineAction } from '../actions/define-action.ts';
import { eraseDossier, liftErasure } from './commands.ts';
import { findCertificateByReceipt } from './queries.ts';
import { eraseSchema, liftSchema, receiptSchema } from './schema.ts';

export const eraseAction = defineAction({
  who: 'staff:erase',
  schema: eraseSchema,
  keep: ['reason', 'sure-'],
  run: (ctx, input) => eraseDossier(ctx, input),
  goTo: ({ erasureId }, _input, { locale }) => `/${locale}/admin/erasures/${erasureId}?done=1`,
});

export const liftErasureAction = defineAction({
  who: 'staff:erase',
  schema: liftSchema,
  keep: ['note'],
  run: liftErasure,
  goTo: ({ erasureId }, _input, { locale }) => `/${locale}/admin/erasures/${erasureId}`,
});

export const findCertificateAction = defineAction({
  who: 'anyone',
  schema: receiptSchema,
  keep: ['number'],
  run: (ctx, input, { visitor }) => findCertificateByReceipt(ctx, visitor, input),
  goTo: ({ erasureId }, _input, { locale }) => `/${locale}/erased/${erasureId}`,
});
