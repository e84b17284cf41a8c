import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import { chargeReasons, interestReasons } from '../claims/rules.ts';
import type { Context, DebtorActor, MediatorActor } from '../context.ts';
import { findDossierForReader, listInvoices, listPayments } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import { isSettling } from '../filings/stops.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { reasonText } from '../i18n/reason-words.ts';
import { origins } from '../origin.ts';
import { paymentFacts } from '../payments/payment-facts.ts';
import { contentDisposition } from './file-name.ts';
import { overviewPdf } from './overview-pdf.ts';
import { fileHeaders } from './serve-file.ts';

/** The answer to a debtor or mediator who asks for the overview of a dossier: a PDF made now, or null when it is not theirs. */
export async function serveOverview(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  locale: Locale,
): Promise<Response | null> {
  const dossier = await findDossierForReader(ctx, dossierId, 'overview', 'download');
  if (!dossier) return null;
  const [invoices, payments] = [await listInvoices(ctx, dossier), await listPayments(ctx, dossier)];
  const messages = await loadTopic(locale, 'overview');
  const law = await loadTopic(locale, 'law');
  const t = createTranslator({ locale, messages });
  const { state, statement } = dossier.standing;
  const isAsked = state === 'open';
  const reasons = isAsked ? [...chargeReasons(statement), ...interestReasons(statement)] : [];
  const pdf = await overviewPdf(
    {
      locale,
      madeOn: ctx.today,
      madeAt: ctx.now,
      agency: { name: agency.name, phone: agency.phone, site: new URL(origins[0]).host },
      reference: formatReference(dossier.reference),
      pay: isSettling(dossier.stops, ctx.today)
        ? []
        : paymentFacts(
            { communication: dossier.structuredCommunication, amountCents: dossier.openCents },
            locale,
          ),
      dossier,
      isAsked,
      why: [...new Set(reasons.map((reason) => reasonText(reason, law, locale)))],
      invoices,
      payments,
    },
    t,
  );
  const name = `${t('fileName')}-${ctx.today}.pdf`;
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: true }),
      'content-disposition': contentDisposition('inline', name),
    },
  });
}
