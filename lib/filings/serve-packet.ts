import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { aboutText, type DisputeWords } from '../disputes/decision-text.ts';
import { type Ground, groundOf, type Question } from '../disputes/grounds.ts';
import { packetPdf } from '../disputes/packet-pdf.ts';
import { creditorAnswersBy, interestStopsFrom } from '../disputes/terms.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import { findDossier, listInvoices } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { creditorAskedOn } from './creditor-turn.ts';
import { groundIn, scopeOf } from './dispute-steps.ts';
import { findFiling } from './queries.ts';
import type { Details } from './view.ts';

/** The packet that staff send to a creditor about a dispute, made now from what is stored; null out of reach. */
export async function servePacket(
  ctx: Context<StaffActor>,
  filingId: string,
  locale: Locale,
): Promise<Response | null> {
  const filing = ctx.actor.kind === 'staff' ? await findFiling(ctx, filingId) : null;
  const ground = filing?.kind === 'dispute' ? groundIn(filing.details) : null;
  const dossier = filing && ground && (await findDossier(ctx, filing.dossierId));
  if (!filing || !ground || !dossier) return null;
  const [dispute, receipt, invoices] = await Promise.all([
    loadTopic(locale, 'dispute'),
    loadTopic(locale, 'receipt'),
    listInvoices(ctx, dossier),
  ]);
  const t = createTranslator({ locale, messages: { dispute }, namespace: 'dispute' });
  const scope = scopeOf(filing.details);
  const invoiceNumbers = invoices.flatMap(({ id, number }) =>
    scope.kind === 'invoices' && scope.invoiceIds.includes(id) ? [number] : [],
  );
  const marks = String(filing.details.evidence ?? '').split(' ');
  const pdf = await packetPdf(
    {
      ...{ locale, number: filing.number, madeOn: ctx.today, madeAt: ctx.now, agency: agency.name },
      reference: formatReference(dossier.reference),
      ...{ creditorName: dossier.creditor.name, debtorName: dossier.debtor.name, filedOn: filing.filedOn },
      ground: t(`grounds.${ground}.title`),
      about: aboutText({ scope, invoiceNumbers }, t, locale),
      answers: answersOf(ground, filing.details, t, locale),
      words: String(filing.details.words ?? ''),
      evidence: groundOf(ground)
        .evidence.filter(({ id }) => marks.includes(id))
        .map(({ id }) => t(`evidence.${id}.title`)),
      files: filing.files,
      answerBy: creditorAnswersBy(creditorAskedOn(filing.events) ?? ctx.today),
      interestStops: interestStopsFrom(filing.stop?.from ?? filing.filedOn),
    },
    t,
    createTranslator({ locale, messages: { receipt }, namespace: 'receipt' }),
  );
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', `${t('packet.fileName')}-${filing.number}.pdf`),
    },
  });
}

const answersOf = (ground: Ground, details: Details, t: DisputeWords, locale: Locale) =>
  groundOf(ground).questions.flatMap((question) => {
    const value = details[question.id] ?? null;
    return value === null
      ? []
      : [{ label: t(`questions.${question.id}`), value: answerText(question, value, t, locale) }];
  });

function answerText(question: Question, value: string | number, t: DisputeWords, locale: Locale): string {
  const loose = t as unknown as (key: string) => string;
  switch (question.kind) {
    case 'day':
      return formatDay(String(value) as Day, locale);
    case 'amount':
      return formatMoney(cents(Number(value)), locale);
    case 'yesNo':
      return loose(`ask.${value}`);
    case 'choice':
      return loose(`options.${question.id}.${value}`);
    case 'text':
      return String(value);
  }
}
