import { notFound } from 'next/navigation';
import { requireDossierReader } from '@/lib/auth/session.ts';
import { isLocale } from '@/lib/i18n/locales.ts';
import { servePlanCalendar } from '@/lib/plans/serve-calendar.ts';

export async function GET(_: Request, { params }: RouteContext<'/[locale]/dossiers/[dossierId]/calendar'>) {
  const { locale, dossierId } = await params;
  const ctx = await requireDossierReader();
  if (!isLocale(locale)) notFound();
  return (await servePlanCalendar(ctx, dossierId, locale)) ?? notFound();
}
