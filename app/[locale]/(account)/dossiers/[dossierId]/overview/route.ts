import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { serveOverview } from '@/lib/documents/serve-overview.ts';
import { isLocale } from '@/lib/i18n/locales.ts';

export async function GET(_: Request, { params }: RouteContext<'/[locale]/dossiers/[dossierId]/overview'>) {
  const { locale, dossierId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  return (await tooManyPdfs(ctx, locale)) ?? (await serveOverview(ctx, dossierId, locale)) ?? notFound();
}
