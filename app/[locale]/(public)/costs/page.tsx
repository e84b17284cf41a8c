import { CapExamples, CapTable } from '@/components/public/cost-tables.tsx';
import { TextPage } from '@/components/public/text-page.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) => publicMetadata((await params).locale, 'costs');

export default async function Costs({ params }: Props) {
  const { locale } = await params;
  return (
    <TextPage
      locale={locale}
      page="costs"
      actions={[{ key: 'check', href: '/cost-check' }]}
      after={{ maximum: <CapTable locale={locale} />, examples: <CapExamples locale={locale} /> }}
    />
  );
}
