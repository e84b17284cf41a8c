'use server';
import { defineAction } from '../actions/define-action.ts';
import { setDetails } from './commands.ts';
import { detailsSchema } from './schema.ts';

export const setDetailsAction = defineAction({
  who: 'debtor',
  isFresh: true,
  schema: detailsSchema,
  keep: ['language', 'phone', 'call-'],
  run: setDetails,
  goTo: (_value, { language }) => `/${language}/account?step=details#details`,
});
