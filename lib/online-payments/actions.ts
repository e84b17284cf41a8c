'use server';
import { defineAction } from '../actions/define-action.ts';
import { startOnlinePayment } from './commands.ts';
import { onlineProvider } from './provider.ts';
import { payDossierOnlineSchema, payOnlineSchema } from './schema.ts';

export const payDossierOnlineAction = defineAction({
  who: 'debtor',
  schema: payDossierOnlineSchema,
  keep: ['amount'],
  run: (ctx, { amount, ...input }, { visitor, locale }) =>
    startOnlinePayment(ctx, onlineProvider(), visitor, {
      ...{ ...input, amountCents: amount, locale },
    }),
  goTo: ({ checkoutUrl }) => checkoutUrl,
});

export const payOnlineAction = defineAction({
  who: 'anyone',
  schema: payOnlineSchema,
  keep: ['communication', 'amount'],
  run: (ctx, { amount, ...input }, { visitor, locale }) =>
    startOnlinePayment(ctx, onlineProvider(), visitor, {
      ...{ ...input, dossierId: null, amountCents: amount, locale },
    }),
  goTo: ({ checkoutUrl }) => checkoutUrl,
});
