import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

/** Older and newer pages of a long conversation. */
export async function ThreadPages({
  page,
  pages,
  base,
  locale,
}: {
  page: number;
  pages: number;
  base: string;
  locale: Locale;
}) {
  if (pages <= 1) return null;
  const t = await getTranslations('messaging');
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-x-6">
      {page < pages ? (
        <Link locale={locale} href={`${base}?page=${page + 1}`} className="inline-flex min-h-11 items-center">
          {t('older')}
        </Link>
      ) : null}
      <span className="text-soft">{t('page', { page, pages })}</span>
      {page > 1 ? (
        <Link locale={locale} href={`${base}?page=${page - 1}`} className="inline-flex min-h-11 items-center">
          {t('newer')}
        </Link>
      ) : null}
    </nav>
  );
}
