import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossierForReader } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import { isSettling } from '../filings/stops.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { paymentFacts } from '../payments/payment-facts.ts';
import { planPdf } from './plan-pdf.ts';
import { progressOfPlan } from './progress.ts';
import { findPlan } from './queries.ts';

/** The running plan of a dossier as a PDF made now; null where there is none within reach. */
export async function servePlan(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  locale: Locale,
): Promise<Response | null> {
  const dossier = await findDossierForReader(ctx, dossierId, 'confirmation', 'download');
  const plan = dossier && (await findPlan(ctx, dossier));
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
      ...{ locale, madeOn: ctx.today, madeAt: ctx.now, agency: agency.name, plan },
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
  const name = `${words.plans('document.fileName')}-${dossier.reference}.pdf`;
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', name),
    },
  });
}
