'use server';
import { defineAction } from '../actions/define-action.ts';
import { formatAccessCode } from '../auth/access-code.ts';
import { formatReference } from '../dossiers/reference.ts';
import { formatDay } from '../i18n/format.ts';
import { draftMandate, endMandate, inviteMediator } from './commands.ts';
import { mandateIdSchema, mandateSchema } from './schema.ts';

export const draftMandateAction = defineAction({
  who: 'debtor',
  schema: mandateSchema,
  keep: [
    ...(['name', 'organisation', 'email', 'may-download', 'may-message', 'may-plan'] as const),
    ...(['fromOn', 'lastOn'] as const),
  ],
  run: draftMandate,
  goTo: ({ dossierId, mandateId }, _input, { locale }) =>
    `/${locale}/dossiers/${dossierId}/mandates/${mandateId}`,
});

/** The code is in this one answer: in no address, no cookie and no mail. */
export const inviteMediatorAction = defineAction({
  who: 'debtor',
  schema: mandateIdSchema,
  keep: [],
  run: inviteMediator,
  tell: ({ code, reference, lastOn }, { locale }) => ({
    ...{ code: formatAccessCode(code), reference: formatReference(reference) },
    last: formatDay(lastOn, locale),
  }),
});

export const endMandateAction = defineAction({
  who: 'debtor',
  schema: mandateIdSchema,
  keep: [],
  run: endMandate,
  goTo: ({ dossierId }, _input, { locale }) => `/${locale}/dossiers/${dossierId}/mandates?ended=1`,
});
