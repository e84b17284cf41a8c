import { getTranslations } from 'next-intl/server';
import { FaqSearch } from '@/components/faq/faq-search.tsx';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { plainTags, richTags } from '@/components/public/rich.tsx';
import { type FaqTopic, faqTopics } from '@/lib/faq/questions.ts';
import { type Locale, languageTags } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) => publicMetadata((await params).locale, 'faq');

const topics = Object.keys(faqTopics) as FaqTopic[];
const mostResults = 8;

export default async function Faq({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations('faq');
  const tags = { ...richTags(locale), ...textValues };
  const entries = topics
    .flatMap((topic) => [...faqTopics[topic]])
    .map((id) => ({
      id,
      question: t(`items.${id}.question`, textValues),
      answer: t.markup(`items.${id}.answer`, { ...plainTags, ...textValues }).trim(),
    }));
  const structured = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: languageTags[locale],
    mainEntity: entries.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
  return (
    <PublicShell locale={locale} path="/faq">
      <h1>{t('title')}</h1>
      <p className="mt-4 max-w-prose text-lg">{t.rich('lead', tags)}</p>
      <noscript>
        <link rel="stylesheet" href="/no-scripts.css" />
      </noscript>
      <FaqSearch
        entries={entries}
        words={{
          label: t('search.label'),
          hint: t('search.hint'),
          button: t('search.button'),
          none: t('search.none', textValues),
          found: Array.from({ length: mostResults }, (_, i) => t('search.found', { count: i + 1 })),
        }}
      />
      <div className="mt-10 gap-12 lg:grid lg:grid-cols-[16rem_1fr]">
        <nav aria-labelledby="topics" className="lg:sticky lg:top-4 lg:self-start">
          <h2 id="topics" className="text-lg">
            {t('topicsTitle')}
          </h2>
          <ul className="mt-2 sm:columns-2 lg:columns-1">
            {topics.map((topic) => (
              <li key={topic}>
                <a href={`#${topic}`} className="inline-flex min-h-11 items-center">
                  {t(`topics.${topic}`, textValues)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-10 max-w-prose lg:mt-0">
          {topics.map((topic) => (
            <section key={topic} aria-labelledby={topic} className="mb-10">
              <h2 id={topic}>{t(`topics.${topic}`, textValues)}</h2>
              <div className="mt-3 divide-y divide-line border-y border-line">
                {faqTopics[topic].map((id) => (
                  <details key={id} className="group open:bg-surface">
                    <summary className="group/question flex min-h-12 items-baseline gap-2 py-2.5 font-bold">
                      <span aria-hidden="true" className="w-4 flex-none text-action group-open:rotate-90">
                        ▸
                      </span>
                      <span className="min-w-0 group-hover/question:underline">
                        {t(`items.${id}.question`, textValues)}
                      </span>
                    </summary>
                    <div id={id} className="prose scroll-mt-32 ps-6 pe-2 pb-5">
                      {t.rich(`items.${id}.answer`, tags)}
                    </div>
                  </details>
                ))}
              </div>
            </section>
          ))}
        </div>
      </div>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own texts, with every < escaped.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(structured).replaceAll('<', '\\u003c') }}
      />
    </PublicShell>
  );
}
