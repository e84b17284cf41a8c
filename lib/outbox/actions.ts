'use server';
import { defineAction } from '../actions/define-action.ts';
import { setWishes } from './commands.ts';
import { wishesSchema } from './schema.ts';

export const setWishesAction = defineAction({
  who: 'debtor',
  schema: wishesSchema,
  keep: ['papers', 'mostAWeek', 'reminders-', 'days-'],
  run: setWishes,
  goTo: (_value, _input, { locale }) => `/${locale}/account/contact?step=set`,
});
