'use server';
import { defineAction } from '../actions/define-action.ts';
import { askLetter, orderLetter } from './commands.ts';
import { askLetterSchema, orderLetterSchema } from './schema.ts';

export const askLetterAction = defineAction({
  who: 'anyone',
  schema: askLetterSchema,
  keep: ['reference'],
  run: (ctx, input, { visitor }) => askLetter(ctx, visitor, input),
  goTo: (_value, _input, { locale }) => `/${locale}/sign-in/lost-letter/done`,
});

export const orderLetterAction = defineAction({
  who: 'staff:accessCodes',
  schema: orderLetterSchema,
  keep: [],
  run: orderLetter,
  goTo: ({ dossierId }, _input, { locale }) => `/${locale}/admin/dossiers/${dossierId}#letters`,
});
