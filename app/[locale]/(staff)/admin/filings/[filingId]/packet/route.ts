import { notFound } from 'next/navigation';
import { requireStaff } from '@/lib/auth/session.ts';
import { tooManyPdfs } from '@/lib/documents/pdf-limit.ts';
import { servePacket } from '@/lib/filings/serve-packet.ts';
import { isLocale } from '@/lib/i18n/locales.ts';

type Route = RouteContext<'/[locale]/admin/filings/[filingId]/packet'>;

export async function GET(_request: Request, { params }: Route) {
  const { locale, filingId } = await params;
  const ctx = await requireStaff('filings');
  if (!isLocale(locale)) notFound();
  const refusal = await tooManyPdfs(ctx, locale);
  if (refusal) return refusal;
  return (await servePacket(ctx, filingId, locale)) ?? notFound();
}
