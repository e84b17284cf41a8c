import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { findDossier } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import { contentDisposition } from './file-name.ts';
import { openReceipt } from './queries.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { fileHeaders } from './serve-file.ts';

type Asked = { dossierId: string; messageId: string; locale: Locale; wanted: URLSearchParams };

/**
 * The answer to who asks for the receipt of a message: a PDF made now from what is stored, or null when it is not within
 * reach. A debtor gets it in the language of the page, staff in the debtor's. `?inline=1` asks to see it.
 */
export async function serveReceipt(
  ctx: Context<DebtorActor | MediatorActor | StaffActor>,
  { dossierId, messageId, wanted, ...asked }: Asked,
): Promise<Response | null> {
  const dossier = await findDossier(ctx, dossierId, 'download');
  const receipt = dossier && (await openReceipt(ctx, dossier, messageId));
  if (!receipt) return null;
  const locale = ctx.actor.kind === 'staff' ? dossier.debtor.language : asked.locale;
  const messages = await loadTopic(locale, 'receipt');
  const t = createTranslator({ locale, messages });
  const pdf = await receiptPdf(
    {
      ...receipt,
      locale,
      madeOn: ctx.today,
      madeAt: ctx.now,
      agency: { name: agency.name, phone: agency.phone, site: new URL(origins[0]).host },
      reference: formatReference(dossier.reference),
      debtorName: dossier.debtor.name,
      creditorName: dossier.creditor.name,
    },
    t,
  );
  const way = wanted.get('inline') === '1' ? 'inline' : 'attachment';
  const name = `${t('fileName')}-${receipt.number.replaceAll(' ', '-')}.pdf`;
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: way === 'inline' }),
      'content-disposition': contentDisposition(way, name),
    },
  });
}
