import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { serveAllDocuments } from '@/lib/documents/serve-all.ts';
import { isLocale } from '@/lib/i18n/locales.ts';

type Route = RouteContext<'/[locale]/dossiers/[dossierId]/documents/all'>;

export async function GET(_: Request, { params }: Route) {
  const { locale, dossierId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  return (await tooManyPdfs(ctx, locale)) ?? (await serveAllDocuments(ctx, dossierId, locale)) ?? notFound();
}
