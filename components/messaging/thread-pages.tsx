import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales.ts';
import { PageLinks } from '../ui/page-links.tsx';

type Props = { page: number; pages: number; base: string; locale: Locale };

/** Older and newer pages of a long conversation. */
export async function ThreadPages(props: Props) {
  const t = await getTranslations('messaging');
  const { page, pages } = props;
  const words = {
    label: t('pages'),
    older: t('older'),
    newer: t('newer'),
    where: t('page', { page: `${page}`, pages: `${pages}` }),
  };
  return <PageLinks {...props} words={words} />;
}
