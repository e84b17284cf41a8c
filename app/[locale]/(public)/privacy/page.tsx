import { TermTable } from '@/components/privacy/term-table.tsx';
import { TextPage } from '@/components/public/text-page.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) => publicMetadata((await params).locale, 'privacy');

export default async function Privacy({ params }: Props) {
  const { locale } = await params;
  return <TextPage locale={locale} page="privacy" after={{ keep: <TermTable /> }} />;
}
