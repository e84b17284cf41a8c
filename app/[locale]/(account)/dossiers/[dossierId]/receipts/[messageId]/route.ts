import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { serveReceipt } from '@/lib/documents/serve-receipt.ts';
import { isLocale } from '@/lib/i18n/locales.ts';

type Route = RouteContext<'/[locale]/dossiers/[dossierId]/receipts/[messageId]'>;

export async function GET(request: Request, { params }: Route) {
  const { locale, dossierId, messageId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  const wanted = new URL(request.url).searchParams;
  const refusal = await tooManyPdfs(ctx, locale);
  if (refusal) return refusal;
  return (await serveReceipt(ctx, { dossierId, messageId, locale, wanted })) ?? notFound();
}
