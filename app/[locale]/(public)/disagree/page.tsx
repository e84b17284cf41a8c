import { TextPage } from '@/components/public/text-page.tsx';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) =>
  publicMetadata((await params).locale, 'disagree');

export default async function Disagree({ params }: Props) {
  const { locale } = await params;
  return (
    <TextPage
      locale={locale}
      page="disagree"
      actions={[
        { key: 'dossiers', href: '/dossiers' },
        { key: 'check', href: '/cost-check' },
        { key: 'notMe', href: '/not-me' },
      ]}
    />
  );
}
