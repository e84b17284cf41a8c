import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import { takeTurn } from '../auth/limits.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { fileHeaders } from './serve-file.ts';

/** Counts a PDF that is made for a person; answers the refusal (429, with a sentence) when it is one too many, else null. */
export async function tooManyPdfs(
  ctx: Context<DebtorActor | MediatorActor | StaffActor>,
  locale: Locale,
): Promise<Response | null> {
  if (await takeTurn(ctx, 'pdf')) return null;
  const messages = await loadTopic(locale, 'problem');
  const t = createTranslator({ locale, messages });
  return new Response(t('tooManyPdfs', { phone: agency.phone }), {
    status: 429,
    headers: {
      ...fileHeaders({ mediaType: 'text/plain; charset=utf-8', inline: true }),
      'retry-after': '3600',
    },
  });
}
