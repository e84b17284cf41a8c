import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { namespaceOf } from '@/lib/i18n/topics.ts';
import { textValues } from '@/lib/text-values.ts';
import { PublicShell } from '../layout/public-shell.tsx';
import { LinkButton } from '../ui/button.tsx';
import { richTags } from './rich.tsx';

/** A help page: title, what it is about in one breath, sections that can be linked to, and the next step. */
export async function TextPage({
  locale,
  page,
  actions = [],
  after = {},
}: {
  locale: Locale;
  page: string;
  /** Keys under `actions` of the topic, with where they lead; the first is the next step. */
  actions?: { key: string; href: string }[];
  /** What stands behind the text of a section, by its key: a table, a list of facts. */
  after?: Record<string, ReactNode>;
}) {
  const [t, site] = await Promise.all([getTranslations(namespaceOf(page)), getTranslations('site')]);
  const sections = Object.keys(t.raw('sections') as Record<string, unknown>);
  const tags = { ...richTags(locale), ...textValues };
  return (
    <PublicShell locale={locale} path={`/${page}`}>
      <h1>{t('title', textValues)}</h1>
      <p className="mt-4 max-w-prose text-lg">{t.rich('lead', tags)}</p>
      {actions.length > 0 ? (
        <p className="mt-6 flex flex-wrap gap-3">
          {actions.map(({ key, href }, i) => (
            <LinkButton key={key} locale={locale} href={href} kind={i === 0 ? 'primary' : 'secondary'}>
              {t(`actions.${key}`)}
            </LinkButton>
          ))}
        </p>
      ) : null}
      <div className="gap-14 lg:grid lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div>
          {sections.map((key) => (
            <section key={key} id={key} className="mt-10">
              <h2>{t(`sections.${key}.title`, textValues)}</h2>
              <div className="prose mt-3">{t.rich(`sections.${key}.text`, tags)}</div>
              {after[key] ? <div className="mt-5">{after[key]}</div> : null}
            </section>
          ))}
        </div>
        {sections.length > 2 ? (
          <nav
            aria-labelledby="contents"
            className="no-print mt-10 border-s-2 border-line ps-5 max-lg:hidden lg:sticky lg:top-4 lg:self-start"
          >
            <h2 id="contents" className="text-base">
              {site('contents')}
            </h2>
            <ul className="mt-1">
              {sections.map((key) => (
                <li key={key}>
                  <a
                    href={`#${key}`}
                    className="inline-flex min-h-9 items-center py-1 pointer-coarse:min-h-11"
                  >
                    {t(`sections.${key}.title`, textValues)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </PublicShell>
  );
}
