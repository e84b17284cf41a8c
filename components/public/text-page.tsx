import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { MessagesOf } from '@/lib/i18n/messages.ts';
import { type TextTopic, textPageWords } from '@/lib/i18n/page-words.ts';
import { textValues } from '@/lib/text-values.ts';
import { PublicShell } from '../layout/public-shell.tsx';
import { LinkButton } from '../ui/button.tsx';
import { richTags } from './rich.tsx';

type KeysOf<Texts, Part extends string> = Texts extends Record<Part, infer Inner> ? keyof Inner : never;

type Props = {
  [Page in TextTopic]: {
    locale: Locale;
    page: Page;
    /** Keys under `actions` of the topic, with where they lead; the first is the next step. */
    actions?: { key: KeysOf<MessagesOf<Page>, 'actions'>; href: string }[];
    /** What stands behind the text of a section, by its key: a table, a list of facts. */
    after?: { [Section in KeysOf<MessagesOf<Page>, 'sections'>]?: ReactNode };
  };
}[TextTopic];

/** A help page: title, what it is about in one breath, sections that can be linked to, and the next step. */
export async function TextPage({ locale, page, actions = [], after = {} }: Props) {
  const { head, actionWord, sections } = await textPageWords(locale, page);
  const site = await getTranslations('site');
  const behind: Record<string, ReactNode> = after;
  const tags = { ...richTags(locale), ...textValues };
  return (
    <PublicShell locale={locale} path={`/${page}`}>
      <h1>{head('title', textValues)}</h1>
      <p className="mt-4 max-w-prose text-lg">{head.rich('lead', tags)}</p>
      {actions.length > 0 ? (
        <p className="mt-6 flex flex-wrap gap-3">
          {actions.map(({ key, href }, i) => (
            <LinkButton key={key} locale={locale} href={href} kind={i === 0 ? 'primary' : 'secondary'}>
              {actionWord(key)}
            </LinkButton>
          ))}
        </p>
      ) : null}
      <div className="gap-14 lg:grid lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div>
          {sections.map(({ key, t }) => (
            <section key={key} id={key} className="mt-10">
              <h2>{t('title', textValues)}</h2>
              <div className="prose mt-3">{t.rich('text', tags)}</div>
              {behind[key] ? <div className="mt-5">{behind[key]}</div> : null}
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
              {sections.map(({ key, t }) => (
                <li key={key}>
                  <a
                    href={`#${key}`}
                    className="inline-flex min-h-9 items-center py-1 pointer-coarse:min-h-11"
                  >
                    {t('title', textValues)}
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
