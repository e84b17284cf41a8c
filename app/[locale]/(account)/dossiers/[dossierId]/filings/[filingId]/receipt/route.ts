import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { serveFiling } from '@/lib/filings/serve-filing.ts';
import { isLocale } from '@/lib/i18n/locales.ts';

type Route = RouteContext<'/[locale]/dossiers/[dossierId]/filings/[filingId]/receipt'>;

export async function GET(_request: Request, { params }: Route) {
  const { locale, dossierId, filingId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  const refusal = await tooManyPdfs(ctx, locale);
  if (refusal) return refusal;
  return (await serveFiling(ctx, { dossierId, filingId, locale })) ?? notFound();
}
