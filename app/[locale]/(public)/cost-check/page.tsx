import { getMessages, getTranslations } from 'next-intl/server';
import { CostCheck } from '@/components/cost-check/cost-check.tsx';
import type { CostCheckWords } from '@/components/cost-check/words.ts';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { CapExamples, CapTable } from '@/components/public/cost-tables.tsx';
import { type SourceId, sources } from '@/lib/debt-law/sources.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) =>
  publicMetadata((await params).locale, 'cost-check');

export default async function CostCheckPage({ params }: Props) {
  const { locale } = await params;
  const [t, law, messages] = await Promise.all([
    getTranslations('costCheck'),
    getTranslations('law'),
    getMessages(),
  ]);
  const { form, fields, options, kinds, problems, result, links } = messages.costCheck;
  const articles = Object.fromEntries(
    Object.entries(sources).map(([id, { article, act }]) => [
      id,
      law('article', { article, act: law(`acts.${act}`) }),
    ]),
  ) as Record<SourceId, string>;
  const words: CostCheckWords = {
    ...{ form, fields, options, kinds, problems, result, links },
    law: messages.law,
    articles,
  };
  return (
    <PublicShell locale={locale} path="/cost-check">
      <h1>{t('title')}</h1>
      <p className="mt-4 max-w-prose text-lg">{t('lead')}</p>
      <p className="mt-3 max-w-prose font-bold">{t('private')}</p>
      <noscript>
        <p className="mt-3 max-w-prose border-s-4 border-waiting ps-4">{t('noScript')}</p>
      </noscript>
      <CostCheck words={words} locale={locale} />
      <section className="no-print mt-12">
        <h2>{t('table')}</h2>
        <div className="mt-4 grid gap-8">
          <CapTable locale={locale} />
          <CapExamples locale={locale} />
        </div>
      </section>
    </PublicShell>
  );
}
