import { notFound } from 'next/navigation';
import { currentContext } from '@/lib/auth/session.ts';
import { isLocale } from '@/lib/i18n/locales.ts';
import { serveCertificate } from '@/lib/privacy/serve-certificate.ts';

export async function GET(_: Request, { params }: RouteContext<'/[locale]/erased/[erasureId]/certificate'>) {
  const ctx = await currentContext();
  const { locale, erasureId } = await params;
  if (!isLocale(locale)) notFound();
  return (await serveCertificate(ctx, erasureId, locale)) ?? notFound();
}
