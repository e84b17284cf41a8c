import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { isLocale } from '@/lib/i18n/locales.ts';
import { servePlan } from '@/lib/plans/serve-plan.ts';

type Route = RouteContext<'/[locale]/dossiers/[dossierId]/confirmation'>;

export async function GET(_: Request, { params }: Route) {
  const { locale, dossierId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  return (await tooManyPdfs(ctx, locale)) ?? (await servePlan(ctx, dossierId, locale)) ?? notFound();
}
