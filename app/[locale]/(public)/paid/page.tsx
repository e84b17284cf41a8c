import { TextPage } from '@/components/public/text-page.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) => publicMetadata((await params).locale, 'paid');

export default async function Paid({ params }: Props) {
  const { locale } = await params;
  return <TextPage locale={locale} page="paid" actions={[{ key: 'dossiers', href: '/dossiers' }]} />;
}
