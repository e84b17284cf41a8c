import { notFound } from 'next/navigation';
import { requireDebtor } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { isLocale } from '@/lib/i18n/locales.ts';
import { serveExport } from '@/lib/my-data/serve-export.ts';

type Route = RouteContext<'/[locale]/account/export'>;

export async function GET(_: Request, { params }: Route) {
  const { locale } = await params;
  const ctx = await requireDebtor();
  if (!isLocale(locale)) notFound();
  return (await tooManyPdfs(ctx, locale)) ?? serveExport(ctx, locale);
}
