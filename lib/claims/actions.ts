'use server';
import { defineAction } from '../actions/define-action.ts';
import { decideClaim } from './commands.ts';
import { decideClaimSchema } from './schema.ts';

export const decideClaimAction = defineAction({
  who: 'staff:claims',
  schema: decideClaimSchema,
  keep: ['kind', 'sentOn'],
  run: decideClaim,
  goTo: ({ dossierId }, _input, { locale }) => `/${locale}/admin/dossiers/${dossierId}#claim`,
});
