import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from './link.tsx';

/** Older and newer pages of a long list, newest on page 1. */
export function PageLinks({
  page,
  pages,
  base,
  locale,
  words,
}: {
  page: number;
  pages: number;
  base: string;
  locale: Locale;
  words: { label: string; older: string; newer: string; where: string };
}) {
  if (pages <= 1) return null;
  const to = (other: number, text: string) => (
    <Link locale={locale} href={`${base}?page=${other}`} className="inline-flex min-h-11 items-center">
      {text}
    </Link>
  );
  return (
    <nav aria-label={words.label} className="flex flex-wrap items-center gap-x-6">
      {page < pages ? to(page + 1, words.older) : null}
      <span className="text-soft">{words.where}</span>
      {page > 1 ? to(page - 1, words.newer) : null}
    </nav>
  );
}
