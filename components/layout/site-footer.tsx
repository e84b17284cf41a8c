import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

const helpPages = ['faq', 'costs', 'many-debts', 'fraud', 'receipt-check', 'not-me'] as const;
const aboutPages = ['about', 'contact', 'privacy', 'accessibility'] as const;
const keys = {
  faq: 'nav.faq',
  costs: 'nav.costs',
  'many-debts': 'nav.manyDebts',
  fraud: 'nav.fraud',
  'receipt-check': 'nav.receiptCheck',
  'not-me': 'nav.notMe',
  about: 'nav.about',
  contact: 'nav.contact',
  privacy: 'nav.privacy',
  accessibility: 'nav.accessibility',
} as const;

/** The same help in the same place on every page. */
export async function SiteFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations('site');
  const column = (title: string, pages: readonly (keyof typeof keys)[]) => (
    <div className="no-print">
      <h2 className="text-base font-bold">{title}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <Link
              locale={locale}
              href={`/${page}`}
              className="inline-flex min-h-11 items-center py-1 sm:min-h-9 pointer-coarse:min-h-11"
            >
              {t(keys[page])}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <footer className="mt-12 print:mt-4 border-t border-line bg-surface">
      <div className="mx-auto grid max-w-page grid-cols-2 gap-x-6 gap-y-8 px-4 py-10 sm:grid-cols-3 print:py-4">
        <div className="max-sm:col-span-2">
          <h2 className="text-base font-bold">{t('footer.phone')}</h2>
          <p>
            <a
              href={`tel:${agency.phoneLink}`}
              className="inline-flex min-h-11 items-center text-lg font-bold"
            >
              {agency.phone}
            </a>
          </p>
          <p className="text-soft">{t('footer.closedOffice')}</p>
        </div>
        {column(t('footer.help'), helpPages)}
        {column(t('footer.about'), aboutPages)}
      </div>
    </footer>
  );
}
