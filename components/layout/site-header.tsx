import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { agency } from '@/lib/agency.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

type NavLink = { href: string; label: string };

/** Agency, languages and navigation; on a phone the navigation folds into a native disclosure. */
export async function SiteHeader({
  locale,
  path,
  nav,
  home,
  action,
  end,
}: {
  locale: Locale;
  path: string;
  nav: NavLink[];
  home: string;
  action?: NavLink;
  /** What stands last in the navigation, such as the sign-out form. */
  end?: ReactNode;
}) {
  const t = await getTranslations('site');
  const links = nav.map(({ href, label }) => (
    <li key={href}>
      <Link
        locale={locale}
        href={href}
        aria-current={href === path ? 'page' : undefined}
        className="flex min-h-11 items-center text-ink no-underline hover:underline aria-[current=page]:font-bold aria-[current=page]:underline aria-[current=page]:decoration-action aria-[current=page]:decoration-4 aria-[current=page]:underline-offset-8"
      >
        {label}
      </Link>
    </li>
  ));
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:block focus:bg-action focus:px-4 focus:py-3 focus:text-on-action"
      >
        {t('skip')}
      </a>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 px-4 py-2">
          <Link locale={locale} href={home} className="py-2 text-ink no-underline">
            <span className="block text-xl font-bold tracking-tight">{agency.name}</span>
            <span className="block text-sm text-soft max-sm:hidden">{t('tagline')}</span>
          </Link>
          <nav aria-label={t('language')} className="no-print">
            <ul className="flex">
              {locales.map((other) => (
                <li key={other}>
                  <Link
                    locale={other}
                    href={path}
                    lang={languageTags[other]}
                    hrefLang={languageTags[other]}
                    aria-current={other === locale ? 'true' : undefined}
                    className="grid min-h-11 min-w-11 place-items-center text-sm text-soft no-underline hover:underline sm:px-2 aria-[current=true]:font-bold aria-[current=true]:text-ink aria-[current=true]:underline aria-[current=true]:decoration-2"
                  >
                    <span className="uppercase sm:hidden">{other}</span>
                    <span className="max-sm:sr-only">{t(`languages.${other}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <nav aria-label={t('menu')} className="no-print mx-auto max-w-page px-4">
          <div className="border-t border-line lg:hidden">
            {action ? (
              <Link
                locale={locale}
                href={action.href}
                className="float-end flex min-h-11 items-center ps-4 font-bold"
              >
                {action.label}
              </Link>
            ) : null}
            <details className="group">
              <summary className="flex min-h-11 w-fit items-center gap-2 font-bold">
                <span aria-hidden="true" className="group-open:rotate-90">
                  ▸
                </span>
                {t('menu')}
              </summary>
              <ul className="grid pb-3">
                {links}
                {end ? <li>{end}</li> : null}
              </ul>
            </details>
          </div>
          <div className="hidden items-center justify-between gap-6 border-t border-line lg:flex">
            <ul className="flex flex-wrap gap-x-6">{links}</ul>
            {action ? (
              <Link locale={locale} href={action.href} className="flex min-h-11 items-center font-bold">
                {action.label}
              </Link>
            ) : null}
            {end}
          </div>
        </nav>
      </header>
    </>
  );
}
