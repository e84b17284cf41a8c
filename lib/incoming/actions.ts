'use server';
import { defineAction } from '../actions/define-action.ts';
import { decideReport, linkPayment, recordRefund, setAside } from './commands.ts';
import { decideReportSchema, linkSchema, refundSchema, setAsideSchema } from './schema.ts';

const toQueue = (_value: unknown, _input: unknown, { locale }: { locale: string }) =>
  `/${locale}/admin/payments?done=1`;

export const linkPaymentAction = defineAction({
  who: 'staff:bank',
  schema: linkSchema,
  keep: [
    ...(['reference1', 'amount1', 'reference2', 'amount2'] as const),
    ...(['reference3', 'amount3', 'reference4', 'amount4'] as const),
  ],
  run: linkPayment,
  goTo: toQueue,
});

export const setAsideAction = defineAction({
  who: 'staff:bank',
  schema: setAsideSchema,
  keep: ['kind', 'note'],
  run: setAside,
  goTo: toQueue,
});

export const recordRefundAction = defineAction({
  who: 'staff:bank',
  schema: refundSchema,
  keep: ['amountCents', 'account', 'paidOn'],
  run: recordRefund,
  goTo: (_value, _input, { locale }) => `/${locale}/admin/payments/refunds?done=1`,
});

export const decideReportAction = defineAction({
  who: 'staff:bank',
  schema: decideReportSchema,
  keep: ['outcome', 'note'],
  run: decideReport,
  goTo: toQueue,
});
