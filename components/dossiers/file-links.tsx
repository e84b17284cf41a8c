import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

/** View in the browser where that is safe, and download. */
export async function FileLinks({
  path,
  name,
  servedInline,
  locale,
}: {
  /** Where the bytes are handed out; with `inline=1` they are shown. */
  path: string;
  name: string;
  servedInline: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.invoices');
  const what = <span className="sr-only"> {name}</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-4 max-md:justify-end">
      {servedInline ? (
        <Link
          locale={locale}
          href={`${path}?inline=1`}
          className="inline-flex min-h-11 items-center md:min-h-6 pointer-coarse:min-h-11"
        >
          {t('view')}
          {what}
        </Link>
      ) : null}
      <Link
        locale={locale}
        href={path}
        className="inline-flex min-h-11 items-center md:min-h-6 pointer-coarse:min-h-11"
        download
      >
        {t('download')}
        {what}
      </Link>
    </span>
  );
}
