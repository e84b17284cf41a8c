'use server';
import { defineAction } from '../actions/define-action.ts';
import { correctBooking, endSetAside, linkReturnedRefund, linkReversal } from './commands.ts';
import { correctSchema, endSetAsideSchema, returnedRefundSchema, reversalSchema } from './schema.ts';

type Sent = { paymentId: number };

const toQueue = (_value: unknown, _input: unknown, { locale }: { locale: string }) =>
  `/${locale}/admin/payments?done=1`;
const toPayment = (_value: unknown, { paymentId }: Sent, { locale }: { locale: string }) =>
  `/${locale}/admin/payments/${paymentId}?done=1`;

export const linkReversalAction = defineAction({
  who: 'staff:bank',
  schema: reversalSchema,
  keep: ['key'],
  run: linkReversal,
  goTo: toQueue,
});

export const correctBookingAction = defineAction({
  who: 'staff:bank',
  schema: correctSchema,
  keep: [],
  run: correctBooking,
  goTo: toPayment,
});

export const endSetAsideAction = defineAction({
  who: 'staff:bank',
  schema: endSetAsideSchema,
  keep: ['note'],
  run: endSetAside,
  goTo: toPayment,
});

export const linkReturnedRefundAction = defineAction({
  who: 'staff:bank',
  schema: returnedRefundSchema,
  keep: ['refundId'],
  run: linkReturnedRefund,
  goTo: toQueue,
});
