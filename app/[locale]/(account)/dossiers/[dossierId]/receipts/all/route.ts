import { notFound } from 'next/navigation';
import { requireDebtor } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { isLocale } from '@/lib/i18n/locales.ts';
import { serveChain } from '@/lib/receipts/serve-chain.ts';

type Route = RouteContext<'/[locale]/dossiers/[dossierId]/receipts/all'>;

export async function GET(_: Request, { params }: Route) {
  const { locale, dossierId } = await params;
  const ctx = await requireDebtor();
  if (!isLocale(locale)) notFound();
  return (await tooManyPdfs(ctx, locale)) ?? (await serveChain(ctx, dossierId, locale)) ?? notFound();
}
