import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { Kept } from '@/lib/privacy/view.ts';
import { Link } from '../ui/link.tsx';

/** How long what a page shows is kept: to a day where that is known, else counted from the end of the dossier. */
export async function KeptNote({ kept, locale }: { kept: Kept; locale: Locale }) {
  const t = await getTranslations('privacy.terms');
  return (
    <p className="mt-6 max-w-prose text-soft">
      <KeptText {...kept} locale={locale} />{' '}
      <Link locale={locale} href="/privacy#keep">
        {t('caption')}
      </Link>
    </p>
  );
}

async function KeptText({ until, years, locale }: { until: Day | null; years: number; locale: Locale }) {
  const t = await getTranslations('privacy.terms');
  return until ? t('until', { day: formatDay(until, locale) }) : t('after', { count: years });
}
