import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import { findDossierForReader } from '../dossiers/queries.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { planCalendar } from './calendar.ts';
import { findPlan } from './queries.ts';

/** The due days of the running plan of a dossier as a calendar file; null where there is none within reach. */
export async function servePlanCalendar(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  locale: Locale,
): Promise<Response | null> {
  const dossier = await findDossierForReader(ctx, dossierId, 'calendar', 'download');
  const plan = dossier && (await findPlan(ctx, dossier));
  if (!plan) return null;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'dossiers') });
  const text = planCalendar(
    { id: plan.firstId, instalments: plan.instalments, madeAt: ctx.now },
    {
      product: agency.name,
      summary: (number) => `${t('plan.entry')} (${number}/${plan.instalments.length})`,
    },
  );
  return new Response(text, {
    headers: {
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="plan.ics"',
    },
  });
}
