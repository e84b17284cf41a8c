import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import type { Context } from '../context.ts';
import { contentDisposition } from '../documents/file-name.ts';
import { fileHeaders } from '../documents/serve-file.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { findCertificate } from './queries.ts';

/** The answer to who asks for a certificate of erasure by its opaque address: a PDF made now, or null. */
export async function serveCertificate(
  ctx: Context,
  erasureId: string,
  locale: Locale,
): Promise<Response | null> {
  const certificate = await findCertificate(ctx, erasureId);
  if (!certificate) return null;
  const messages = { erasure: await loadTopic(locale, 'erasure') };
  const t = createTranslator({ locale, messages, namespace: 'erasure.certificate' });
  const pdf = await certificatePdf({ ...certificate, locale, madeOn: ctx.today, madeAt: ctx.now, agency }, t);
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...fileHeaders({ mediaType: 'application/pdf', inline: false }),
      'content-disposition': contentDisposition('attachment', `${t('fileName')}-${certificate.number}.pdf`),
    },
  });
}
