import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context } from '../context.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { isSettling } from '../filings/stops.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { paymentFacts } from '../payments/payment-facts.ts';
import { type PlanDocument, planPdf } from './plan-pdf.ts';
import { progressOfPlan } from './progress.ts';
import { findPlan } from './queries.ts';

type Shape = Pick<PlanDocument, 'envelope' | 'isStatement'>;

/** The running plan of a dossier as a PDF made now, with its title and the beginning of its file's name; null where none runs. */
export async function planPaper(
  ctx: Context,
  dossier: Owned<DossierView>,
  locale: Locale,
  shape: Shape = {},
): Promise<{ pdf: Buffer; title: string; fileName: string } | null> {
  const plan = await findPlan(ctx, dossier);
  if (!plan) return null;
  const messages = {
    plans: await loadTopic(locale, 'plans'),
    dossiers: await loadTopic(locale, 'dossiers'),
    overview: await loadTopic(locale, 'overview'),
  };
  const words = {
    plans: createTranslator({ locale, messages, namespace: 'plans' }),
    dossiers: createTranslator({ locale, messages, namespace: 'dossiers' }),
    overview: createTranslator({ locale, messages, namespace: 'overview' }),
  };
  const next = progressOfPlan(plan, ctx.today).find(({ leftCents }) => leftCents > 0);
  const pdf = await planPdf(
    {
      ...{ locale, madeOn: ctx.today, madeAt: ctx.now, agency: agency.name, plan, ...shape },
      ...{ debtorName: dossier.debtor.name, creditorName: dossier.creditor.name },
      reference: formatReference(dossier.reference),
      pay:
        next && !isSettling(dossier.stops, ctx.today)
          ? paymentFacts(
              { communication: dossier.structuredCommunication, amountCents: next.leftCents },
              locale,
            )
          : [],
    },
    words,
  );
  const title = words.plans(shape.isStatement ? 'document.statement' : 'document.title');
  return { pdf, title, fileName: words.plans('document.fileName') };
}
