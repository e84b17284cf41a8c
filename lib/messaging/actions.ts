'use server';
import { defineAction } from '../actions/define-action.ts';
import { attachFile, removeAttachment } from '../documents/commands.ts';
import { ok } from '../result.ts';
import { saveDraft, sendMessage } from './commands.ts';
import { messageFormSchema } from './schema.ts';

/** The one form of a conversation. What was typed is kept first, so that no button and no error loses it. */
export const messageFormAction = defineAction({
  who: 'writer',
  schema: messageFormSchema,
  keep: ['body'],
  run: async (ctx, { dossierId, submissionId, body, intent, file }) => {
    const zone = ctx.actor.kind === 'staff' ? '/admin' : '';
    if (intent === 'send') {
      if (file?.name) {
        const attached = await attachFile(ctx, { dossierId, file });
        if (!attached.ok) {
          await saveDraft(ctx, { dossierId, body });
          return attached.error === 'empty' ? { ok: false, error: 'emptyFile' } : attached;
        }
      }
      const sent = await sendMessage(ctx, { dossierId, submissionId, body });
      if (sent.ok) return ok({ zone, after: '?sent=1#sent' });
      if (sent.error === 'tooManyMessages') await saveDraft(ctx, { dossierId, body });
      return sent;
    }
    const kept = await saveDraft(ctx, { dossierId, body });
    if (!kept.ok) return kept;
    const done =
      intent === 'attach' && file
        ? await attachFile(ctx, { dossierId, file })
        : await removeAttachment(ctx, { fileId: intent.slice('remove:'.length) });
    if (!done.ok) return done.error === 'empty' ? { ok: false, error: 'emptyFile' } : done;
    return ok({ zone, after: '#files' });
  },
  goTo: ({ zone, after }, { dossierId }, { locale }) =>
    `/${locale}${zone}/dossiers/${dossierId}/messages${after}`,
});
